import {css} from 'lit';

/** Round is a person, square is a machine. */
export const avatarStyles = css`
  .av {
    display: grid;
    flex: none;
    place-items: center;
    position: relative;
    inline-size: 40px;
    block-size: 40px;
    overflow: hidden;
    border-radius: 50%;
    font-size: 14px;
    font-weight: 600;
    line-height: 1;
    letter-spacing: 0.01em;
    background: var(--kustomer-chat-avatar-1);
    color: var(--kustomer-chat-avatar-1-text);
  }
  .av.t2 {
    background: var(--kustomer-chat-avatar-2);
    color: var(--kustomer-chat-avatar-2-text);
  }
  .av.t3 {
    background: var(--kustomer-chat-avatar-3);
    color: var(--kustomer-chat-avatar-3-text);
  }
  .av.t4 {
    background: var(--kustomer-chat-avatar-4);
    color: var(--kustomer-chat-avatar-4-text);
  }
  .av.bot {
    border-radius: 30%;
    background: var(--kustomer-chat-surface);
    color: var(--kustomer-chat-text-muted);
    box-shadow: inset 0 0 0 1px var(--kustomer-chat-border-strong);
  }
  .av.bot .i {
    inline-size: 22px;
    block-size: 22px;
  }
  .av.s36 {
    inline-size: 36px;
    block-size: 36px;
    font-size: 13px;
  }
  .av.s36 .i {
    inline-size: 20px;
    block-size: 20px;
  }
  .av.s28 {
    inline-size: 28px;
    block-size: 28px;
    font-size: 11px;
  }
  .av.s28 .i {
    inline-size: 16px;
    block-size: 16px;
    stroke-width: 2;
  }
  .av img {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    background: var(--kustomer-chat-surface);
  }
  .av img[hidden] {
    display: none;
  }
  @media (forced-colors: active) {
    .av {
      border: 1px solid CanvasText;
    }
  }
`;
