import {css} from 'lit';

export const signInStyles = css`
  :host {
    display: block;
  }
  main {
    display: grid;
    align-content: center;
    justify-content: center;
    grid-template-columns: minmax(0, 360px);
    box-sizing: border-box;
    min-block-size: 100dvh;
    padding: 32px 24px;
    background: var(--kustomer-chat-surface);
  }
  form {
    display: grid;
  }
  .mark {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    margin-block-end: 24px;
    border-radius: calc(var(--kustomer-chat-radius) * 0.625);
    background: var(--kustomer-chat-text);
    color: var(--kustomer-chat-surface);
    font-size: var(--kustomer-chat-size-title);
    font-weight: 600;
    line-height: 1;
  }
  h1 {
    font-size: calc(26px * var(--kustomer-chat-text-scale, 1));
    font-weight: 600;
    letter-spacing: -0.018em;
    line-height: 1.2;
  }
  .lead {
    margin-block: 6px 24px;
    color: var(--kustomer-chat-text-muted);
    text-wrap: pretty;
  }
  label {
    margin-block-end: 6px;
    font-size: var(--kustomer-chat-size-small);
    font-weight: 600;
    line-height: 1.3846;
  }
  .input {
    min-block-size: 44px;
    margin-block-end: 16px;
  }
  .hint {
    margin-block: -4px 0;
  }
  .hint:empty {
    display: none;
  }
  .hint .i {
    flex: none;
    margin-block-start: 1px;
  }
  .btn {
    min-block-size: 44px;
    margin-block-start: 12px;
  }
  @media (pointer: coarse) {
    /* Smaller text makes a phone zoom into the page. */
    .input {
      font-size: max(16px, 1em);
    }
  }
  @media (forced-colors: active) {
    .mark {
      border: 1px solid CanvasText;
    }
  }
`;
