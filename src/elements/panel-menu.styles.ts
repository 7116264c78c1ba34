import {css} from 'lit';

/** For `<kustomer-chat-panel>` once its menu was opened. */
export const panelMenuStyles = css`
  .menu-layer {
    position: absolute;
    z-index: 3;
    inset-inline-end: 10px;
    max-inline-size: calc(100% - 20px);
  }
  .pop {
    inline-size: 264px;
    max-inline-size: 100%;
    max-block-size: calc(100cqb - 80px);
    overflow-y: auto;
    padding: 6px;
    border: 1px solid var(--kustomer-chat-border);
    border-radius: var(--kustomer-chat-radius-card);
    background: var(--kustomer-chat-surface-raised);
    box-shadow: var(--kustomer-chat-shadow-float);
    animation: fade var(--kustomer-chat-fast);
  }
  .pop .item {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 10px;
    border-radius: max(0px, var(--kustomer-chat-radius-card) - 6px);
    line-height: 1.3333;
  }
  .pop .item:is(:hover, :focus) {
    background: var(--kustomer-chat-hover);
  }
  .pop .item:focus-visible {
    outline-offset: -2px;
  }
  .pop .i {
    color: var(--kustomer-chat-text-muted);
  }
  .pop .state {
    margin-inline-start: auto;
    font-size: var(--kustomer-chat-size-small);
    color: var(--kustomer-chat-text-muted);
    white-space: nowrap;
  }
  .pop .line {
    display: block;
    margin: 6px 10px;
    border-block-start: 1px solid var(--kustomer-chat-border);
  }
  #menu[aria-expanded='true'] {
    background: var(--kustomer-chat-press);
    color: var(--kustomer-chat-text);
  }

  .veil {
    position: absolute;
    z-index: 4;
    inset: 0;
    display: flex;
    align-items: flex-end;
    background: var(--kustomer-chat-scrim);
    animation: fade var(--kustomer-chat-fast);
  }
  .veil > .sheet {
    display: block;
    flex: 1;
    max-block-size: 100%;
    overflow-y: auto;
    padding: 24px 24px max(24px, var(--_safe-area, 0px));
    border-radius: var(--kustomer-chat-radius-panel) var(--kustomer-chat-radius-panel) 0 0;
    background: var(--kustomer-chat-surface);
    box-shadow: var(--kustomer-chat-shadow-float);
  }
  .sheet h2 {
    font-size: var(--kustomer-chat-size-title);
    font-weight: 600;
    line-height: 1.3333;
  }
  .sheet p {
    margin-block-start: 6px;
    color: var(--kustomer-chat-text-muted);
    text-wrap: pretty;
  }
  .sheet .problem {
    display: flex;
    gap: 6px;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
    color: var(--kustomer-chat-danger);
  }
  .sheet .acts {
    display: grid;
    gap: 8px;
    margin-block-start: 20px;
  }
  .btn.danger {
    border-color: var(--kustomer-chat-danger);
    color: var(--kustomer-chat-danger);
  }
  .btn.danger:hover {
    background: var(--kustomer-chat-danger-soft);
  }
  .btn.danger[aria-disabled='true'] {
    opacity: 0.7;
    cursor: default;
  }

  .banner.notice {
    align-items: center;
    background: var(--kustomer-chat-surface-sunken);
  }

  @media (forced-colors: active) {
    .veil > .sheet {
      border: 1px solid CanvasText;
    }
    .pop .item:focus {
      outline: 2px solid Highlight;
    }
    .btn.danger {
      border-color: CanvasText;
    }
  }
`;
