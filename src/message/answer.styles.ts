import {css} from 'lit';

/** What only the answer of a machine has: a caret while it grows, and tools below it. */
export const answerStyles = css`
  /* At the end of the last words, wherever these are: no node comes or goes with it. */
  .growing .bub:not(:has(*))::after,
  .growing .bub > p:last-child::after,
  .growing .bub > :is(ul, ol):last-child > li:last-child > p:last-child::after,
  .growing .bub > blockquote:last-child > p:last-child::after,
  .growing :is(li, blockquote):last-child > :is(ul, ol):last-child > li:last-child > p:last-child::after,
  .growing :is(li, blockquote):last-child > blockquote:last-child > p:last-child::after,
  .growing .bub > .code:last-child code::after,
  .growing .bub > .tbl:last-child tr:last-child > :last-child::after {
    content: '';
    display: inline-block;
    inline-size: 7px;
    block-size: 15px;
    margin-inline-start: 3px;
    border-radius: 2px;
    vertical-align: -2px;
    background: var(--kustomer-chat-accent-text);
    animation: caret 1s infinite steps(2, jump-none);
  }
  .growing .bub > .code:last-child code::after {
    block-size: 12px;
  }
  @keyframes caret {
    50% {
      opacity: 0.25;
    }
  }
  .acts {
    display: flex;
    grid-area: 5 / 2;
    align-items: center;
    gap: 4px;
    min-block-size: 38px;
    padding-block-start: 6px;
  }
  .acts .icon-btn {
    inline-size: 32px;
    block-size: 32px;
  }
  /* Drawn at 32, hit at 40. */
  .acts .icon-btn::after {
    inset: -4px;
  }
  .acts .stop {
    position: relative;
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    padding: 5px 12px;
    border-radius: var(--kustomer-chat-radius-control);
    color: var(--kustomer-chat-text-muted);
    font-size: var(--kustomer-chat-size-small);
    font-weight: 600;
    line-height: 1.3846;
    transition:
      background-color var(--kustomer-chat-fast),
      color var(--kustomer-chat-fast);
  }
  /* Drawn at 32, hit at 44. */
  .acts .stop::after {
    content: '';
    position: absolute;
    inset: -6px 0;
  }
  .acts .stop:hover {
    background: var(--kustomer-chat-hover);
    color: var(--kustomer-chat-text);
  }
  .acts .done {
    font-size: var(--kustomer-chat-size-caption);
    font-weight: 600;
    line-height: 1.3333;
    color: var(--kustomer-chat-positive);
  }
  @media (forced-colors: active) {
    .acts .stop {
      border: 1px solid ButtonText;
      color: ButtonText;
    }
    .growing .bub ::after {
      forced-color-adjust: none;
      background: CanvasText !important;
    }
  }
`;
