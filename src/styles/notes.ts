import {css} from 'lit';

/** Lines in the middle of a thread that nobody has written: a day, a greeting, an end. */
export const noteStyles = css`
  .day {
    padding-block: 20px 16px;
    text-align: center;
    font-size: var(--kustomer-chat-size-caption);
    font-weight: 500;
    line-height: 1.3333;
    color: var(--kustomer-chat-text-muted);
  }
  .sys {
    grid-column: 1 / -1;
    margin-inline: auto;
    max-inline-size: 40ch;
    text-align: center;
    text-wrap: balance;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
    color: var(--kustomer-chat-text-muted);
  }
`;
