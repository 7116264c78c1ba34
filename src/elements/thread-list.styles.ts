import {css} from 'lit';

/** For `<kustomer-chat-thread>` once it has messages; after the sheets of `message/`, which it changes. */
export const threadListStyles = css`
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

  @container (max-width: 339px) {
    .bub {
      padding: 7px 12px;
    }
    .first > .grp {
      padding-block-start: 16px;
    }
  }
  @media (forced-colors: active) {
    .pill {
      border: 1px solid ButtonText;
    }
  }
`;
