import {icon, type IconSize} from './icons.js';

// What only files show; loaded with them.
export const downloadIcon = (size?: IconSize) => icon('M12 4.5V15M7.25 10.5 12 15.25l4.75-4.75M5 19.25h14', size);
export const imageIcon = (size?: IconSize) =>
  icon(
    'M6 4.75h12A2.25 2.25 0 0 1 20.25 7v10A2.25 2.25 0 0 1 18 19.25H6A2.25 2.25 0 0 1 3.75 17V7A2.25 2.25 0 0 1 6 4.75ZM7.25 9.5a1.5 1.5 0 1 1 3 0 1.5 1.5 0 0 1-3 0M4.25 17l4.5-4.25 3.25 3 3.5-4 4.5 4.75',
    size,
  );
export const soundIcon = (size?: IconSize) =>
  icon(
    'M9.25 17.25V6l9-1.75v11.5M3.75 17.25a2.75 2.5 0 1 1 5.5 0 2.75 2.5 0 0 1-5.5 0M12.75 15.75a2.75 2.5 0 1 1 5.5 0 2.75 2.5 0 0 1-5.5 0',
    size,
  );
export const plusIcon = (size?: IconSize) => icon('M12 5.25v13.5M5.25 12h13.5', size);
export const minusIcon = (size?: IconSize) => icon('M5.25 12h13.5', size);
