import {css} from 'lit';

/** The cards of what a message links to. */
export const linkPreviewStyles = css`
  .grp > .more.previews {
    display: grid;
    grid-area: 4 / 2;
    gap: 3px;
    min-inline-size: 0;
    padding-block-start: 3px;
  }
  .out > .grp > .more.previews {
    grid-column: 1;
  }
  .previews ~ .meta {
    grid-row: 6 !important;
  }
  .in > .grp:has(> .previews) > .av {
    grid-row: 4;
  }
  .preview {
    display: flex;
    overflow: hidden;
    border: 1px solid var(--kustomer-chat-border);
    border-radius: var(--kustomer-chat-radius-card);
    background: var(--kustomer-chat-surface-raised);
    color: var(--kustomer-chat-text);
    text-decoration: none;
  }
  /* Its room is there before it is, and a picture's height is that of the words. */
  .preview:has(img:not([hidden])) {
    min-block-size: 84px;
  }
  .preview img {
    flex: none;
    inline-size: 72px;
    block-size: auto;
    object-fit: cover;
    background: var(--kustomer-chat-surface-sunken);
    contain: size;
  }
  .preview .txt {
    flex: 1;
    align-self: center;
    min-inline-size: 0;
    padding: 12px 14px;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
  }
  .preview :is(b, .about) {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    text-align: start;
  }
  .preview b {
    font-weight: 600;
  }
  .preview .about {
    margin-block-start: 2px;
    color: var(--kustomer-chat-text-muted);
  }
  .preview small {
    display: flex;
    align-items: center;
    gap: 5px;
    font-size: var(--kustomer-chat-size-caption);
    line-height: 1.3333;
    color: var(--kustomer-chat-text-muted);
  }
  .preview * + small {
    margin-block-start: 6px;
  }
  .preview bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .preview small .i {
    inline-size: 12px;
    block-size: 12px;
  }
  .preview:hover b {
    text-decoration: underline 1px;
    text-underline-offset: 3px;
  }
`;
