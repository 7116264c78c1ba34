import {html, type TemplateResult} from 'lit';

/** `s` is 16 px with a heavier stroke, none 20 px. The rules for `.i` are in `styles/base.ts`. */
export type IconSize = '' | 's';

export const alertIcon = (size?: IconSize) => icon(`${circle}M12 7.75v5M12 16v.1`, size);
export const attachIcon = (size?: IconSize) =>
  icon(
    'm19.25 11.5-7.4 7.4a4.9 4.9 0 0 1-6.95-6.95l7.6-7.6a3.3 3.3 0 0 1 4.65 4.65l-7.5 7.5a1.65 1.65 0 0 1-2.35-2.35l6.9-6.9',
    size,
  );
export const backIcon = (size?: IconSize) => icon('m14.5 6-6 6 6 6', size, true);
export const closeIcon = (size?: IconSize) => icon('m6.5 6.5 11 11M17.5 6.5l-11 11', size);
export const offlineIcon = (size?: IconSize) =>
  icon(
    'M4.75 11.25a10.2 10.2 0 0 1 3.6-2.4M11.4 8.05a10.2 10.2 0 0 1 7.85 3.2M8 14.75a5.6 5.6 0 0 1 5.25-1.5M16 14.75l.05.05M12 18.5v.1M5 4.75l14 14.5',
    size,
  );
export const retryIcon = (size?: IconSize) => icon('M19.25 12a7.25 7.25 0 1 1-2.4-5.4M19.25 4v3.75H15.5', size);
export const sendIcon = (size?: IconSize) => icon('M12 19V5.5M6.25 11.25 12 5.5l5.75 5.75', size);
export const smileIcon = (size?: IconSize) =>
  icon(`${circle}M8.5 14.25c.8 1.1 2 1.75 3.5 1.75s2.7-.65 3.5-1.75M9.25 9.5v.5M14.75 9.5v.5`, size);

/** Ready to be drawn into. */
export const circle = 'M3.75 12a8.25 8.25 0 1 1 16.5 0 8.25 8.25 0 0 1-16.5 0';

/** One path on a 24 grid; decoration, so its button or line carries the words. `flips` in right-to-left writing. */
export function icon(path: string, size: IconSize = '', flips = false): TemplateResult {
  return html`<svg class="i ${size} ${flips ? 'flip' : ''}" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${path}></path>
  </svg>`;
}
