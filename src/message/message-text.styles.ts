import {css} from 'lit';

/** What a message's text is made of, inside its bubble. */
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
  .bub li > * + * {
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
  .code {
    margin-inline: -6px;
    border: 1px solid var(--kustomer-chat-border);
    border-radius: var(--kustomer-chat-radius-control);
    background: var(--kustomer-chat-surface);
    color: var(--kustomer-chat-text);
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
  .out .code :focus-visible {
    outline-color: var(--kustomer-chat-focus);
  }
`;
