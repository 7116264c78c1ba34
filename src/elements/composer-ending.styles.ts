import {css} from 'lit';

/** For `<kustomer-chat-composer>` once a conversation that can be reopened has ended; after its own sheet. */
export const composerEndingStyles = css`
  :host([closing]) {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  :host([closing]) > .btn,
  .btn.new {
    flex: 1;
    inline-size: auto;
    white-space: nowrap;
  }
  .not-reopened {
    display: flex;
    flex: 0 0 100%;
    gap: 6px;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
    color: var(--kustomer-chat-danger);
  }
  .not-reopened:not(:has(.i)) {
    display: none;
  }
`;
