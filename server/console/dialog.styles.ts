import {css} from 'lit';

/** A question that needs an answer. */
export const dialogStyles = css`
  dialog {
    inline-size: min(400px, 100vw - 32px);
    padding: 24px;
    border: 0;
    border-radius: var(--kustomer-chat-radius-panel);
    background: var(--kustomer-chat-surface-raised);
    color: var(--kustomer-chat-text);
    box-shadow:
      0 0 0 1px var(--kustomer-chat-border),
      var(--kustomer-chat-shadow-panel);
    text-align: start;
  }
  dialog::backdrop {
    background: light-dark(rgb(29 28 26 / 0.44), rgb(0 0 0 / 0.6));
  }
  dialog[open] {
    animation: fade var(--kustomer-chat-fast);
  }
  dialog h2 {
    font-size: var(--kustomer-chat-size-title);
    font-weight: 600;
    line-height: 1.3333;
  }
  dialog p:not(.acts, .hint) {
    margin-block: 6px 16px;
    color: var(--kustomer-chat-text-muted);
    text-wrap: pretty;
  }
  dialog .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    justify-content: flex-end;
    margin-block-start: 20px;
  }
  dialog .acts .btn {
    flex: 1 1 auto;
  }
  .me {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
  }
  .me .av {
    overflow: visible;
  }
  @media (forced-colors: active) {
    dialog {
      border: 1px solid CanvasText;
    }
  }
`;
