import {css} from 'lit';

/** For `<kustomer-chat-composer>` once it asks for one line; after its own sheet. */
export const composerLineStyles = css`
  label {
    display: block;
    padding: 0 19px 6px;
    font-size: var(--kustomer-chat-size-small);
    font-weight: 600;
    line-height: 1.3846;
  }
  input {
    display: block;
    inline-size: 100%;
    min-block-size: 42px;
    padding: 10px 14px; /* on both sides, as what stands there may begin at either */
    border: 0;
    background: none;
    line-height: 1.4667;
    text-overflow: ellipsis;
  }
  /* A telephone's field runs to the right wherever it stands. */
  :host(:dir(rtl)) input:placeholder-shown,
  input:dir(rtl) {
    text-align: right;
  }
  /* The box shows the ring. */
  input:focus-visible {
    outline: none;
  }
  input::placeholder {
    color: var(--kustomer-chat-text-muted);
    opacity: 1;
  }
  /* A browser that fills it in has its own idea of paper and ink. */
  input:autofill {
    box-shadow: inset 0 0 0 100px var(--kustomer-chat-surface);
    -webkit-text-fill-color: var(--kustomer-chat-text);
  }
  @media (pointer: coarse) {
    input {
      font-size: max(16px, var(--kustomer-chat-size-body));
    }
  }
`;
