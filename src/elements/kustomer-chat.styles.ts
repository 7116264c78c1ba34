import {css} from '@lit/reactive-element';

/**
 * The closed chat. Nothing of the page reaches it: what `all` does not take away are custom properties and the direction.
 * Until the tokens are loaded, the launcher has fallbacks of its own; how it moves comes with the panel.
 */
export const styles = css`
  :host {
    display: contents;
  }
  :host([hidden]) {
    display: none !important;
  }
  :host([inline]) {
    display: block;
    block-size: 100%;
    inline-size: 100%;
    min-block-size: 320px;
  }
  .launcher {
    --_fill: var(--kustomer-chat-accent-fill, var(--kustomer-chat-accent, #0f5b66));
    all: initial;
    color-scheme: inherit;
    visibility: inherit;
    position: fixed;
    z-index: var(--kustomer-chat-z-index, 2147483000);
    inset-block-end: calc(24px + env(safe-area-inset-bottom, 0px));
    inset-inline-end: 24px;
    display: grid;
    place-items: center;
    box-sizing: border-box;
    inline-size: 56px;
    block-size: 56px;
    border-radius: 50%;
    background: var(--_fill);
    color: var(--kustomer-chat-on-accent, #fff);
    box-shadow:
      0 1px 2px rgb(41 37 29 / 0.1),
      0 6px 20px rgb(41 37 29 / 0.12);
    font: 600 12px/1 var(--kustomer-chat-font, system-ui, sans-serif);
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  @supports (color: color(from red srgb-linear r g b)) {
    .launcher {
      --_ink: clamp(0, (0.179 - 0.2126 * r - 0.7152 * g - 0.0722 * b) * 100000, 1);
      color: var(--kustomer-chat-on-accent, color(from var(--_fill) srgb-linear var(--_ink) var(--_ink) var(--_ink)));
    }
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
  .launcher :is(slot, svg, img),
  .launcher ::slotted(*) {
    display: block;
    grid-area: 1 / 1;
    inline-size: 28px;
    block-size: 28px;
  }
  svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
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
