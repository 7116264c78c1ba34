import {css} from 'lit';

/** For `<kustomer-chat-panel>` while nobody is there. */
export const panelOffHoursStyles = css`
  .lead {
    flex: 0 1 auto;
    min-block-size: 0;
    overflow-y: auto;
    padding: 24px 24px 4px;
    animation: fade var(--kustomer-chat-fast);
  }
  .lead h3 {
    font-size: var(--kustomer-chat-size-title);
    font-weight: 600;
    line-height: 1.3333;
  }
  .lead > p {
    margin-block-start: 6px;
    color: var(--kustomer-chat-text-muted);
    text-wrap: pretty;
  }
  .closed {
    display: block;
    max-inline-size: 100%;
    max-block-size: 140px;
    margin-block-end: 16px;
    border-radius: var(--kustomer-chat-radius-card);
    object-fit: cover;
  }
  .closed[hidden] {
    display: none;
  }
  .email {
    display: block;
    margin-block-start: 20px;
  }
  .email span {
    display: block;
    margin-block-end: 6px;
  }
  .email small {
    font-size: inherit;
    font-weight: 400;
    color: var(--kustomer-chat-text-muted);
  }
  .email input {
    display: block;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 9px 14px;
    border: 1px solid var(--kustomer-chat-border-strong);
    border-radius: var(--kustomer-chat-radius-control);
    background: var(--kustomer-chat-surface);
    direction: ltr;
    text-align: start;
  }
  .email input:dir(rtl) {
    text-align: end;
  }
  .email input[aria-invalid] {
    border-color: var(--kustomer-chat-danger);
    box-shadow: inset 0 0 0 1px var(--kustomer-chat-danger);
  }
  .email input:focus-visible {
    border-color: transparent;
    box-shadow: none;
    outline-offset: -1px;
  }
  .email input:autofill {
    box-shadow: inset 0 0 0 100px var(--kustomer-chat-surface);
    -webkit-text-fill-color: var(--kustomer-chat-text);
  }
  .hint {
    display: flex;
    gap: 6px;
    margin-block-start: 6px;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
    color: var(--kustomer-chat-danger);
  }
  .hint .link {
    min-block-size: 24px;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .hours {
    margin-block-start: 20px;
    padding: 12px 16px;
    border-radius: var(--kustomer-chat-radius-card);
    background: var(--kustomer-chat-surface-sunken);
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }
  .hours h4 {
    margin: 0 0 4px;
    font: inherit;
    font-weight: 600;
  }
  .hours dl {
    margin: 0;
  }
  .hours dl > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    justify-content: space-between;
    padding-block: 3px;
  }
  .hours :is(dt, p) {
    color: var(--kustomer-chat-text-muted);
  }
  .hours dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  .hours .now > * {
    font-weight: 600;
    color: var(--kustomer-chat-text);
  }
  .hours p {
    margin-block-start: 4px;
  }
  /* One form: the composer's field and button are its own, and what is left to know stands below them. */
  .screen:has(> .form) {
    overflow-y: auto;
    scroll-padding-block-end: 200px;
  }
  .form {
    flex: none;
    overflow: visible;
    padding-block-end: 2px;
  }
  .question {
    margin-block-start: 20px !important;
    color: var(--kustomer-chat-text) !important;
  }
  .question,
  .email span {
    font-size: var(--kustomer-chat-size-small);
    font-weight: 600;
    line-height: 1.3846;
  }
  .form ~ kustomer-chat-composer {
    --kustomer-chat-radius-pill: var(--kustomer-chat-radius-card);
    position: sticky;
    inset-block-end: 0;
    padding: 4px 24px 16px;
  }
  .form ~ kustomer-chat-composer::before {
    content: none;
  }
  .form ~ kustomer-chat-composer::part(composer-field) {
    flex-basis: 100%;
    order: -1;
    margin: 0;
    padding-inline: 10px;
  }
  @media (min-height: 560px) {
    .form ~ kustomer-chat-composer::part(composer-field) {
      min-block-size: calc(4 * 1.4667em + 20px);
    }
  }
  .form ~ kustomer-chat-composer::part(send-button) {
    display: flex;
    align-items: center;
    gap: 6px;
    inline-size: auto;
    margin-inline-start: auto;
    padding-inline: 16px 12px;
    font-weight: 600;
  }
  .form ~ kustomer-chat-composer::part(send-button)::before {
    content: attr(aria-label);
  }
  .form ~ .hours {
    flex: none;
    order: 1;
    margin: 0 24px 24px;
  }
  /* Nothing is there yet: the rest of the room. */
  .form ~ kustomer-chat-thread {
    order: 2;
  }
  .reach {
    flex: none;
    padding: 10px 16px;
    border-block-end: 1px solid var(--kustomer-chat-border);
    background: var(--kustomer-chat-surface-sunken);
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }
  p.reach {
    display: flex;
    gap: 10px;
  }
  p.reach .i {
    margin-block-start: 1px;
    color: var(--kustomer-chat-positive);
  }
  .reach .email {
    margin-block-start: 0;
  }
  @media (forced-colors: active) {
    .hours {
      border: 1px solid CanvasText;
    }
  }
  @media (pointer: coarse) {
    .email input {
      font-size: max(16px, var(--kustomer-chat-size-body));
    }
  }
`;
