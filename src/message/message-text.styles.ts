import {css} from 'lit';

/** What text with marks is made of, in a bubble or an article. */
export const messageTextStyles = css`
  :where(a) {
    color: var(--kustomer-chat-accent-text);
    text-decoration: underline 1px;
    text-underline-offset: 3px;
  }
  :where(a:hover) {
    text-decoration-thickness: 2px;
  }
  .bub > * + *,
  :is(.bub li, blockquote) > * + * {
    margin-block-start: 8px;
  }
  .bub strong {
    font-weight: 650;
  }
  .bub :is(ol, ul) {
    padding-inline-start: 20px;
  }
  .bub ol {
    list-style: decimal;
  }
  .bub ul {
    list-style: disc;
  }
  .bub li::marker {
    color: var(--kustomer-chat-text-muted);
    font-variant-numeric: tabular-nums;
  }
  .out .bub li::marker {
    color: inherit;
  }
  .bub li + li {
    margin-block-start: 4px;
  }
  /* Nothing is free beside it: on its edge. */
  .row .msg.full > time {
    inset-inline: auto 10px;
    inset-block-end: calc(100% - 9px);
    padding-inline: 8px;
    border-radius: var(--kustomer-chat-radius-joint);
    background: var(--kustomer-chat-surface-raised);
    box-shadow: var(--kustomer-chat-shadow-card);
  }
  .host {
    font-size: 0.8667em;
  }
  blockquote {
    margin: 0;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--kustomer-chat-border-strong);
    color: var(--kustomer-chat-text-muted);
  }
  .out .bub blockquote {
    border-color: currentColor;
    color: inherit;
  }
  code,
  pre {
    font-family: var(--kustomer-chat-font-mono);
    font-size: 0.8667em;
  }
  :not(pre) > code {
    padding: 1px 5px;
    border-radius: 5px;
    background: color-mix(in srgb, currentColor 9%, transparent);
  }
  :is(.code, .tbl) {
    position: relative;
    margin-inline: -6px;
    border: 1px solid var(--kustomer-chat-border);
    border-radius: var(--kustomer-chat-radius-control);
    background: var(--kustomer-chat-surface);
    color: var(--kustomer-chat-text);
  }
  /* What goes on beyond an edge throws a shadow there. */
  .tbl,
  .code pre {
    --_cover: var(--kustomer-chat-surface), transparent 32px;
    --_shade: color-mix(in srgb, currentColor 22%, transparent), transparent 10px;
    background:
      linear-gradient(90deg, var(--_cover)) local,
      linear-gradient(-90deg, var(--_cover)) local,
      linear-gradient(90deg, var(--_shade)),
      linear-gradient(-90deg, var(--_shade)),
      var(--kustomer-chat-surface);
  }
  .code pre {
    padding: 10px 12px;
    line-height: 1.55;
    overflow-x: auto;
    overflow-wrap: normal;
    white-space: pre;
    direction: ltr;
    text-align: left;
    scrollbar-width: thin;
    border-radius: inherit;
  }
  .code {
    display: flex;
    direction: ltr;
  }
  .code pre {
    flex: 1;
    min-inline-size: 0;
  }
  .code .icon-btn {
    inline-size: 32px;
    block-size: 32px;
    margin: 4px;
  }
  .code .done:not(:empty) {
    position: absolute;
    inset-block-start: 8px;
    right: 44px;
    padding: 3px 8px;
    border-radius: var(--kustomer-chat-radius-joint);
    background: var(--kustomer-chat-positive-soft);
    color: var(--kustomer-chat-positive);
    font-size: var(--kustomer-chat-size-caption);
    font-weight: 600;
    line-height: 1.3333;
  }
  .tbl {
    overflow-x: auto;
    scrollbar-width: thin;
  }
  .tbl table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }
  .tbl :is(th, td) {
    max-inline-size: 32ch;
    min-inline-size: 6ch;
    padding: 8px 12px;
    text-align: start;
    vertical-align: top;
    overflow-wrap: normal;
  }
  /* Most often the one with the names. */
  .tbl :is(th, td):first-child {
    min-inline-size: 11ch;
  }
  .tbl th {
    font-weight: 600;
    color: var(--kustomer-chat-text-muted);
  }
  .tbl td {
    border-block-start: 1px solid var(--kustomer-chat-border);
  }
  .tbl .center {
    text-align: center;
  }
  .tbl .end {
    text-align: end;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .out :is(.code, .tbl) a {
    color: var(--kustomer-chat-accent-text);
  }
  .out .bub :is(.code, .tbl):focus-visible,
  .out .bub .code :focus-visible {
    outline-color: var(--kustomer-chat-focus);
  }
`;
