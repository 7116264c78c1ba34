import {css} from 'lit';

export const threadStyles = css`
  :host {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  /* Backwards, so that the end stays in sight while rows grow above it. */
  .scroll {
    display: flex;
    flex-direction: column-reverse;
  }
  .scroll:focus-visible {
    outline-offset: -2px;
  }
  .thread {
    display: flex;
    flex: none;
    flex-direction: column;
    inline-size: 100%;
    max-inline-size: 760px;
    min-block-size: 100%;
    margin-inline: auto;
    padding: 20px 24px 24px;
  }
  .thread > :first-child {
    margin-block-start: auto;
  }
  .row > .grp > .msg {
    max-inline-size: min(78%, 54ch);
  }
  .row > .grp > .msg.full {
    max-inline-size: 100%;
  }
  .live {
    animation: arrive var(--kustomer-chat-base) var(--kustomer-chat-ease-out);
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }
  .earlier {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    color: var(--kustomer-chat-text-muted);
    font-size: var(--kustomer-chat-size-small);
  }
  .end {
    padding-block-start: 20px;
    color: var(--kustomer-chat-text-muted);
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
    text-align: center;
  }
  .pill-slot {
    position: relative;
    z-index: 1;
    display: flex;
    align-items: flex-end;
    justify-content: center;
    block-size: 0;
  }
  .pill {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 36px;
    margin-block-end: 12px;
    padding: 7px 14px 7px 16px;
    border: 1px solid var(--kustomer-chat-border);
    border-radius: var(--kustomer-chat-radius-pill);
    background: var(--kustomer-chat-surface-raised);
    box-shadow: var(--kustomer-chat-shadow-float);
    color: var(--kustomer-chat-accent-text);
    font-size: var(--kustomer-chat-size-small);
    font-weight: 600;
    line-height: 1.5385;
    white-space: nowrap;
  }
  .loading {
    display: grid;
    flex: 1;
    align-content: end;
    gap: 8px;
    inline-size: 100%;
    max-inline-size: 760px;
    margin-inline: auto;
    padding: 24px;
    animation: fade 200ms 200ms backwards;
  }
  .loading .skeleton {
    block-size: 40px;
    border-radius: var(--kustomer-chat-radius-bubble);
  }
  .one {
    inline-size: 46%;
  }
  .two {
    inline-size: 58%;
    margin-block-end: 12px;
  }
  .own {
    inline-size: 50%;
    justify-self: end;
  }
  @media (max-width: 800px) {
    .thread {
      padding-inline: 16px;
    }
    .row > .grp > .msg {
      max-inline-size: 86%;
    }
  }
`;
