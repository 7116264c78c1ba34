import {css} from 'lit';

export const detailsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    background: var(--kustomer-chat-surface);
  }
  .head {
    gap: 12px;
    border-block-end: 1px solid var(--kustomer-chat-border);
  }
  .who {
    flex: 1;
    min-inline-size: 0;
  }
  h2 {
    overflow: hidden;
    font-weight: 600;
    line-height: 1.3333;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  small {
    display: block;
    color: var(--kustomer-chat-text-muted);
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }
  .close {
    display: none;
  }
  .scroll:focus-visible {
    outline-offset: -2px;
  }
  .block {
    padding: 16px 20px;
  }
  .block + .block {
    border-block-start: 1px solid var(--kustomer-chat-border);
  }
  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: 32px;
    margin-block-end: 4px;
  }
  h3 {
    color: var(--kustomer-chat-text-muted);
    font-size: var(--kustomer-chat-size-small);
    font-weight: 600;
    line-height: 1.3846;
  }
  .add {
    inline-size: 32px;
    block-size: 32px;
  }
  dl {
    display: grid;
    gap: 8px;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }
  dl > div {
    display: grid;
    grid-template-columns: 104px minmax(0, 1fr);
    gap: 12px;
  }
  /* A field needs the whole width. */
  dl > div:has([editing]) {
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }
  dt {
    color: var(--kustomer-chat-text-muted);
  }
  dd {
    font-variant-numeric: tabular-nums;
  }
  .id {
    font-family: var(--kustomer-chat-font-mono);
    font-size: 11px;
  }
  .none {
    color: var(--kustomer-chat-text-muted);
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }
  .adding {
    display: grid;
    gap: 8px;
    margin-block-end: 16px;
    padding: 12px;
    border-radius: var(--kustomer-chat-radius-card);
    background: var(--kustomer-chat-surface-sunken);
  }
  .name {
    min-block-size: 36px;
    padding: 6px 10px;
    font-size: var(--kustomer-chat-size-small);
  }
  @media (max-width: 1180px) {
    .close {
      display: grid;
    }
  }
`;
