import {circle, icon, type IconSize} from './icons.js';

// What only lists and messages show; loaded with them.
export const articleIcon = (size?: IconSize) =>
  icon('M5.75 18.25V5.75a2 2 0 0 1 2-2h10.5v16.5H7.75a2 2 0 0 1 0-4h10.5M9.5 7.75h5', size, true);
export const assistantIcon = (size?: IconSize) =>
  icon(
    'M7.75 7.25h8.5a3 3 0 0 1 3 3v5.5a3 3 0 0 1-3 3h-8.5a3 3 0 0 1-3-3v-5.5a3 3 0 0 1 3-3ZM12 7.25V4.5M9.5 11.75v2M14.5 11.75v2',
    size,
  );
export const chatIcon = (size?: IconSize) =>
  icon(
    'M6 4.75h12A2.25 2.25 0 0 1 20.25 7v8A2.25 2.25 0 0 1 18 17.25h-6.2L7.5 20.5v-3.25H6A2.25 2.25 0 0 1 3.75 15V7A2.25 2.25 0 0 1 6 4.75ZM8 9.25h8M8 12.75h5',
    size,
  );
export const checkIcon = (size?: IconSize) => icon('m5 12.5 4.5 4.5L19 7.5', size);
export const chevronDownIcon = (size?: IconSize) => icon('m6 9.5 6 6 6-6', size);
export const clockIcon = (size?: IconSize) => icon(`${circle}M12 7.5V12l3 2`, size);
export const fileIcon = (size?: IconSize) =>
  icon('M7.25 3.75h6l5 5v9.5a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2V5.75a2 2 0 0 1 2-2ZM13.25 3.75v5h5', size);
/** Lines without a length: dots as wide as the stroke, which must be 2.8 here. */
export const moreIcon = (size?: IconSize) => icon('M5.5 12h.01M12 12h.01M18.5 12h.01', size);
export const nextIcon = (size?: IconSize) => icon('m9.5 6 6 6-6 6', size, true);
export const personIcon = (size?: IconSize) =>
  icon(
    'M8.25 8.25a3.75 3.75 0 1 1 7.5 0 3.75 3.75 0 0 1-7.5 0M4.75 19.75c.7-3.3 3.6-5.25 7.25-5.25s6.55 1.95 7.25 5.25',
    size,
  );
export const readIcon = (size?: IconSize) => icon('m2.5 12.75 4 4 8.25-9M11.75 16.25l.5.5L21.5 7.75', size);
