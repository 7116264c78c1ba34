import {css} from 'lit';

/** A list of options in a card: a tree of answers, and articles. */
export const treeOptionStyles = css`
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
  .search {
    position: relative;
    border-block-end: 1px solid var(--kustomer-chat-border);
  }
  .search .i {
    position: absolute;
    inset-inline-start: 16px;
    inset-block-start: 14px;
    color: var(--kustomer-chat-text-muted);
    pointer-events: none;
  }
  .search input {
    display: block;
    inline-size: 100%;
    min-block-size: 48px;
    padding: 10px 16px;
    padding-inline-start: 48px;
    border: 0;
    border-radius: 0;
    background: none;
    appearance: none;
  }
  .search input:focus-visible {
    outline-offset: -3px;
    border-radius: var(--kustomer-chat-radius-control);
  }
  .search input::placeholder {
    color: var(--kustomer-chat-text-muted);
    opacity: 1;
  }
  .picker .none {
    padding: 14px 16px;
    color: var(--kustomer-chat-text-muted);
  }
  .opt small {
    display: block;
    font-size: var(--kustomer-chat-size-small);
    font-weight: 400;
    line-height: 1.3846;
    color: var(--kustomer-chat-text-muted);
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
  :is(.picker, .links) li + li .opt {
    box-shadow: inset 0 1px 0 var(--kustomer-chat-border);
  }
  @media (pointer: coarse) {
    /* Below 16 px iOS zooms the page. */
    .search input {
      font-size: max(16px, var(--kustomer-chat-size-body));
    }
  }
  @media (forced-colors: active) {
    button.opt {
      color: ButtonText;
    }
    a.opt {
      color: LinkText;
    }
    .opt[aria-pressed='true'] {
      border-inline-start: 6px solid Highlight;
    }
  }
`;
