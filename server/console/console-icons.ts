import {html} from 'lit';

/** What only the console draws, on the grid of `src/message/icons.ts`. */
export const searchIcon = () => icon('M4.75 11a6.25 6.25 0 1 1 12.5 0 6.25 6.25 0 0 1-12.5 0M15.75 15.75l4 4');
export const inboxIcon = () =>
  icon('m4.25 13.25 2.5-8h10.5l2.5 8v5a1 1 0 0 1-1 1H5.25a1 1 0 0 1-1-1ZM4.25 13.25H9a3 3 0 0 0 6 0h4.75');
export const plusIcon = () => icon('M12 5.25v13.5M5.25 12h13.5');

function icon(path: string) {
  return html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>`;
}
