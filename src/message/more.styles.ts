import {css} from 'lit';

/** What a message has below its bubble: articles, and the judgement of an answer. */
export const moreStyles = css`
  /* Below a bubble, in its column. */
  .more {
    grid-area: 3 / 2;
    min-inline-size: 0;
  }
  .out > .grp > .more {
    grid-column: 1;
  }
  .more ~ .meta {
    grid-row: 4;
  }
  .grp:has(> .more:not(.tools)) > .av {
    grid-row: 3;
  }
  .links {
    margin-block-start: 3px;
    border: 1px solid var(--kustomer-chat-border);
    border-radius: var(--kustomer-chat-radius-card);
    background: var(--kustomer-chat-surface-raised);
    box-shadow: var(--kustomer-chat-shadow-card);
    overflow: hidden;
  }
  a.opt {
    color: inherit;
    text-decoration: none;
  }
  .links .opt:is(a, button):hover .t {
    text-decoration: underline 1px;
    text-underline-offset: 3px;
  }
  .more .bub {
    inline-size: fit-content;
    max-inline-size: 86%;
    margin-block-start: 3px;
    border-start-start-radius: var(--kustomer-chat-radius-joint);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    min-block-size: 38px;
    padding-block-start: 6px;
  }
  .judge {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .judge:has(> .icon-btn) {
    gap: 4px;
  }
  .tools .icon-btn {
    inline-size: 32px;
    block-size: 32px;
  }
  /* Drawn at 32, hit at 36. */
  .tools .icon-btn::after {
    inset: -4px -2px;
  }
  .judge .down .i {
    transform: rotate(180deg);
  }
  .judge .icon-btn[aria-pressed='true'] {
    background: var(--kustomer-chat-accent-soft);
    color: var(--kustomer-chat-accent-text);
  }
  .judge .icon-btn[aria-disabled='true'][aria-pressed='false'] {
    background: none;
    color: var(--kustomer-chat-text-muted);
    opacity: 0.55;
  }
  .tools .bare {
    position: relative;
    min-block-size: 32px;
    padding: 5px 10px;
    color: var(--kustomer-chat-text-muted);
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }
  .tools .bare:hover {
    background: var(--kustomer-chat-hover);
    color: var(--kustomer-chat-text);
  }
  /* Drawn at 32, hit at 44: from within the border. */
  .tools .bare::after {
    content: '';
    position: absolute;
    inset: -7px -1px;
  }
  .tools .done {
    font-size: var(--kustomer-chat-size-caption);
    font-weight: 600;
    line-height: 1.3333;
    color: var(--kustomer-chat-positive);
  }
  .judge :is(.text, .emoji) {
    position: relative;
    min-inline-size: 40px;
    min-block-size: 36px;
    padding: 6px 12px;
    border: 1px solid var(--kustomer-chat-border-strong);
    border-radius: var(--kustomer-chat-radius-pill);
    background: var(--kustomer-chat-surface);
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.5385;
    text-align: center;
    transition:
      border-color var(--kustomer-chat-fast),
      background-color var(--kustomer-chat-fast);
  }
  /* Drawn at 36, hit at 44. */
  .judge :is(.text, .emoji)::after {
    content: '';
    position: absolute;
    inset: -4px -3px;
  }
  .judge .emoji {
    padding: 4px 10px;
    font-size: 20px;
    line-height: 1.3;
  }
  .judge :is(.text, .emoji):hover {
    background: var(--kustomer-chat-hover);
  }
  .judge :is(.text, .emoji)[aria-pressed='true'] {
    border-color: var(--kustomer-chat-accent-text);
    background: var(--kustomer-chat-accent-soft);
    box-shadow: inset 0 0 0 1px var(--kustomer-chat-accent-text);
    color: var(--kustomer-chat-accent-text);
    font-weight: 600;
  }
  .judge [aria-disabled='true'] {
    cursor: default;
  }
  .judge :is(.text, .emoji)[aria-disabled='true'][aria-pressed='false'] {
    border-color: var(--kustomer-chat-border);
    background: none;
    color: var(--kustomer-chat-text-muted);
  }
  .judge .emoji[aria-disabled='true'][aria-pressed='false'] {
    opacity: 0.55;
    filter: grayscale(1);
  }
  @media (forced-colors: active) {
    .judge button {
      color: ButtonText;
    }
    /* Named twice to outdo what it replaces. */
    .judge.judge [aria-pressed='true'] {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      box-shadow: none;
      color: HighlightText;
    }
    .judge.judge [aria-disabled='true'][aria-pressed='false'] {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
  }
`;
