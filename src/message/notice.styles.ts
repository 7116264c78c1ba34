import {css} from 'lit';

/** What is said about messages: who joined, what was changed, taken back or refused. */
export const noticeStyles = css`
  .joined {
    padding-block-start: 20px;
  }
  .day + .joined {
    padding-block-start: 0;
  }
  .bub > .edited {
    margin-block-start: 2px;
    font-size: var(--kustomer-chat-size-caption);
    line-height: 1.3333;
    color: var(--kustomer-chat-text-muted);
  }
  .out .bub > .edited {
    color: inherit;
  }
  .meta.fail {
    gap: 6px;
    color: var(--kustomer-chat-danger);
  }
  .fail .link-btn {
    color: inherit;
  }
  .out .msg.failed > .bub {
    background: var(--kustomer-chat-danger-soft);
    box-shadow: inset 0 0 0 1px var(--kustomer-chat-danger);
  }
  @media (forced-colors: active) {
    .failed .bub {
      border: 4px double CanvasText;
    }
  }
  .gone > .bub {
    background: none;
    box-shadow: inset 0 0 0 1px var(--kustomer-chat-border);
    color: var(--kustomer-chat-text-muted);
  }
`;
