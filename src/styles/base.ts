import {css} from 'lit';

/** The first sheet of every element inside `<kustomer-chat>`: reset, focus ring, icons, buttons, what only is heard. */
export const base = css`
  :host,
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
    color: var(--kustomer-chat-text);
    font: 400 var(--kustomer-chat-size-body) / 1.4667 var(--kustomer-chat-font);
    letter-spacing: normal;
    text-align: left;
    text-transform: none;
    word-spacing: normal;
    overflow-wrap: anywhere;
    -webkit-font-smoothing: antialiased;
    -webkit-text-size-adjust: 100%;
  }
  /* The page's side, also for a line that runs the other way. */
  :host(:dir(rtl)) {
    text-align: right;
  }
  :host([hidden]) {
    display: none;
  }
  :where(h2, h3, p, ul, ol, pre) {
    margin: 0;
    padding: 0;
    border: 0;
    font: inherit;
  }
  :where(ul, ol) {
    list-style: none;
  }
  :where(button, input, textarea) {
    margin: 0;
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  :where(button) {
    text-align: inherit;
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  /* Where the words run the other way than the page: a sentence's end is its own. */
  :where(h2, h3, h4, p, b, small, span, label, legend, button):not([dir]) {
    unicode-bidi: var(--_bidi);
  }
  .tok {
    white-space: nowrap;
  }
  time {
    unicode-bidi: plaintext;
    font-variant-numeric: tabular-nums;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--kustomer-chat-focus);
    outline-offset: 2px;
  }
  /* Read, not used: focus is brought there by a change of screen, and no key leads to it. */
  :is(h1, h2, h3, p)[tabindex='-1'] {
    outline: none;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .i {
    display: block;
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .i.s {
    inline-size: 16px;
    block-size: 16px;
    stroke-width: 2;
  }
  .i.flip:dir(rtl) {
    transform: scaleX(-1);
  }

  .icon-btn {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: var(--kustomer-chat-radius-control);
    color: var(--kustomer-chat-text-muted);
    transition:
      background-color var(--kustomer-chat-fast),
      color var(--kustomer-chat-fast);
  }
  /* Drawn at 40, hit at 44. */
  .icon-btn::after {
    content: '';
    position: absolute;
    inset: -2px;
  }
  .icon-btn:hover {
    background: var(--kustomer-chat-hover);
    color: var(--kustomer-chat-text);
  }
  .icon-btn:active {
    background: var(--kustomer-chat-press);
  }
  .btn {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    padding: 10px 18px;
    border: 1px solid transparent;
    border-radius: var(--kustomer-chat-radius-control);
    font-weight: 600;
    line-height: 1.3333;
    text-align: center;
    transition: background-color var(--kustomer-chat-fast);
  }
  .btn.quiet {
    border-color: var(--kustomer-chat-border-strong);
  }
  .btn.quiet:hover {
    background: var(--kustomer-chat-hover);
  }
  .btn.wide {
    inline-size: 100%;
  }
  .scroll {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--kustomer-chat-border-strong) transparent;
  }

  @keyframes fade {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host,
    *,
    *::before,
    *::after {
      transition-duration: 0s !important;
      animation: none !important;
    }
  }
  /* Borders carry what fills carried. */
  @media (forced-colors: active) {
    .btn {
      border: 1px solid CanvasText;
    }
    .btn,
    .icon-btn {
      color: ButtonText;
    }
    .i {
      color: inherit !important;
    }
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;
