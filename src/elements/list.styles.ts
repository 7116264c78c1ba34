import {css} from 'lit';

/** Lists of conversations and articles, what stands above them, and what stands there instead. */
export const listStyles = css`
  .section {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 24px;
    margin: 28px 0 8px;
    font-size: var(--kustomer-chat-size-small);
    font-weight: 600;
    line-height: 1.3846;
    color: var(--kustomer-chat-text-muted);
  }
  .section h3 {
    flex: 1;
  }
  .section .link-btn {
    position: relative;
    padding: 4px 8px;
    margin-inline-end: -8px;
    border-radius: var(--kustomer-chat-radius-control);
    font-weight: 500;
    color: var(--kustomer-chat-accent-text);
  }
  /* Drawn at 26, hit at 44. */
  .section .link-btn::after {
    content: '';
    position: absolute;
    inset: -9px 0;
  }
  .section .link-btn:hover {
    background: var(--kustomer-chat-hover);
  }
  .section .icon-btn {
    inline-size: 32px;
    block-size: 32px;
    margin-block: -4px;
  }
  .section .icon-btn::after {
    inset: -6px;
  }
  .section .icon-btn:last-child {
    margin-inline-end: -8px;
  }
  .section .chip {
    min-inline-size: 24px;
    padding: 2px 8px;
    border-radius: var(--kustomer-chat-radius-joint);
    background: var(--kustomer-chat-surface-sunken);
    font-size: var(--kustomer-chat-size-caption);
    font-variant-numeric: tabular-nums;
    line-height: 1.3333;
    text-align: center;
  }
  .list {
    margin-inline: -12px;
  }
  .list > li + li {
    margin-block-start: 2px;
  }
  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    column-gap: 12px;
    inline-size: 100%;
    padding: 10px 12px;
    border-radius: var(--kustomer-chat-radius-card);
    transition: background-color var(--kustomer-chat-fast);
  }
  .row:is(button):hover {
    background: var(--kustomer-chat-hover);
  }
  .row:is(button):active {
    background: var(--kustomer-chat-press);
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .row > .mark {
    inline-size: 40px;
    block-size: 40px;
  }
  .top,
  .bottom {
    display: flex;
    align-items: baseline;
    gap: 8px;
    min-inline-size: 0;
  }
  .bottom {
    align-items: center;
    min-block-size: 20px;
    margin-block-start: 1px;
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
    font-weight: 500;
    line-height: 1.4;
  }
  .preview {
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.5385;
    color: var(--kustomer-chat-text-muted);
  }
  .state {
    font-weight: 500;
  }
  time {
    font-size: var(--kustomer-chat-size-caption);
    line-height: 1.3333;
    color: var(--kustomer-chat-text-muted);
    white-space: nowrap;
  }
  .unread .title {
    font-weight: 650;
  }
  .unread .preview {
    color: var(--kustomer-chat-text);
  }
  .unread time {
    font-weight: 600;
    color: var(--kustomer-chat-accent-text);
  }
  mark {
    padding-inline: 1px;
    margin-inline: -1px;
    border-radius: 3px;
    background: var(--_mark);
    color: var(--kustomer-chat-text);
  }

  .badge {
    display: inline-grid;
    place-items: center;
    min-inline-size: 20px;
    block-size: 20px;
    padding-inline: 6px;
    border-radius: 10px;
    background: var(--kustomer-chat-accent-fill);
    color: var(--kustomer-chat-on-accent);
    font-size: var(--kustomer-chat-size-caption);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    line-height: 1;
  }

  /* The icon stands in the middle of the column that faces have. */
  .row.slim {
    grid-template-columns: 40px minmax(0, 1fr) auto;
    min-block-size: 44px;
    padding-block: 9px;
  }
  .row.slim > .i:first-child {
    justify-self: center;
  }
  .row.slim > .i {
    color: var(--kustomer-chat-text-muted);
  }
  .row.slim b {
    display: block;
    font-weight: 400;
    line-height: 1.4;
  }
  .row.slim small {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.5385;
    color: var(--kustomer-chat-text-muted);
  }

  .more {
    padding: 12px 0;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
    color: var(--kustomer-chat-text-muted);
  }
  .note {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 8px;
    padding: 32px 16px;
    text-align: center;
  }
  .note.whole {
    flex: 1;
  }
  .note > .i {
    inline-size: 28px;
    block-size: 28px;
    margin-block-end: 8px;
    stroke-width: 1.5;
    color: var(--kustomer-chat-text-muted);
  }
  .note h3 {
    font-size: var(--kustomer-chat-size-title);
    font-weight: 600;
    line-height: 1.3333;
  }
  .note p {
    max-inline-size: 30ch;
    color: var(--kustomer-chat-text-muted);
    font-variant-numeric: tabular-nums;
    text-wrap: balance;
  }
  .note .btn {
    margin-block-start: 12px;
  }

  /* Whoever waits less than 200 ms sees no skeleton. */
  .skeleton {
    animation: fade var(--kustomer-chat-fast) 200ms backwards;
  }
  .bone {
    display: block;
    border-radius: 6px;
    background: var(--kustomer-chat-bubble-in);
    animation: pulse 1.6s infinite ease-in-out;
  }
  .face {
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
  }
  .line {
    inline-size: 60%;
    block-size: 12px;
  }
  .line + .line {
    inline-size: 80%;
    margin-block-start: 10px;
  }
  @keyframes pulse {
    50% {
      opacity: 0.5;
    }
  }
  /* It waits as long without moving. */
  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      animation: fade 100ms 200ms backwards !important;
    }
  }

  @media (forced-colors: active) {
    .badge,
    .chip {
      border: 1px solid CanvasText;
    }
    .bone {
      border: 1px solid GrayText;
    }
    mark {
      background: Mark;
      color: MarkText;
    }
  }
`;
