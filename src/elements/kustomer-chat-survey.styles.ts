import {css} from 'lit';

export const surveyStyles = css`
  :host {
    margin-block-start: 32px;
    padding-block-start: 20px;
    border-block-start: 1px solid var(--kustomer-chat-border);
  }
  .rate {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  h4,
  legend,
  label > span {
    margin: 0;
    padding: 0;
    font: inherit;
    font-weight: 600;
  }
  .rate h4 {
    flex: 1;
    min-inline-size: 12ch;
  }
  .rate .btn {
    min-inline-size: 72px;
    padding-inline: 14px;
  }
  .btn[aria-pressed='true'] {
    border-color: var(--kustomer-chat-accent-text);
    background: var(--kustomer-chat-accent-soft);
    color: var(--kustomer-chat-accent-text);
  }
  form {
    display: grid;
    gap: 16px;
    margin-block-start: 16px;
    animation: fade var(--kustomer-chat-fast);
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend,
  label > span {
    display: block;
    margin-block-end: 8px;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }
  .picks {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .pick {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 36px;
    padding: 7px 12px;
    border: 1px solid var(--kustomer-chat-border-strong);
    border-radius: var(--kustomer-chat-radius-control);
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.5385;
  }
  .pick:hover {
    background: var(--kustomer-chat-hover);
  }
  .pick > span {
    margin: 0;
    font-weight: inherit;
  }
  .pick input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .pick:not(:has(:checked)) .i {
    display: none;
  }
  .pick:has(:checked) {
    border-color: var(--kustomer-chat-accent-text);
    background: var(--kustomer-chat-accent-soft);
    color: var(--kustomer-chat-accent-text);
    font-weight: 600;
  }
  .pick:has(:focus-visible) {
    outline: 2px solid var(--kustomer-chat-focus);
    outline-offset: 2px;
  }
  textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 72px;
    padding: 10px 12px;
    border: 1px solid var(--kustomer-chat-border-strong);
    border-radius: var(--kustomer-chat-radius-control);
    background: none;
    resize: vertical;
  }
  textarea:focus-visible {
    outline-offset: -2px;
  }
  textarea:placeholder-shown {
    direction: inherit;
  }
  textarea::placeholder {
    color: var(--kustomer-chat-text-muted);
    opacity: 1;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .primary {
    background: var(--kustomer-chat-accent-fill);
    color: var(--kustomer-chat-on-accent);
  }
  .thanks {
    display: grid;
    gap: 12px;
    justify-items: start;
  }
  .thanks p {
    color: var(--kustomer-chat-text-muted);
  }
  .thanks b {
    font-weight: 600;
    color: var(--kustomer-chat-text);
  }
  .failed {
    display: flex;
    gap: 8px;
    margin-block-start: 12px;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.5385;
    color: var(--kustomer-chat-danger);
  }
  @media (pointer: coarse) {
    textarea {
      font-size: max(16px, var(--kustomer-chat-size-body));
    }
  }
  @media (forced-colors: active) {
    .primary {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .btn[aria-pressed='true'],
    .pick:has(:checked) {
      border: 3px solid Highlight;
    }
  }
`;
