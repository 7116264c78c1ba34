import {css} from 'lit';

export const attributeStyles = css`
  :host {
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }
  .shown {
    display: flex;
    align-items: flex-start;
    gap: 4px;
  }
  .value {
    flex: 1;
    min-inline-size: 0;
    font-variant-numeric: tabular-nums;
    white-space: pre-line;
  }
  .edit {
    inline-size: 24px;
    block-size: 24px;
    margin-block: -3px;
    opacity: 0;
  }
  :host(:hover) .edit,
  .edit:focus-visible {
    opacity: 1;
  }
  @media (hover: none) {
    .edit {
      opacity: 1;
    }
  }
  form {
    padding-block-end: 4px;
  }
  .input {
    min-block-size: 36px;
    padding: 6px 10px;
    resize: vertical;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-block-start: 8px;
  }
  .acts .btn {
    min-block-size: 32px;
    padding: 5px 10px;
  }
  .clear {
    margin-inline-start: auto;
  }
`;
