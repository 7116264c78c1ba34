import {css} from 'lit';

/** Pictures, films, sounds and files of a message; after `messageStyles`. */
export const attachmentStyles = css`
  .files {
    display: flex;
    grid-area: 3 / 2;
    flex-direction: column;
    align-items: flex-start;
    gap: 3px;
    min-inline-size: 0;
  }
  .out > .grp > .files {
    grid-column: 1;
    align-items: flex-end;
  }
  .msg + .files {
    padding-block-start: 3px;
  }
  .files ~ .more {
    grid-row: 4;
  }
  .files ~ .meta {
    grid-row: 5;
  }
  .grp:has(> .files) > .av {
    grid-row: 3;
  }
  .grp:has(> .files ~ .more:not(.tools)) > .av {
    grid-row: 4;
  }
  .in > .grp:has(> .files) .bub {
    border-end-start-radius: var(--kustomer-chat-radius-joint);
  }
  .out > .grp:has(> .files) .bub {
    border-end-end-radius: var(--kustomer-chat-radius-joint);
  }
  .files > li {
    max-inline-size: 100%;
  }

  .photos {
    display: grid;
    inline-size: 224px;
    border-radius: var(--kustomer-chat-radius-bubble);
    overflow: hidden;
  }
  .photos.many {
    grid-template-columns: 1fr 1fr;
    gap: 3px;
  }
  .in:not(.first) .photos,
  .in .msg + .files > .photos {
    border-start-start-radius: var(--kustomer-chat-radius-joint);
  }
  .out:not(.first) .photos,
  .out .msg + .files > .photos {
    border-start-end-radius: var(--kustomer-chat-radius-joint);
  }
  .in:not(.last) .photos,
  .in .photos:not(:last-child) {
    border-end-start-radius: var(--kustomer-chat-radius-joint);
  }
  .out:not(.last) .photos,
  .out .photos:not(:last-child) {
    border-end-end-radius: var(--kustomer-chat-radius-joint);
  }
  .photo {
    position: relative;
    background: var(--kustomer-chat-surface-sunken);
  }
  .photo > button {
    display: block;
    inline-size: 100%;
    cursor: zoom-in;
  }
  .photo > button:focus-visible {
    outline: none;
  }
  /* A hairline, and the ring, above the picture and inside the corners. */
  .photo::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 1px solid var(--kustomer-chat-border);
    border-radius: inherit;
    pointer-events: none;
  }
  .photos:not(.many) > .photo {
    border-radius: inherit;
  }
  .photo:has(> button:focus-visible)::after {
    border: 3px solid var(--kustomer-chat-focus);
    box-shadow: inset 0 0 0 2px var(--kustomer-chat-surface);
  }
  /* The height is known before the picture is: it has its size in the markup. */
  .photo img {
    display: block;
    inline-size: 100%;
    block-size: auto;
    min-block-size: 112px;
    max-block-size: 298px;
    object-fit: cover;
    color: var(--kustomer-chat-text-muted);
    font-size: var(--kustomer-chat-size-caption);
  }
  .unsized img {
    aspect-ratio: 4 / 3;
  }
  .small img {
    object-fit: scale-down;
    max-block-size: 168px;
  }
  .many img {
    aspect-ratio: 1;
    min-block-size: 0;
  }
  .many > .photo:last-child:nth-child(odd) {
    grid-column: 1 / -1;
  }
  .many > .photo:last-child:nth-child(odd) img {
    aspect-ratio: 2;
  }
  .veil {
    position: absolute;
    inset-inline: 8px;
    inset-block-end: 8px;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 4px 8px;
    padding-block: 6px 10px;
    padding-inline: 12px 8px;
    border-radius: var(--kustomer-chat-radius-control);
    background: rgb(20 18 15 / 0.78);
    color: #fff;
    font-size: var(--kustomer-chat-size-caption);
    line-height: 1.3333;
  }
  .veil progress {
    grid-area: 2 / 1 / auto / span 2;
    accent-color: #fff;
    --_bar: #fff;
    background-color: rgb(255 255 255 / 0.3);
  }
  .many .veil {
    padding-block: 4px;
    padding-inline: 10px 4px;
  }
  .many .veil progress {
    grid-area: 1 / 1;
  }
  .many .words {
    display: none;
  }

  .cancel {
    inline-size: 24px;
    block-size: 24px;
    border-radius: 50%;
  }
  .veil .cancel {
    color: #fff;
  }
  .veil .cancel:hover {
    background: rgb(255 255 255 / 0.2);
  }
  .veil .cancel:focus-visible {
    outline-color: #fff;
    outline-offset: 0;
  }

  .file {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr) auto;
    align-items: center;
    gap: 8px 12px;
    inline-size: 272px;
    max-inline-size: 100%;
    min-block-size: 60px;
    padding-block: 10px;
    padding-inline: 10px 8px;
    border: 1px solid var(--kustomer-chat-border);
    border-radius: var(--kustomer-chat-radius-card);
    background: var(--kustomer-chat-surface-raised);
    color: var(--kustomer-chat-text);
    text-decoration: none;
    transition: background-color var(--kustomer-chat-fast);
  }
  a.file:hover {
    background: linear-gradient(var(--kustomer-chat-hover), var(--kustomer-chat-hover))
      var(--kustomer-chat-surface-raised);
  }
  .tile {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: calc(var(--kustomer-chat-radius) * 0.5);
    background: var(--kustomer-chat-surface-sunken);
    color: var(--kustomer-chat-text-muted);
  }
  .what {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }
  .what b {
    font-size: var(--kustomer-chat-size-small);
    font-weight: 500;
    line-height: 1.3846;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .what small {
    font-size: var(--kustomer-chat-size-caption);
    line-height: 1.3333;
    color: var(--kustomer-chat-text-muted);
    font-variant-numeric: tabular-nums;
  }
  .what progress {
    margin-block: 4px 2px;
  }
  .get {
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    color: var(--kustomer-chat-text-muted);
  }
  a.file:hover .get {
    color: var(--kustomer-chat-text);
  }
  .sound {
    grid-template-columns: 40px minmax(0, 1fr);
  }
  .sound audio {
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: 40px;
  }
  .other {
    inline-size: 272px;
  }
  video {
    display: block;
    inline-size: 100%;
    block-size: auto;
    max-block-size: 320px;
    border-radius: var(--kustomer-chat-radius-card);
    background: var(--kustomer-chat-surface-sunken);
  }

  .files:is(.failed, .waiting) :is(.photo::after, .file) {
    border-color: var(--kustomer-chat-accent-text);
  }
  .files.failed .file,
  .files.failed .photo::after {
    border-color: var(--kustomer-chat-danger);
  }
  .files.waiting .photo img {
    opacity: 0.6;
  }
  .live .files {
    animation: enter var(--kustomer-chat-base) var(--kustomer-chat-ease-out);
  }
  @media (prefers-reduced-motion: reduce) {
    .live .files {
      animation: fade 100ms linear !important;
    }
  }
  @media (forced-colors: active) {
    .photo::after {
      border-color: CanvasText;
    }
    .photo:has(> button:focus-visible)::after {
      border-color: Highlight;
    }
    .out .file,
    .out .photo::after {
      border: 2px solid Highlight;
    }
    .files.failed :is(.file, .photo::after) {
      border: 4px double CanvasText;
    }
    .veil {
      border: 1px solid CanvasText;
      background: Canvas;
      color: CanvasText;
    }
    .veil .cancel {
      color: ButtonText;
    }
    .veil progress {
      --_bar: Highlight;
    }
  }
`;
