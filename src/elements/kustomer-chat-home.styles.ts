import {css} from 'lit';

export const homeStyles = css`
  :host {
    display: flex;
    min-block-size: 0;
  }
  .home {
    display: flex;
    flex-direction: column;
    min-block-size: 100%;
    padding: 8px 24px max(24px, var(--_safe-area, 0px));
  }
  .start {
    display: flex;
    flex: none;
    align-items: center;
    gap: 14px;
    inline-size: 100%;
    padding: 14px 16px;
    border-radius: var(--kustomer-chat-radius-card);
    background: var(--kustomer-chat-accent-fill);
    color: var(--kustomer-chat-on-accent);
    transition: background-color var(--kustomer-chat-fast);
  }
  .start:hover {
    background: color-mix(in srgb, var(--kustomer-chat-accent-fill) 92%, var(--kustomer-chat-on-accent));
  }
  .start .text {
    flex: 1;
  }
  .start b {
    display: block;
    font-weight: 600;
    line-height: 1.3333;
  }
  .start small {
    display: block;
    margin-block-start: 2px;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }
  .start .i.flip {
    margin-inline-end: -4px;
  }
  .another {
    margin-block-start: 8px;
  }

  @media (forced-colors: active) {
    .start {
      forced-color-adjust: none;
      border: 1px solid Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
