import {icon, type IconSize} from './icons.js';

// What only the options of a question show; loaded with them.
export const boxIcon = (size?: IconSize) =>
  icon('m12 3.75 7.25 4v8.5L12 20.25l-7.25-4v-8.5ZM4.9 7.9 12 12l7.1-4.1M12 12v8.1', size);
export const externalIcon = (size?: IconSize) =>
  icon('M14 4.75h5.25V10M18.75 5.25 11 13M10 6.25H6.75a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2V14', size, true);
export const searchIcon = (size?: IconSize) =>
  icon('M4.75 11a6.25 6.25 0 1 1 12.5 0 6.25 6.25 0 0 1-12.5 0M15.75 15.75l4 4', size);
