import {css} from 'lit';

/**
 * Before all others: nothing that the page has set for everything, and that is inherited, comes in here. What a page means
 * for the chat are its tokens.
 */
export const resetStyles = css`
  :host {
    all: initial;
    color-scheme: inherit;
    visibility: inherit;
  }
`;

export const panelStyles = css`
  :host {
    display: flex;
    overflow: hidden;
    container-type: inline-size;
    background: var(--kustomer-chat-surface);
    border-radius: var(--kustomer-chat-radius-panel);
    box-shadow:
      0 0 0 1px var(--kustomer-chat-border),
      var(--kustomer-chat-shadow-panel);
  }
  /* A border, not a shadow inside: what lies in the panel would cover that. */
  :host([inline]) {
    border: 1px solid var(--kustomer-chat-border);
    box-shadow: none;
  }
  section {
    position: relative;
  }
  section,
  .screen {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .screen {
    animation: fade var(--kustomer-chat-fast);
  }
  .screen > :where(kustomer-chat-home, kustomer-chat-thread, .empty) {
    flex: 1;
    min-block-size: 0;
  }

  .bar {
    display: flex;
    flex: none;
    align-items: center;
    gap: 4px;
    min-block-size: 64px;
    padding: 10px;
    border-block-end: 1px solid var(--kustomer-chat-border);
  }
  .bar.plain {
    border: 0;
  }
  .id {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 12px;
    min-inline-size: 0;
    padding-inline-start: 14px;
  }
  .icon-btn + .id {
    padding-inline-start: 4px;
  }
  .text {
    min-inline-size: 0;
  }
  #heading {
    overflow: hidden;
    font-weight: 600;
    line-height: 1.3333;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* The header's and the footer's. */
  slot[name$='er'] {
    display: block;
    min-inline-size: 0;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 6px;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
    color: var(--kustomer-chat-text-muted);
  }
  .line span:last-child {
    overflow: hidden;
    max-block-size: 2lh;
  }
  .presence {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--kustomer-chat-positive);
  }
  .presence.away {
    border: 2px solid var(--kustomer-chat-text-muted);
    background: none;
  }
  /* Dots, drawn as lines without a length. */
  #menu .i {
    stroke-width: 2.8;
  }
  .banner {
    display: flex;
    gap: 10px;
    padding: 10px 16px;
    border-block-end: 1px solid var(--kustomer-chat-border);
    background: var(--kustomer-chat-warning-soft);
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }
  .banner .link {
    min-inline-size: 24px;
    flex: none;
    align-self: center;
    min-block-size: 24px;
    margin-inline-start: auto;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .banner .i {
    margin-block-start: -1px;
    color: var(--kustomer-chat-warning);
  }
  .empty {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 16px;
    padding: 32px 40px;
    color: var(--kustomer-chat-text-muted);
    text-align: center;
    text-wrap: balance;
  }

  /* The whole screen: what the phone keeps for itself stays free. */
  @media (max-width: 479px), (max-height: 439px) {
    :host(:not([inline])) {
      --_safe-area: env(safe-area-inset-bottom);
      /* Of the device, whichever way is read. */
      padding: 0 env(safe-area-inset-right) 0 env(safe-area-inset-left);
      border-radius: 0;
      box-shadow: none;
    }
    :host(:not([inline])) .bar {
      padding-block-start: max(10px, env(safe-area-inset-top));
      touch-action: pinch-zoom;
    }
    /* What is said below the name needs the room. */
    :host(:not([inline])) .bar:not(.plain) {
      gap: 0;
      padding-inline: 4px;
    }
    :host(:not([inline])) .icon-btn + .id {
      gap: 8px;
      padding-inline-start: 0;
    }
  }
  @media (forced-colors: active) {
    :host {
      border: 1px solid CanvasText;
    }
    .presence {
      forced-color-adjust: none;
      background: Highlight;
    }
    .presence.away {
      border-color: CanvasText;
      background: Canvas;
    }
  }
`;
