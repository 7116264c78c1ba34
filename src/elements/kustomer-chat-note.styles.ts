import {css} from 'lit';

/** A card above the launcher. */
export const noteStyles = css`
  :host {
    position: fixed;
    z-index: var(--kustomer-chat-z-index, 2147483000);
    inset-block-end: calc(96px + env(safe-area-inset-bottom, 0px));
    inset-inline-end: 24px;
    display: block;
    inline-size: min(320px, 100vw - 48px);
    margin: 0;
    color: var(--kustomer-chat-text);
    animation: enter var(--kustomer-chat-base) var(--kustomer-chat-ease-out);
  }
  @keyframes enter {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }
  section {
    position: relative;
    padding: 16px;
    border: 1px solid var(--kustomer-chat-border);
    border-radius: var(--kustomer-chat-radius-panel);
    background: var(--kustomer-chat-surface-raised);
    box-shadow: var(--kustomer-chat-shadow-float);
  }
  .icon-btn {
    position: absolute;
    inset-block-start: 8px;
    inset-inline-end: 8px;
    inline-size: 32px;
    block-size: 32px;
  }
  /* Drawn at 32, hit at 40. */
  .icon-btn::after {
    inset: -4px;
  }
  .who {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 36px;
    padding-inline-end: 32px;
    margin-block-end: 10px;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
    color: var(--kustomer-chat-text-muted);
  }
  .who > :last-child {
    min-inline-size: 0;
  }
  .who b {
    font-weight: 600;
    color: var(--kustomer-chat-text);
  }
  .words {
    text-align: start;
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 14px;
  }
  .btn {
    position: relative;
    min-block-size: 36px;
    padding: 7px 14px;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }
  /* Drawn at 36, hit at 44: from within the border. */
  .btn::after {
    content: '';
    position: absolute;
    inset: -5px -1px;
  }
  .btn.bare {
    color: var(--kustomer-chat-text-muted);
  }
  .btn.bare:hover {
    background: var(--kustomer-chat-hover);
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      animation: fade 100ms linear !important;
    }
  }
  @media (forced-colors: active) {
    section {
      border-color: CanvasText;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
