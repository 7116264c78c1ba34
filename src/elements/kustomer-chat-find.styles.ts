import {css} from 'lit';

export const findStyles = css`
  :host {
    display: block;
    flex: none;
    border-block-end: 1px solid var(--kustomer-chat-border);
    background: var(--kustomer-chat-surface);
    animation: fade var(--kustomer-chat-fast);
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 2px;
    padding: 8px 10px 8px 12px;
  }
  .bar + .bar {
    gap: 12px;
    padding: 0 12px 10px;
  }
  .field {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    min-block-size: 40px;
    margin-inline-end: 4px;
    padding-inline: 10px;
    border: 1px solid var(--kustomer-chat-border-strong);
    border-radius: var(--kustomer-chat-radius-control);
  }
  .field .i {
    color: var(--kustomer-chat-text-muted);
  }
  .field:has(input:focus-visible) {
    outline: 2px solid var(--kustomer-chat-focus);
    outline-offset: -2px;
  }
  .field input {
    flex: 1;
    inline-size: 0;
    min-inline-size: 40px;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    outline: none;
    appearance: none;
  }
  .field input::-webkit-search-cancel-button {
    display: none;
  }
  .field input:placeholder-shown {
    direction: inherit;
  }
  .field input::placeholder {
    color: var(--kustomer-chat-text-muted);
    opacity: 1;
  }
  .count {
    font-size: var(--kustomer-chat-size-caption);
    font-variant-numeric: tabular-nums;
    line-height: 1.3333;
    color: var(--kustomer-chat-text-muted);
  }
  .icon-btn {
    inline-size: 36px;
    block-size: 36px;
  }
  .icon-btn::after {
    inset: -4px 0;
  }
  .icon-btn[aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }
  .icon-btn[aria-expanded='true'] {
    background: var(--kustomer-chat-accent-soft);
    color: var(--kustomer-chat-accent-text);
  }
  label {
    font-size: var(--kustomer-chat-size-small);
    color: var(--kustomer-chat-text-muted);
  }
  #day {
    flex: 1;
    min-block-size: 40px;
    min-inline-size: 0;
    padding: 6px 12px;
    border: 1px solid var(--kustomer-chat-border-strong);
    border-radius: var(--kustomer-chat-radius-control);
    background: none;
  }
  #day:focus-visible {
    outline-offset: -2px;
  }
  @media (forced-colors: active) {
    .field {
      outline-color: Highlight !important;
    }
  }
  @media (pointer: coarse) {
    input {
      font-size: max(16px, var(--kustomer-chat-size-body)) !important;
    }
  }
`;

/** For the thread whose words are marked. */
export const highlightStyles = css`
  ::highlight(kustomer-chat-find) {
    background-color: var(--_mark);
    color: var(--kustomer-chat-text);
  }
  ::highlight(kustomer-chat-find-current) {
    background-color: var(--_mark-current);
    color: var(--kustomer-chat-text);
  }
`;
