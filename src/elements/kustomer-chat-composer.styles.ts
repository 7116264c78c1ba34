import {css} from 'lit';

export const composerStyles = css`
  :host {
    position: relative;
    flex: none;
    padding: 4px 12px max(12px, var(--_safe-area, 0px));
    background: var(--kustomer-chat-surface);
  }
  :host::before {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block-end: 100%;
    block-size: 16px;
    background: linear-gradient(to top, var(--kustomer-chat-surface), transparent);
    pointer-events: none;
  }
  .box {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    padding: 4px;
    border: 1px solid var(--kustomer-chat-border-strong);
    border-radius: var(--kustomer-chat-radius-pill);
    background: var(--kustomer-chat-surface);
  }
  .box:focus-within {
    border-color: transparent;
    outline: 2px solid var(--kustomer-chat-focus);
    outline-offset: -1px;
  }
  /* Whatever is beside the field shows its own ring. */
  .box:has(:not(textarea, #line):focus-visible) {
    border-color: var(--kustomer-chat-border-strong);
    outline: none;
  }
  .box:has([aria-invalid='true']) {
    border-color: var(--kustomer-chat-danger);
    outline-color: var(--kustomer-chat-danger);
  }
  .box > :is(textarea, input) {
    flex: 1;
    inline-size: 0;
    min-inline-size: 0;
  }
  .box .icon-btn {
    inline-size: 42px;
    block-size: 42px;
    border-radius: max(0px, var(--kustomer-chat-radius-pill) - 5px);
  }
  .tall textarea {
    flex-basis: 100%;
    /* What scrolls away ends before the corners do. */
    margin-block-start: 6px;
    padding-inline-end: 14px;
  }
  .tall .send {
    margin-inline-start: auto;
  }
  .attach + textarea {
    padding-inline-start: 4px;
  }
  textarea {
    display: block;
    min-block-size: 42px;
    max-block-size: calc(6 * 1.4667em + 20px);
    padding: 10px 4px;
    padding-inline-start: 14px;
    border: 0;
    background: none;
    line-height: 1.4667;
    resize: none;
    field-sizing: content;
    scrollbar-width: thin;
    scrollbar-color: var(--kustomer-chat-border-strong) transparent;
  }
  /* The box shows the ring. */
  textarea:focus-visible {
    outline: none;
  }
  textarea::placeholder {
    color: var(--kustomer-chat-text-muted);
    opacity: 1;
  }
  .send {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 42px;
    block-size: 42px;
    border-radius: max(0px, var(--kustomer-chat-radius-pill) - 5px);
    background: var(--kustomer-chat-accent-fill);
    color: var(--kustomer-chat-on-accent);
    transition: background-color var(--kustomer-chat-fast);
  }
  /* Hit at 44. */
  .send::after {
    content: '';
    position: absolute;
    inset: -1px;
  }
  .send[aria-disabled='true'] {
    background: var(--kustomer-chat-surface-sunken);
    color: var(--kustomer-chat-text-muted);
    cursor: default;
  }
  .under {
    display: flex;
    gap: 12px;
    justify-content: space-between;
    padding: 6px 16px 0;
    font-size: var(--kustomer-chat-size-caption);
    line-height: 1.3333;
    color: var(--kustomer-chat-text-muted);
  }
  .refused {
    display: flex;
    gap: 6px;
    color: var(--kustomer-chat-danger);
  }
  :host([closing]) {
    padding: 12px 16px max(16px, var(--_safe-area, 0px));
    border-block-start: 1px solid var(--kustomer-chat-border);
  }
  :host([closing])::before {
    display: none;
  }

  @media (pointer: coarse) {
    /* Below 16 px iOS zooms the page. */
    textarea {
      font-size: max(16px, var(--kustomer-chat-size-body));
    }
  }
  @media (forced-colors: active) {
    .send {
      forced-color-adjust: none;
      border: 1px solid Highlight;
      background: Highlight;
      color: HighlightText;
    }
    .send[aria-disabled='true'] {
      border-color: GrayText;
      background: Canvas;
      color: GrayText;
    }
    .box:focus-within {
      outline-color: Highlight;
    }
  }
`;
