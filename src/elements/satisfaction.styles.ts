import {css} from 'lit';

/** For `<kustomer-chat-thread>` once somebody is asked what a conversation was like. */
export const satisfactionStyles = css`
  .csat {
    margin-block-start: 20px;
    padding: 20px;
    border: 1px solid var(--kustomer-chat-border);
    border-radius: var(--kustomer-chat-radius-card);
    background: var(--kustomer-chat-surface-raised);
    box-shadow: var(--kustomer-chat-shadow-card);
  }
  .csat fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .csat legend,
  .csat .q {
    display: block;
    margin-block-end: 12px;
    padding: 0;
    font-weight: 600;
    text-wrap: pretty;
  }
  .csat .q {
    margin-block-end: 10px;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }
  .csat .intro {
    display: block;
    margin-block-end: 4px;
    font-weight: 400;
    color: var(--kustomer-chat-text-muted);
  }
  .csat .question {
    display: block;
    margin-block-start: 20px;
  }
  .scale {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    gap: 4px;
  }
  .scale label {
    position: relative;
    display: grid;
    place-items: center;
    min-block-size: 48px;
    border-radius: var(--kustomer-chat-radius-control);
    color: var(--kustomer-chat-text-muted);
    transition: background-color var(--kustomer-chat-fast);
  }
  .scale.number {
    gap: 6px;
  }
  .scale.number label,
  .scale.thumb label {
    border: 1px solid var(--kustomer-chat-border-strong);
    font-variant-numeric: tabular-nums;
  }
  .scale label:hover {
    background: var(--kustomer-chat-hover);
  }
  .scale input,
  .pick input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .scale .i,
  .given .i {
    inline-size: 30px;
    block-size: 30px;
    stroke-width: 1.5;
  }
  .thumb > .i {
    inline-size: 26px;
    block-size: 26px;
  }
  .thumb.at-1 {
    transform: rotate(180deg) scaleX(-1);
  }
  .thumb.at-2 {
    transform: rotate(135deg) scaleX(-1);
  }
  .thumb.at-3 {
    transform: rotate(90deg) scaleX(-1);
  }
  .thumb.at-4 {
    transform: rotate(45deg) scaleX(-1);
  }
  .scale label:has(:checked) {
    border-color: transparent;
    background: var(--kustomer-chat-accent-soft);
    box-shadow: inset 0 0 0 1.5px var(--kustomer-chat-accent-text);
    color: var(--kustomer-chat-accent-text);
    font-weight: 600;
  }
  .csat label:has(input:focus-visible) {
    outline: 2px solid var(--kustomer-chat-focus);
    outline-offset: 2px;
  }
  .ends {
    display: flex;
    gap: 16px;
    justify-content: space-between;
    margin-block-start: 6px;
    font-size: var(--kustomer-chat-size-caption);
    line-height: 1.3333;
    color: var(--kustomer-chat-text-muted);
  }
  /* Faces have no frame: the words stand below them. */
  .emoji + .ends {
    gap: 0;
    text-align: center;
  }
  .emoji + .ends > * {
    min-inline-size: 20%;
  }
  .emoji.of-3 + .ends > * {
    min-inline-size: 33.3%;
  }
  .emoji.of-2 + .ends > * {
    min-inline-size: 50%;
  }
  .picks {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .pick {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 36px;
    padding: 7px 12px;
    border: 1px solid var(--kustomer-chat-border-strong);
    border-radius: var(--kustomer-chat-radius-control);
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.5385;
  }
  .pick:hover {
    background: var(--kustomer-chat-hover);
  }
  .pick .i {
    display: none;
  }
  .pick:has(:checked) {
    border-color: var(--kustomer-chat-accent-text);
    background: var(--kustomer-chat-accent-soft);
    color: var(--kustomer-chat-accent-text);
    font-weight: 600;
  }
  .pick:has(:checked) .i {
    display: block;
  }
  .csat textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 64px;
    max-block-size: 176px;
    padding: 9px 12px;
    border: 1px solid var(--kustomer-chat-border-strong);
    border-radius: var(--kustomer-chat-radius-control);
    background: var(--kustomer-chat-surface);
    resize: none;
    field-sizing: content;
    scrollbar-width: thin;
  }
  .csat textarea:focus-visible {
    border-color: transparent;
    outline-offset: -1px;
  }
  .csat textarea::placeholder {
    color: var(--kustomer-chat-text-muted);
    opacity: 1;
  }
  .csat .submit {
    display: flex;
    gap: 8px;
    margin-block-start: 20px;
  }
  .csat .primary {
    flex: 1;
    background: var(--kustomer-chat-accent-fill);
    color: var(--kustomer-chat-on-accent);
  }
  .csat .primary:hover {
    background: color-mix(in srgb, var(--kustomer-chat-accent-fill) 90%, var(--kustomer-chat-on-accent));
  }
  .csat .primary[aria-disabled='true'] {
    opacity: 0.7;
    cursor: default;
  }
  .csat .bare {
    color: var(--kustomer-chat-text-muted);
  }
  .csat .bare:hover {
    background: var(--kustomer-chat-hover);
  }
  .csat-failed {
    display: flex;
    gap: 6px;
    margin-block-start: 16px;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
    color: var(--kustomer-chat-danger);
  }
  .csat .done {
    margin-block-start: 16px;
    text-wrap: pretty;
  }
  .csat.thanks {
    display: flex;
    align-items: center;
    gap: 16px;
    text-wrap: pretty;
  }
  .given {
    display: grid;
    flex: none;
    place-items: center;
    min-inline-size: 44px;
    min-block-size: 44px;
    border-radius: var(--kustomer-chat-radius-control);
    background: var(--kustomer-chat-accent-soft);
    color: var(--kustomer-chat-accent-text);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  @container (max-width: 339px) {
    .csat {
      padding: 16px;
    }
  }
  @media (pointer: coarse) {
    .csat textarea {
      font-size: max(16px, var(--kustomer-chat-size-body));
    }
    .pick {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .csat .primary {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
    .scale label,
    .given {
      border: 1px solid ButtonText;
    }
    .pick:has(:checked),
    .scale label:has(:checked) {
      border: 3px solid Highlight;
    }
  }
`;
