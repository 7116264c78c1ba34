import {css} from 'lit';

/** For `<kustomer-chat-composer>` once it has tools; after its own sheet. */
export const composerToolStyles = css`
  .tray {
    display: flex;
    flex: none;
    inline-size: 100%;
    gap: 8px;
    padding: 8px 8px 4px;
    overflow-x: auto;
    scrollbar-width: thin;
    scrollbar-color: var(--kustomer-chat-border-strong) transparent;
  }
  .thumb {
    position: relative;
    flex: none;
    inline-size: 64px;
    block-size: 64px;
    border-radius: var(--kustomer-chat-radius-control);
    background: var(--kustomer-chat-surface-sunken);
    overflow: hidden;
  }
  .thumb img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .thumb.uploading img {
    opacity: 0.6;
  }
  .thumb.file {
    display: grid;
    align-content: center;
    justify-items: start;
    gap: 4px;
    inline-size: 132px;
    padding: 8px 12px;
    font-size: var(--kustomer-chat-size-caption);
    line-height: 1.3333;
  }
  .thumb.file > .i {
    color: var(--kustomer-chat-text-muted);
  }
  .thumb.file > span {
    max-inline-size: 100%;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .thumb::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 1px solid var(--kustomer-chat-border);
    border-radius: inherit;
    pointer-events: none;
  }
  .thumb.failed::after {
    border: 2px solid var(--kustomer-chat-danger);
  }
  .thumb.file.failed {
    padding-inline-end: 32px;
  }
  .thumb progress {
    position: absolute;
    inset-inline: 6px;
    inset-block-end: 6px;
    inline-size: auto;
    min-inline-size: calc(100% - 12px);
    box-shadow: 0 0 0 1px var(--kustomer-chat-surface);
  }
  .thumb button {
    position: absolute;
    z-index: 1;
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    border-radius: 12px;
    background: var(--kustomer-chat-surface-raised);
    box-shadow: 0 0 0 1px var(--kustomer-chat-border);
  }
  .thumb button:hover {
    background: var(--kustomer-chat-surface-sunken);
  }
  .thumb button:focus-visible {
    outline-offset: -1px;
  }
  .thumb .off {
    inset-block-start: 4px;
    inset-inline-end: 4px;
  }
  .thumb .again {
    inset-block-end: 4px;
    inset-inline-end: 4px;
    color: var(--kustomer-chat-danger);
  }
  .thumb .alt {
    inset-block-end: 4px;
    inset-inline-start: 4px;
    display: flex;
    gap: 2px;
    justify-content: center;
    inline-size: auto;
    padding-inline: 6px;
    font-size: calc(11px * var(--kustomer-chat-text-scale));
    font-weight: 600;
    line-height: 1;
  }
  .thumb .alt .i {
    inline-size: 12px;
    block-size: 12px;
  }
  .thumb .alt.done {
    color: var(--kustomer-chat-positive);
  }
  .thumb .alt[aria-expanded='true'] {
    box-shadow: 0 0 0 2px var(--kustomer-chat-accent-text);
  }
  .thumb.uploading .alt {
    display: none;
  }
  .describe {
    flex: none;
    inline-size: 100%;
    padding: 4px 8px;
  }
  .describe label {
    display: block;
    padding-block-end: 4px;
    font-size: var(--kustomer-chat-size-caption);
    line-height: 1.3333;
    color: var(--kustomer-chat-text-muted);
  }
  .describe .line {
    display: flex;
    gap: 8px;
  }
  .describe input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 40px;
    padding: 8px 12px;
    border: 1px solid var(--kustomer-chat-border-strong);
    border-radius: var(--kustomer-chat-radius-control);
    background: var(--kustomer-chat-surface);
  }
  .describe input:focus-visible {
    outline-offset: -1px;
  }
  .describe input:placeholder-shown {
    direction: inherit;
  }
  .describe input::placeholder {
    color: var(--kustomer-chat-text-muted);
    opacity: 1;
  }
  .done:not(.alt) {
    min-block-size: 40px;
    padding-inline: 12px;
    border-radius: var(--kustomer-chat-radius-control);
    color: var(--kustomer-chat-accent-text);
    font-weight: 600;
  }
  .done:not(.alt):hover {
    background: var(--kustomer-chat-hover);
  }

  .problems {
    position: relative;
    display: grid;
    gap: 4px;
    padding-inline: 16px;
    font-size: var(--kustomer-chat-size-caption);
    line-height: 1.3333;
    color: var(--kustomer-chat-danger);
  }
  .problems:has(p) {
    padding-block-start: 6px;
  }
  .problems:has(.icon-btn) {
    padding-inline-end: 44px;
  }
  .problems p {
    display: flex;
    gap: 6px;
  }
  .problems .icon-btn {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 12px;
    inline-size: 28px;
    block-size: 28px;
  }

  .drop {
    position: absolute;
    z-index: 4;
    inset-inline: 8px;
    inset-block-end: 8px;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 4px;
    padding: 24px;
    border: 2px dashed var(--kustomer-chat-accent-text);
    border-radius: var(--kustomer-chat-radius-card);
    background: color-mix(in srgb, var(--kustomer-chat-surface) 97%, transparent);
    text-align: center;
    animation: fade var(--kustomer-chat-fast);
  }
  .drop > * {
    pointer-events: none;
  }
  .drop .i {
    inline-size: 28px;
    block-size: 28px;
    margin-block-end: 8px;
    stroke-width: 1.5;
    color: var(--kustomer-chat-accent-text);
  }
  .drop b {
    font-size: var(--kustomer-chat-size-title);
    font-weight: 600;
    line-height: 1.3333;
  }
  .drop span {
    font-size: var(--kustomer-chat-size-small);
    color: var(--kustomer-chat-text-muted);
    text-wrap: balance;
  }
  @media (pointer: coarse) {
    .describe input {
      font-size: max(16px, var(--kustomer-chat-size-body));
    }
  }
  @media (forced-colors: active) {
    .thumb::after,
    .thumb button,
    .describe input {
      border: 1px solid CanvasText;
    }
    .thumb.failed::after {
      border: 4px double CanvasText;
    }
    .drop {
      border-color: Highlight;
      background: Canvas;
    }
  }
`;
