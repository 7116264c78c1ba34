import {css} from '@lit/reactive-element';

/** The closed chat. Until the tokens are loaded, the launcher has fallbacks of its own. */
export const styles = css`
  :host {
    display: contents;
  }
  :host([hidden]) {
    display: none;
  }
  :host([inline]) {
    display: block;
    block-size: 100%;
    inline-size: 100%;
    min-block-size: 320px;
  }
  :host([color-scheme='light']) {
    color-scheme: light;
  }
  :host([color-scheme='dark']) {
    color-scheme: dark;
  }
  .launcher {
    --ease: cubic-bezier(0.2, 0.8, 0.2, 1);
    position: fixed;
    z-index: var(--kustomer-chat-z-index, 2147483000);
    inset-block-end: calc(24px + env(safe-area-inset-bottom, 0px));
    inset-inline-end: 24px;
    display: grid;
    place-items: center;
    box-sizing: border-box;
    inline-size: 56px;
    block-size: 56px;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: var(--kustomer-chat-accent-fill, var(--kustomer-chat-accent, #0f5b66));
    color: var(--kustomer-chat-on-accent, #fff);
    box-shadow:
      0 1px 2px rgb(41 37 29 / 0.1),
      0 6px 20px rgb(41 37 29 / 0.12);
    font: 600 12px/1 var(--kustomer-chat-font, system-ui, sans-serif);
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
    transition: transform 180ms var(--ease);
  }
  .launcher:hover {
    transform: translateY(-1px);
  }
  .launcher:active {
    transform: scale(0.96);
  }
  .launcher:focus-visible {
    outline: 2px solid #fff;
    box-shadow: 0 0 0 4px #1d1c1a;
  }
  .name {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .closed,
  .open {
    grid-area: 1 / 1;
    inline-size: 28px;
    block-size: 28px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
    transition:
      opacity 120ms,
      transform 180ms var(--ease);
  }
  .open,
  [aria-expanded='true'] > .closed {
    opacity: 0;
    transform: rotate(45deg) scale(0.8);
  }
  .open {
    transform: rotate(-45deg) scale(0.8);
  }
  [aria-expanded='true'] > .open {
    opacity: 1;
    transform: none;
  }
  .badge {
    position: absolute;
    inset-block-start: -3px;
    inset-inline-end: -3px;
    display: grid;
    place-items: center;
    box-sizing: border-box;
    min-inline-size: 20px;
    block-size: 20px;
    padding-inline: 6px;
    border-radius: 10px;
    background: #b02f22;
    color: #fff;
    box-shadow: 0 0 0 2px #fff;
    font-variant-numeric: tabular-nums;
  }
  @media (prefers-reduced-motion: reduce) {
    .launcher,
    .launcher > * {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .launcher {
      border: 2px solid ButtonText;
    }
    .badge {
      border: 1px solid;
    }
  }
  @media print {
    .launcher {
      display: none;
    }
  }
`;
