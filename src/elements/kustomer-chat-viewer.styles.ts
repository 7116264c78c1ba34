import {css} from 'lit';

/** Its ground is dark on every page: the one screen whose colours are not the theme's. */
export const viewerStyles = css`
  :host {
    display: contents;
  }
  dialog {
    position: fixed;
    inset: 0;
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100%;
    max-block-size: none;
    margin: 0;
    /* Of the device, whichever way is read. */
    padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
    border: 0;
    background: rgb(17 16 14 / 0.96);
    color: #f4f2ee;
    color-scheme: dark;
    overflow: hidden;
    animation: fade var(--kustomer-chat-base);
  }
  dialog[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto auto;
  }
  dialog::backdrop {
    background: none;
  }
  :focus-visible {
    outline-color: #fff;
  }
  header,
  footer {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 64px;
    padding: 12px 16px;
  }
  .text {
    flex: 1;
    min-inline-size: 0;
    padding-inline-start: 8px;
  }
  h2 {
    font-weight: 600;
    line-height: 1.3333;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .by,
  .position {
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
    color: #b5b0a6;
  }
  .icon-btn {
    inline-size: 44px;
    block-size: 44px;
    color: #dcd8d0;
  }
  .icon-btn:hover {
    background: rgb(255 255 255 / 0.1);
    color: #fff;
  }
  .icon-btn[aria-disabled='true'] {
    background: none;
    opacity: 0.35;
    cursor: default;
  }
  .middle {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-block-size: 0;
  }
  .middle:has(.step) {
    grid-template-columns: 76px minmax(0, 1fr) 76px;
    align-items: center;
    justify-items: center;
  }
  .stage {
    display: flex;
    inline-size: 100%;
    block-size: 100%;
    overflow: hidden;
    cursor: zoom-in;
    touch-action: manipulation;
  }
  .stage.enlarged {
    overflow: auto;
    cursor: grab;
    scrollbar-width: thin;
    scrollbar-color: #b5b0a6 transparent;
  }
  .stage.enlarged:active {
    cursor: grabbing;
  }
  .stage:focus-visible {
    outline-offset: -2px;
  }
  /* Automatic margins: in the middle while it is smaller, and no edge out of reach when it is larger. */
  img {
    flex: none;
    max-inline-size: 100%;
    max-block-size: 100%;
    margin: auto;
    border-radius: 4px;
    user-select: none;
  }
  .failed {
    place-content: center;
    align-items: center;
    cursor: default;
  }
  .caption {
    max-inline-size: 62ch;
    max-block-size: 6lh;
    margin-inline: auto;
    padding: 12px 24px 0;
    text-align: center;
    text-wrap: balance;
    overflow: auto;
  }
  .caption:empty {
    display: none;
  }
  footer {
    position: relative;
    justify-content: center;
  }
  .position {
    position: absolute;
    inset-inline-start: 24px;
    font-variant-numeric: tabular-nums;
  }
  .zoom {
    min-inline-size: 7ch;
    text-align: center;
    font-size: var(--kustomer-chat-size-small);
    font-variant-numeric: tabular-nums;
  }
  @media (max-width: 599px) {
    dialog {
      background: rgb(17 16 14);
    }
    .middle:has(.step) {
      grid-template-columns: minmax(0, 1fr);
    }
    /* Below the photo, where a thumb reaches; it has all the width. */
    .step {
      position: absolute;
      z-index: 1;
      inset-block-end: calc(10px + env(safe-area-inset-bottom));
      inset-inline-end: 12px;
    }
    .stage + .step {
      inset-inline-end: 12px;
    }
    .step:first-child {
      inset-inline-end: 60px;
    }
  }
  @media (forced-colors: active) {
    dialog {
      background: Canvas;
      color: CanvasText;
    }
    .by,
    .position {
      color: CanvasText;
    }
    .icon-btn {
      color: ButtonText;
    }
    .icon-btn[aria-disabled='true'] {
      color: GrayText;
      opacity: 1;
    }
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;
