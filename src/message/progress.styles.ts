import {css} from 'lit';

/** A bar that says how far a file has come. */
export const progressStyles = css`
  progress {
    --_bar: var(--kustomer-chat-accent-text);
    display: block;
    inline-size: 100%;
    block-size: 4px;
    border: 0;
    border-radius: 2px;
    background-color: var(--kustomer-chat-border);
    appearance: none;
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    border-radius: 2px;
    background: var(--_bar);
    transition: inline-size var(--kustomer-chat-base) linear;
  }
  progress::-moz-progress-bar {
    border-radius: 2px;
    background: var(--_bar);
  }
  @media (forced-colors: active) {
    progress {
      forced-color-adjust: none;
      --_bar: Highlight;
      border: 1px solid CanvasText;
      background-color: Canvas;
      block-size: 6px;
    }
  }
`;
