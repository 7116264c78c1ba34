import {css} from '@lit/reactive-element';

/** Where the panel stands, and how it and the launcher move; adopted by `<kustomer-chat>` with the panel's code. */
export const panelPlace = css`
  .launcher {
    transition: transform 180ms var(--kustomer-chat-ease-out);
  }
  .launcher:hover {
    transform: translateY(-1px);
  }
  .launcher:active {
    transform: scale(0.96);
  }
  .launcher > slot,
  .open {
    transition:
      opacity 120ms,
      transform 180ms var(--kustomer-chat-ease-out);
  }
  .open,
  [aria-expanded='true'] > slot {
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
  kustomer-chat-panel {
    position: fixed;
    z-index: var(--kustomer-chat-z-index, 2147483000);
    inset-block-end: calc(96px + env(safe-area-inset-bottom, 0px));
    inset-inline-end: 24px;
    inline-size: min(400px, 100vw - 48px);
    block-size: min(704px, 100dvh - 120px);
    min-block-size: 320px;
    transform-origin: 100% 100%;
    transition:
      opacity 260ms var(--kustomer-chat-ease-out),
      transform 260ms var(--kustomer-chat-ease-out);
  }
  kustomer-chat-panel[wide] {
    inline-size: min(680px, 100vw - 48px);
  }
  :host([no-launcher]) kustomer-chat-panel {
    inset-block-end: calc(24px + env(safe-area-inset-bottom, 0px));
  }
  kustomer-chat-panel:dir(rtl) {
    transform-origin: 0 100%;
  }
  kustomer-chat-panel[inert] {
    visibility: hidden;
    opacity: 0;
    transform: translateY(8px);
    /* Hidden only after it has faded; shown at once, or nothing in it could take the focus. */
    transition:
      opacity 120ms var(--kustomer-chat-ease-in),
      transform 120ms var(--kustomer-chat-ease-in),
      visibility 0s 120ms;
  }
  @starting-style {
    kustomer-chat-panel {
      opacity: 0;
      transform: translateY(12px) scale(0.98);
    }
  }
  :host([inline]) kustomer-chat-panel {
    position: static;
    inline-size: 100%;
    block-size: 100%;
    transition: none;
  }
  @media (max-width: 479px), (max-height: 439px) {
    :host(:not([inline])) kustomer-chat-panel {
      inset: 0;
      inline-size: auto;
      block-size: auto;
      min-block-size: 0;
      /* What is drawn behind its edge belongs to the page, which shall not scroll with it. */
      overscroll-behavior: contain;
      border-radius: 0;
      box-shadow: none;
    }
    .launcher[aria-expanded='true'] {
      visibility: hidden;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .launcher,
    .launcher > * {
      transition: none;
    }
    kustomer-chat-panel,
    kustomer-chat-panel[inert] {
      transform: none;
      transition: opacity 100ms;
    }
  }
`;
