import {css} from 'lit';

/** For `<kustomer-chat-thread>` once it is longer than what is in sight. */
export const placesStyles = css`
  :host {
    position: relative;
  }
  .foot {
    padding-block-start: 20px;
  }
  .pill.above {
    position: absolute;
    z-index: 1;
    inset-block-start: 12px;
    inset-inline: 0;
    inline-size: max-content;
    max-inline-size: calc(100% - 32px);
    margin-block: 0;
    margin-inline: auto;
  }
  kustomer-chat-find ~ .pill.above {
    inset-block-start: 68px;
  }
  [data-found] .msg {
    position: relative;
  }
  [data-found] .msg::before {
    content: '';
    position: absolute;
    inset: -4px;
    border: 2px solid var(--kustomer-chat-focus);
    border-radius: calc(var(--kustomer-chat-radius-bubble) + 4px);
    background: var(--kustomer-chat-accent-soft);
    pointer-events: none;
    animation: found 2.4s forwards;
  }
  @keyframes found {
    70% {
      opacity: 1;
    }
    to {
      opacity: 0;
    }
  }
  @media (forced-colors: active) {
    [data-found] .msg::before {
      border-color: Highlight;
    }
  }
`;
