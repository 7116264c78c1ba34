import {circle, icon, type IconSize} from './icons.js';

// What every thread shows; loaded with its messages.
export const assistantIcon = (size?: IconSize) =>
  icon(
    'M7.75 7.25h8.5a3 3 0 0 1 3 3v5.5a3 3 0 0 1-3 3h-8.5a3 3 0 0 1-3-3v-5.5a3 3 0 0 1 3-3ZM12 7.25V4.5M9.5 11.75v2M14.5 11.75v2',
    size,
  );
export const checkIcon = (size?: IconSize) => icon('m5 12.5 4.5 4.5L19 7.5', size);
export const chevronDownIcon = (size?: IconSize) => icon('m6 9.5 6 6 6-6', size);
export const clockIcon = (size?: IconSize) => icon(`${circle}M12 7.5V12l3 2`, size);
/** Lines without a length: dots as wide as the stroke, which must be 2.8 here. */
export const moreIcon = (size?: IconSize) => icon('M5.5 12h.01M12 12h.01M18.5 12h.01', size);
export const readIcon = (size?: IconSize) => icon('m2.5 12.75 4 4 8.25-9M11.75 16.25l.5.5L21.5 7.75', size);
