import {css} from 'lit';

/** Things to choose one of, as cards. */
export const listOptionStyles = css`
  /* One below the other where there is little room, else side by side. */
  .things {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr));
    gap: 8px;
    padding-block-start: 16px;
  }
  .things li {
    display: grid;
  }
  .thing {
    display: grid;
    align-items: center;
    gap: 14px;
    min-block-size: 60px;
    padding: 10px 16px;
    border: 1px solid var(--kustomer-chat-border);
    border-radius: var(--kustomer-chat-radius-card);
    background: var(--kustomer-chat-surface-raised);
    box-shadow: var(--kustomer-chat-shadow-card);
    transition:
      border-color var(--kustomer-chat-fast),
      background-color var(--kustomer-chat-fast);
  }
  .pictured .thing {
    grid-template-columns: 56px minmax(0, 1fr);
    padding-inline: 10px 16px;
  }
  .thing:hover {
    border-color: var(--kustomer-chat-accent-text);
    background: linear-gradient(var(--kustomer-chat-accent-soft) 0 0) var(--kustomer-chat-surface-raised);
  }
  .thing b {
    display: block;
    font-weight: 600;
    line-height: 1.3333;
  }
  .thing small {
    display: block;
    margin-block-start: 1px;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
    color: var(--kustomer-chat-text-muted);
  }
  .pic {
    display: grid;
    place-items: center;
    inline-size: 56px;
    block-size: 56px;
    overflow: hidden;
    border-radius: calc(var(--kustomer-chat-radius) * 0.5);
    background: var(--kustomer-chat-surface-sunken);
    color: var(--kustomer-chat-text-muted);
  }
  .pic > * {
    grid-area: 1 / 1;
  }
  .pic img {
    position: relative;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    background: var(--kustomer-chat-surface-sunken);
  }
  .pic img[hidden] {
    display: none;
  }
  .all {
    display: block;
    min-block-size: 44px;
    margin: 4px auto 0;
    padding-inline: 12px;
  }
  @media (forced-colors: active) {
    .thing {
      color: ButtonText;
    }
  }
`;
