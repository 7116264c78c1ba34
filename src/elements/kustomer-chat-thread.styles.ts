import {css} from 'lit';

export const threadStyles = css`
  :host {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  .scroll {
    position: relative;
    overflow-x: hidden;
    overflow-anchor: none;
  }
  .scroll:focus-visible {
    outline-offset: -2px;
  }
  .thread {
    display: flex;
    flex-direction: column;
    min-block-size: 100%;
    padding: 16px 16px 20px;
  }
  .thread > :first-child {
    margin-block-start: auto;
  }
  .run {
    position: relative;
  }
  .kept {
    position: absolute;
    inset-inline: 0;
  }
  .kept:last-child {
    inset-block-end: 0;
  }
  .top > .grp {
    padding-block-start: 0;
  }
  .tail > .sys {
    padding-block-start: 20px;
  }
  .head {
    padding-block-end: 20px;
  }
  .retry {
    padding-block: 12px;
    text-align: center;
    font-size: var(--kustomer-chat-size-small);
    color: var(--kustomer-chat-text-muted);
  }
  .empty {
    display: grid;
    flex: 1;
    align-content: center;
    justify-items: center;
    gap: 8px;
    padding: 32px 24px;
    text-align: center;
  }
  .empty > .i {
    inline-size: 28px;
    block-size: 28px;
    margin-block-end: 8px;
    stroke-width: 1.5;
    color: var(--kustomer-chat-text-muted);
  }
  .empty h3 {
    font-size: var(--kustomer-chat-size-title);
    font-weight: 600;
    line-height: 1.3333;
  }
  .empty p {
    max-inline-size: 30ch;
    color: var(--kustomer-chat-text-muted);
    text-wrap: balance;
  }
  .empty .btn {
    margin-block-start: 12px;
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
    padding-block: 7px;
    padding-inline: 16px 14px;
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

  /* Whoever waits less than this sees none. */
  .skeleton {
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr);
    gap: 3px 8px;
    align-items: end;
    animation: wait 200ms;
  }
  .bone {
    display: block;
    grid-column: 2;
    inline-size: 62%;
    block-size: 40px;
    border-radius: var(--kustomer-chat-radius-bubble);
    background: var(--kustomer-chat-bubble-in);
    animation: pulse 1.6s infinite ease-in-out;
  }
  .bone.long {
    inline-size: 78%;
    block-size: 62px;
  }
  .bone.own {
    justify-self: end;
    inline-size: 48%;
    margin-block: 20px;
  }
  .bone.face {
    grid-column: 1;
    inline-size: 28px;
    block-size: 28px;
    border-radius: 50%;
  }
  @keyframes wait {
    from,
    to {
      visibility: hidden;
    }
  }
  @keyframes pulse {
    50% {
      opacity: 0.5;
    }
  }
  @container (max-width: 339px) {
    .bub {
      padding: 7px 12px;
    }
    .first > .grp {
      padding-block-start: 16px;
    }
  }
  @media (forced-colors: active) {
    .pill,
    .bone {
      border: 1px solid ButtonText;
    }
  }
`;
