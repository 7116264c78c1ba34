import {css} from 'lit';

/** Rows, bubbles, text and answers: the thread and the agent console adopt it after the base sheet. */
export const messageStyles = css`
  .newline {
    display: flex;
    align-items: center;
    gap: 12px;
    padding-block-start: 20px;
    font-size: var(--kustomer-chat-size-caption);
    font-weight: 600;
    line-height: 1.3333;
    color: var(--kustomer-chat-accent-text);
  }
  .newline::before,
  .newline::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid;
    opacity: 0.35;
  }

  /* Gaps are paddings: what a row measures is all that it takes. */
  .grp {
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr);
    column-gap: 8px;
    padding-block-start: 3px;
    border-radius: var(--kustomer-chat-radius-joint);
  }
  .first > .grp {
    padding-block-start: 20px;
  }
  .day + .grp {
    padding-block-start: 0;
  }
  .grp > .av {
    grid-area: 2 / 1;
    align-self: end;
  }
  .by {
    grid-area: 1 / 2;
    padding: 0 2px 4px;
    overflow: hidden;
    font-size: var(--kustomer-chat-size-caption);
    line-height: 1.3333;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--kustomer-chat-text-muted);
  }
  .grp > .sys {
    overflow: clip;
  }
  .by b {
    font-weight: 600;
    color: var(--kustomer-chat-text);
  }
  .msg {
    position: relative;
    grid-area: 2 / 2;
    justify-self: start;
    display: flex;
    max-inline-size: 86%;
    min-inline-size: 0;
  }
  .meta {
    grid-area: 3 / 2;
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 16px;
    padding: 5px 2px 0;
    font-size: var(--kustomer-chat-size-caption);
    line-height: 1.3333;
    color: var(--kustomer-chat-text-muted);
  }
  .meta .i {
    inline-size: 14px;
    block-size: 14px;
  }
  .out > .grp {
    grid-template-columns: minmax(0, 1fr);
  }
  .out :is(.msg, .meta) {
    grid-column: 1;
    justify-self: end;
  }
  .out .msg {
    max-inline-size: 80%;
  }
  .grp > .full {
    inline-size: 100%;
    max-inline-size: 100%;
  }
  .out > .grp > .full {
    justify-content: flex-end;
  }
  .link-btn {
    min-block-size: 24px;
    color: var(--kustomer-chat-accent-text);
    font-weight: 600;
    text-decoration: underline 1px;
    text-underline-offset: 3px;
  }
  .msg > time {
    position: absolute;
    inset-inline-start: 100%;
    inset-block-end: 9px;
    margin-inline: 8px;
    font-size: var(--kustomer-chat-size-caption);
    line-height: 1.3333;
    color: var(--kustomer-chat-text-muted);
    white-space: nowrap;
    opacity: 0;
    transition: opacity var(--kustomer-chat-fast);
  }
  .out .msg > time {
    inset-inline: auto 100%;
  }
  .msg:hover > time,
  .grp:is(:focus, :focus-within) time {
    opacity: 1;
  }
  .grp:is(:hover, :focus, :focus-within) > .meta time::after {
    content: ' · ' attr(data-day);
  }

  /* 18 px everywhere, 6 where a bubble touches its neighbour's on the author's side: a lone face has none. No tails. */
  .bub {
    max-inline-size: 100%;
    min-inline-size: 0;
    padding: 9px 14px;
    text-align: start;
    overflow: clip; /* ten thousand marks on one letter stay in here */
    border-radius: var(--kustomer-chat-radius-bubble);
    background: var(--kustomer-chat-bubble-in);
    color: var(--kustomer-chat-bubble-in-text);
  }
  .bub > * + * {
    margin-block-start: 8px;
  }
  .in:not(.first, .lone-above) .bub {
    border-start-start-radius: var(--kustomer-chat-radius-joint);
  }
  .in:not(.last, .lone-below) .bub {
    border-end-start-radius: var(--kustomer-chat-radius-joint);
  }
  .out:not(.first, .lone-above) .bub {
    border-start-end-radius: var(--kustomer-chat-radius-joint);
  }
  .out:not(.last, .lone-below) .bub {
    border-end-end-radius: var(--kustomer-chat-radius-joint);
  }
  .out .bub {
    background: var(--kustomer-chat-bubble-out);
    color: var(--kustomer-chat-bubble-out-text);
  }
  .out .bub a {
    color: inherit;
  }
  .out .bub :focus-visible {
    outline-color: currentColor;
  }
  .ai .bub {
    background: var(--kustomer-chat-surface);
    color: var(--kustomer-chat-text);
    box-shadow: inset 0 0 0 1px var(--kustomer-chat-bubble-ai-border);
  }
  /* As much as a word weighs in speech, a face does here. */
  .msg.lone > .bub {
    padding: 4px 2px;
    background: none;
    color: var(--kustomer-chat-text);
    box-shadow: none;
    font-size: 40px;
    line-height: 1.2;
  }
  .msg:is(.failed, .waiting) > .bub {
    color: var(--kustomer-chat-text);
    background: var(--kustomer-chat-accent-soft);
    box-shadow: inset 0 0 0 1px var(--kustomer-chat-accent-text);
  }

  .typing {
    display: flex;
    align-items: center;
    gap: 5px;
    block-size: 22px;
    padding-inline: 2px;
  }
  .typing i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--kustomer-chat-text-muted);
    animation: typing 1.2s infinite ease-in-out;
  }
  .typing i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .typing i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes typing {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
    }
  }
  .live .msg {
    animation: enter var(--kustomer-chat-base) var(--kustomer-chat-ease-out);
  }
  @keyframes enter {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .live .msg {
      animation: fade 100ms linear !important;
    }
    .typing i {
      opacity: 0.7;
    }
  }

  @media (forced-colors: active) {
    .bub {
      border: 1px solid CanvasText;
    }
    .out .bub {
      border: 2px solid Highlight;
    }
    .ai .bub {
      border-style: dashed;
    }
    .lone .bub {
      border-color: Canvas;
    }
    .typing i {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;
