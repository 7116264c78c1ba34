import {css} from 'lit';

/** For `<kustomer-chat-composer>` once emoji are asked for; after its own sheet. */
export const composerEmojiStyles = css`
  .emoji-box {
    position: absolute;
    z-index: 3;
    inset-block-end: calc(100% + 4px);
    inset-inline: 12px;
    display: flex;
    flex-direction: column;
    max-inline-size: 376px;
    block-size: 320px;
    margin-inline-start: auto;
    border: 1px solid var(--kustomer-chat-border);
    border-radius: var(--kustomer-chat-radius-card);
    background: var(--kustomer-chat-surface-raised);
    box-shadow: var(--kustomer-chat-shadow-float);
    overflow: hidden;
    animation: fade var(--kustomer-chat-fast);
  }
  .emoji-box:focus-visible {
    outline: none;
  }
  .find {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    margin: 8px 8px 2px;
    padding-inline: 12px;
    border: 1px solid transparent;
    border-radius: var(--kustomer-chat-radius-control);
    background: var(--kustomer-chat-surface-sunken);
    color: var(--kustomer-chat-text-muted);
  }
  .find:focus-within {
    outline: 2px solid var(--kustomer-chat-focus);
    outline-offset: -1px;
  }
  .find input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 40px;
    border: 0;
    background: none;
    color: var(--kustomer-chat-text);
    outline: none;
    appearance: none;
  }
  .find input::placeholder {
    color: var(--kustomer-chat-text-muted);
    opacity: 1;
  }
  .emoji-list {
    padding: 0 8px 8px;
  }
  .emoji-list h3 {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    padding: 10px 4px 4px;
    background: var(--kustomer-chat-surface-raised);
    font-size: var(--kustomer-chat-size-caption);
    font-weight: 600;
    line-height: 1.3333;
    color: var(--kustomer-chat-text-muted);
  }
  .emoji-list p {
    padding: 24px 16px;
    text-align: center;
    color: var(--kustomer-chat-text-muted);
  }
  .emoji-grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(40px, 1fr));
  }
  .emoji-grid button {
    block-size: 40px;
    border-radius: calc(var(--kustomer-chat-radius) * 0.5);
    font-size: 24px;
    line-height: 1;
    text-align: center;
    font-family: 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', var(--kustomer-chat-font);
    scroll-margin-block: 32px 8px;
  }
  .emoji-grid button:hover {
    background: var(--kustomer-chat-hover);
  }
  .emoji-grid button:focus-visible {
    outline-offset: -2px;
  }
  @media (pointer: coarse) {
    .find input {
      font-size: max(16px, var(--kustomer-chat-size-body));
    }
  }
  @media (forced-colors: active) {
    .emoji-box,
    .find {
      border-color: CanvasText;
    }
    .find:focus-within {
      outline-color: Highlight;
    }
  }
`;
