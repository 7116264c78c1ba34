import {css} from 'lit';
import {avatarStyles} from '../../src/message/avatar.styles.js';
import {markup} from '../../src/message/markup.js';
import {addMarkup} from '../../src/message/message-body.js';
import {messageTextStyles} from '../../src/message/message-text.styles.js';
import {messageStyles} from '../../src/message/message.styles.js';
import {noticeStyles} from '../../src/message/notice.styles.js';
import {base} from '../../src/styles/base.js';
import {noteStyles} from '../../src/styles/notes.js';

const shared = css`
  :where(h1, dl, dd) {
    margin: 0;
    padding: 0;
    border: 0;
    font: inherit;
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  bdi {
    white-space: nowrap;
  }
  .head {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    min-block-size: 64px;
    padding-block: 10px;
    padding-inline: 20px 12px;
  }
  .btn.small {
    min-block-size: 36px;
    padding: 7px 14px;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }
  .btn.primary {
    background: var(--kustomer-chat-accent-fill);
    color: var(--kustomer-chat-on-accent);
  }
  .btn.primary:hover {
    background: color-mix(in srgb, var(--kustomer-chat-accent-fill) 90%, var(--kustomer-chat-on-accent));
  }
  .btn.bare {
    color: var(--kustomer-chat-text-muted);
  }
  .btn.bare:hover {
    background: var(--kustomer-chat-hover);
  }
  .btn.danger {
    border-color: var(--kustomer-chat-danger);
    color: var(--kustomer-chat-danger);
  }
  .btn.danger:hover {
    background: var(--kustomer-chat-danger-soft);
  }
  .input {
    display: block;
    inline-size: 100%;
    min-block-size: 40px;
    padding: 8px 12px;
    border: 1px solid var(--kustomer-chat-border-strong);
    border-radius: var(--kustomer-chat-radius-control);
    background: var(--kustomer-chat-surface);
    color: var(--kustomer-chat-text);
    font: inherit;
  }
  .input::placeholder {
    color: var(--kustomer-chat-text-muted);
    opacity: 1;
  }
  .input:focus-visible {
    border-color: transparent;
    outline-offset: -1px;
  }
  .input[aria-invalid='true'] {
    border-color: var(--kustomer-chat-danger);
    box-shadow: inset 0 0 0 1px var(--kustomer-chat-danger);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-block-size: 20px;
    max-inline-size: 100%;
    padding-inline: 7px;
    border-radius: var(--kustomer-chat-radius-joint);
    background: var(--kustomer-chat-surface-sunken);
    color: var(--kustomer-chat-text-muted);
    font-size: var(--kustomer-chat-size-caption);
    font-weight: 500;
    line-height: 1.3333;
    white-space: nowrap;
  }
  .chip.accent {
    background: var(--kustomer-chat-accent-soft);
    color: var(--kustomer-chat-accent-text);
  }
  .chip.positive {
    background: var(--kustomer-chat-positive-soft);
    color: var(--kustomer-chat-positive);
  }
  .empty {
    display: grid;
    flex: 1;
    align-content: center;
    justify-items: center;
    gap: 8px;
    padding: 32px 40px;
    text-align: center;
  }
  .empty > .i {
    inline-size: 28px;
    block-size: 28px;
    margin-block-end: 8px;
    color: var(--kustomer-chat-text-muted);
    stroke-width: 1.5;
  }
  .empty :is(h1, h2) {
    font-size: var(--kustomer-chat-size-title);
    font-weight: 600;
    line-height: 1.3333;
  }
  .empty p {
    max-inline-size: 34ch;
    color: var(--kustomer-chat-text-muted);
    text-wrap: balance;
  }
  .empty .btn {
    margin-block-start: 12px;
  }
  .hint {
    display: flex;
    gap: 6px;
    margin-block-start: 6px;
    color: var(--kustomer-chat-text-muted);
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }
  .hint.bad {
    color: var(--kustomer-chat-danger);
  }
  kbd {
    font: 500 11px/14px var(--kustomer-chat-font);
  }
  .skeleton {
    display: block;
    border-radius: 6px;
    background: var(--kustomer-chat-bubble-in);
    animation: skeleton 1.6s infinite ease-in-out;
  }
  @keyframes skeleton {
    50% {
      opacity: 0.5;
    }
  }
  @media (forced-colors: active) {
    .av,
    .chip {
      border: 1px solid CanvasText;
    }
    .btn.primary {
      forced-color-adjust: none;
      background: Highlight;
      border-color: Highlight;
      color: HighlightText;
    }
  }
`;

addMarkup(markup);

/** The first sheets of every element of the console. */
export const consoleBase = [base, noteStyles, avatarStyles, messageStyles, messageTextStyles, noticeStyles, shared];
