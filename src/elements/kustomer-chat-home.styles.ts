import {css} from 'lit';

export const homeStyles = css`
  :host {
    display: flex;
    min-block-size: 0;
  }
  .home {
    display: flex;
    flex-direction: column;
    min-block-size: 100%;
    padding: 8px 24px max(24px, var(--_safe-area, 0px));
  }
  .start {
    display: flex;
    flex: none;
    align-items: center;
    gap: 14px;
    inline-size: 100%;
    padding: 14px 16px;
    border-radius: var(--kustomer-chat-radius-card);
    background: var(--kustomer-chat-accent-fill);
    color: var(--kustomer-chat-on-accent);
    transition: background-color var(--kustomer-chat-fast);
  }
  .start:hover {
    background: color-mix(in srgb, var(--kustomer-chat-accent-fill) 92%, var(--kustomer-chat-on-accent));
  }
  .start .text {
    flex: 1;
  }
  .start b {
    display: block;
    font-weight: 600;
    line-height: 1.3333;
  }
  .start small {
    display: block;
    margin-block-start: 2px;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }

  .section {
    display: flex;
    align-items: center;
    min-block-size: 24px;
    margin: 28px 0 8px;
    font-size: var(--kustomer-chat-size-small);
    font-weight: 600;
    line-height: 1.3846;
    color: var(--kustomer-chat-text-muted);
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
  .row:hover {
    background: var(--kustomer-chat-hover);
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

  @media (forced-colors: active) {
    .start {
      forced-color-adjust: none;
      border: 1px solid Highlight;
      background: Highlight;
      color: HighlightText;
    }
    .badge {
      border: 1px solid CanvasText;
    }
    .bone {
      border: 1px solid GrayText;
    }
  }
`;
