import {css} from 'lit';

export const consoleStyles = css`
  :host {
    display: grid;
    grid-template-columns: 64px 344px minmax(0, 1fr) 320px;
    block-size: 100dvh;
    overflow: hidden;
    background: var(--kustomer-chat-surface);
  }
  /* Behind the door. */
  :host([hidden]) {
    display: none;
  }
  :host(:not(.shows-thread)) {
    grid-template-columns: 64px 344px minmax(0, 1fr);
  }
  main,
  agent-details {
    border-inline-start: 1px solid var(--kustomer-chat-border);
  }
  main {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }

  .rail {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 4px;
    padding: 16px 0;
    border-inline-end: 1px solid var(--kustomer-chat-border);
    background: var(--kustomer-chat-surface-sunken);
  }
  .mark {
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    margin-block-end: 16px;
    border-radius: calc(var(--kustomer-chat-radius) * 0.5625);
    background: var(--kustomer-chat-text);
    color: var(--kustomer-chat-surface);
    font-weight: 600;
    line-height: 1;
  }
  .rail .icon-btn {
    inline-size: 44px;
    block-size: 44px;
  }
  .rail .icon-btn[aria-current] {
    background: var(--kustomer-chat-press);
    color: var(--kustomer-chat-text);
  }
  .pip {
    position: absolute;
    inset-block-start: 10px;
    inset-inline-end: 10px;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--kustomer-chat-accent-text);
    box-shadow: 0 0 0 2px var(--kustomer-chat-surface-sunken);
  }
  .fill {
    flex: 1;
  }

  main .head {
    border-block-end: 1px solid var(--kustomer-chat-border);
    padding-inline: 24px 16px;
  }
  .what {
    flex: 1;
    min-inline-size: 0;
  }
  h2,
  .what p {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  h2 {
    font-weight: 600;
    line-height: 1.3333;
  }
  .what p {
    color: var(--kustomer-chat-text-muted);
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }
  .back,
  .details-button,
  agent-inbox agent-name {
    display: none;
  }
  .over {
    flex: none;
    padding: 20px 24px 24px;
    border-block-start: 1px solid var(--kustomer-chat-border);
    color: var(--kustomer-chat-text-muted);
    font-size: var(--kustomer-chat-size-small);
    text-align: center;
  }

  @media (max-width: 1180px) {
    :host,
    :host(:not(.shows-thread)) {
      grid-template-columns: 64px 320px minmax(0, 1fr);
    }
    .details-button {
      display: grid;
    }
    agent-details {
      position: fixed;
      inset-block: 0;
      inset-inline-end: 0;
      z-index: 2;
      display: none;
      inline-size: min(360px, 100vw);
      box-shadow: var(--kustomer-chat-shadow-panel);
    }
    :host(.shows-details) agent-details {
      display: flex;
      animation: fade var(--kustomer-chat-fast);
    }
  }
  @media (max-width: 800px) {
    :host,
    :host(:not(.shows-thread)) {
      grid-template-columns: minmax(0, 1fr);
    }
    .rail,
    :host(.shows-thread) agent-inbox,
    :host(:not(.shows-thread)) main {
      display: none;
    }
    main {
      border-inline-start: 0;
    }
    main .head {
      padding-inline: 8px 12px;
    }
    .back {
      display: grid;
    }
    agent-inbox agent-name {
      display: block;
    }
  }
  @media (forced-colors: active) {
    .mark,
    .pip {
      border: 1px solid CanvasText;
    }
    .rail .icon-btn[aria-current] {
      border: 1px solid Highlight;
    }
  }
`;
