import {icon, type IconSize} from '../message/icons.js';

// What only the panel's menu shows; loaded with it.
export const bellIcon = (size?: IconSize) =>
  icon('M6.75 16.25V11a5.25 5.25 0 0 1 10.5 0v5.25l1.5 1.5H5.25ZM10.25 20.25h3.5', size);
export const downloadIcon = (size?: IconSize) => icon('M12 4.5V15M7.25 10.5 12 15.25l4.75-4.75M5 19.25h14', size);
export const printIcon = (size?: IconSize) =>
  icon(
    'M7.25 9.25v-4.5h9.5v4.5M7.25 16.75h-1.5a2 2 0 0 1-2-2v-3.5a2 2 0 0 1 2-2h12.5a2 2 0 0 1 2 2v3.5a2 2 0 0 1-2 2h-1.5M7.25 13.75h9.5v5.5h-9.5Z',
    size,
  );
