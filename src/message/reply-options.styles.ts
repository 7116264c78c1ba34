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
  .picker {
    margin-block-start: 16px;
    border: 1px solid var(--kustomer-chat-border);
    border-radius: var(--kustomer-chat-radius-card);
    background: var(--kustomer-chat-surface-raised);
    box-shadow: var(--kustomer-chat-shadow-card);
    overflow: hidden;
  }
  .crumbs {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px;
    min-block-size: 48px;
    padding: 4px 8px 4px 4px;
    border-block-end: 1px solid var(--kustomer-chat-border);
    font-size: var(--kustomer-chat-size-small);
    color: var(--kustomer-chat-text-muted);
  }
  .crumbs b {
    font-weight: 600;
    color: var(--kustomer-chat-text);
  }
  .crumbs .icon-btn {
    inline-size: 32px;
    block-size: 32px;
  }
  .crumbs .i.s {
    margin-inline: 2px;
  }
  .opt {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 48px;
    padding: 10px 16px;
  }
  .opt .t {
    flex: 1;
  }
  .opt .i {
    color: var(--kustomer-chat-text-muted);
  }
  .opt:hover {
    background: var(--kustomer-chat-hover);
  }
  .opt[aria-pressed='true'] {
    background: var(--kustomer-chat-accent-soft);
    font-weight: 600;
  }
  .opt[aria-pressed='true'] .i {
    color: var(--kustomer-chat-accent-text);
  }
  .opt:focus-visible {
    outline-offset: -3px;
    border-radius: var(--kustomer-chat-radius-control);
  }
  .picker li + li .opt {
    box-shadow: inset 0 1px 0 var(--kustomer-chat-border);
  }
  @media (forced-colors: active) {
    .reply,
    .opt {
      color: ButtonText;
    }
    .reply.primary {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .opt[aria-pressed='true'] {
      border-inline-start: 6px solid Highlight;
    }
  }
`;
