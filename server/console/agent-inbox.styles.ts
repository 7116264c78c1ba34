import {css} from 'lit';

export const inboxStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    background: var(--kustomer-chat-surface);
  }
  h1 {
    flex: 1;
    font-size: var(--kustomer-chat-size-title);
    font-weight: 600;
    line-height: 1.3333;
  }
  .find {
    position: relative;
    padding: 0 16px 12px;
  }
  .find .i {
    position: absolute;
    inset-block-start: 10px;
    inset-inline-start: 28px;
    color: var(--kustomer-chat-text-muted);
    pointer-events: none;
  }
  .find .input {
    padding-inline-start: 40px;
    border-color: transparent;
    background: var(--kustomer-chat-surface-sunken);
  }
  .find .input:focus-visible {
    background: var(--kustomer-chat-surface);
  }
  .views {
    display: flex;
    gap: 2px;
    padding: 0 16px 12px;
    border-block-end: 1px solid var(--kustomer-chat-border);
  }
  .view {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    padding: 6px 9px;
    border-radius: calc(var(--kustomer-chat-radius) * 0.5);
    color: var(--kustomer-chat-text-muted);
    font-size: var(--kustomer-chat-size-small);
    font-weight: 500;
    line-height: 1.5385;
    white-space: nowrap;
  }
  .view:hover {
    background: var(--kustomer-chat-hover);
  }
  .view[aria-pressed='true'] {
    background: var(--kustomer-chat-press);
    color: var(--kustomer-chat-text);
    font-weight: 600;
  }
  .view .number {
    color: var(--kustomer-chat-text-muted);
    font-weight: 500;
  }
  .queue {
    padding: 8px;
  }
  .row {
    display: grid;
    grid-template-columns: 36px minmax(0, 1fr);
    align-items: start;
    column-gap: 12px;
    min-block-size: 64px;
    padding: 10px 12px;
    border-radius: var(--kustomer-chat-radius-card);
    color: inherit;
    text-decoration: none;
    transition: background-color var(--kustomer-chat-fast);
  }
  .row:hover {
    background: var(--kustomer-chat-hover);
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .row[aria-current='true'] {
    background: var(--kustomer-chat-accent-soft);
  }
  .av {
    margin-block-start: 2px;
  }
  .what {
    min-inline-size: 0;
  }
  .line {
    display: flex;
    align-items: baseline;
    gap: 8px;
    min-inline-size: 0;
  }
  .title,
  .preview {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .title {
    font-size: 14px;
    font-weight: 500;
    line-height: 1.4286;
  }
  .preview {
    color: var(--kustomer-chat-text-muted);
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.5385;
  }
  .writing {
    color: var(--kustomer-chat-accent-text);
  }
  time {
    color: var(--kustomer-chat-text-muted);
    font-size: var(--kustomer-chat-size-caption);
    line-height: 1.3333;
    white-space: nowrap;
  }
  .dot {
    flex: none;
    align-self: center;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--kustomer-chat-accent-text);
  }
  .unread .title {
    font-weight: 650;
  }
  .unread .preview {
    color: var(--kustomer-chat-text);
  }
  .unread time {
    color: var(--kustomer-chat-accent-text);
    font-weight: 600;
  }
  .chips {
    display: flex;
    gap: 6px;
    margin-block-start: 6px;
  }
  .chip.text {
    flex: 0 1 auto;
    min-inline-size: 0;
  }
  .chip span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .row[aria-current='true'] .chip:not(.accent) {
    background: var(--kustomer-chat-surface);
  }
  .none {
    padding: 24px 28px 0;
    color: var(--kustomer-chat-text-muted);
    font-size: var(--kustomer-chat-size-small);
  }
  .more {
    display: flex;
    margin: 0 auto 16px;
  }
  .waiting {
    padding: 18px 20px;
    animation: fade 200ms 200ms backwards;
  }
  .waiting div {
    display: grid;
    grid-template-columns: 36px 1fr;
    gap: 8px 12px;
    align-items: center;
    min-block-size: 76px;
  }
  .waiting .face {
    grid-row: span 2;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
  }
  .waiting .skeleton:not(.face) {
    block-size: 12px;
  }
  .waiting .short {
    inline-size: 55%;
  }
  @media (forced-colors: active) {
    .row[aria-current='true'] {
      border-inline-start: 3px solid Highlight;
    }
    .dot {
      background: Highlight;
      forced-color-adjust: none;
    }
    .view[aria-pressed='true'] {
      border: 1px solid Highlight;
    }
  }
`;
