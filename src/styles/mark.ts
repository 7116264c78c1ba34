import {css} from 'lit';

/** The grounds of what was looked for, in lists and in a thread. For elements that show finds; a page may set them. */
export const markTokens = css`
  :host {
    --_mark: var(--kustomer-chat-mark, #f7e6b8);
    --_mark-current: var(--kustomer-chat-mark-current, #f0b429);
  }
  @supports (color: light-dark(#000, #fff)) {
    :host {
      --_mark: var(--kustomer-chat-mark, light-dark(#f7e6b8, #5b4b1f));
      --_mark-current: var(--kustomer-chat-mark-current, light-dark(#f0b429, #855a05));
    }
  }
`;
