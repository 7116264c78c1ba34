import {css} from 'lit';

/** Choices sit on the side of the person who will say them. */
export const replyOptionStyles = css`
  .replies {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    padding-block-start: 16px;
    padding-inline-start: 36px;
  }
  .reply {
    min-block-size: 44px;
    padding: 10px 18px;
    border: 1px solid var(--kustomer-chat-accent-text);
    border-radius: var(--kustomer-chat-radius-pill);
    background: var(--kustomer-chat-surface);
    color: var(--kustomer-chat-accent-text);
    font-weight: 500;
    line-height: 1.4667;
    transition: background-color var(--kustomer-chat-fast);
  }
  .reply:hover {
    background: var(--kustomer-chat-accent-soft);
  }
  .reply.primary {
    border-color: transparent;
    background: var(--kustomer-chat-accent-fill);
    color: var(--kustomer-chat-on-accent);
    font-weight: 600;
  }
  .reply.primary:hover {
    background: color-mix(in srgb, var(--kustomer-chat-accent-fill) 90%, var(--kustomer-chat-on-accent));
  }
  .reply.face {
    min-inline-size: 56px;
    padding: 6px 12px;
    font-size: 24px;
    line-height: 1.2;
    text-align: center;
  }
  @media (forced-colors: active) {
    .reply {
      color: ButtonText;
    }
    .reply.primary {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
