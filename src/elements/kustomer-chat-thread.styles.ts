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
  /* Above the composer's fade. */
  .scroll:focus-visible {
    z-index: 1;
    outline-offset: -2px;
  }
  .thread {
    display: flex;
    flex-direction: column;
    min-block-size: 100%;
    padding: 16px 16px 20px;
    overflow-x: clip;
  }
  .thread > :first-child {
    margin-block-start: auto;
  }
  .thread > .welcome {
    margin-block: 0 auto;
    padding-inline: 8px;
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
  @media (forced-colors: active) {
    .bone {
      border: 1px solid GrayText;
    }
  }
`;
