import {icon, type IconSize} from './icons.js';

// What only lists show, the options of a question, and what stands in the place of the field; loaded with them.
export const boxIcon = (size?: IconSize) =>
  icon('m12 3.75 7.25 4v8.5L12 20.25l-7.25-4v-8.5ZM4.9 7.9 12 12l7.1-4.1M12 12v8.1', size);
export const externalIcon = (size?: IconSize) =>
  icon('M14 4.75h5.25V10M18.75 5.25 11 13M10 6.25H6.75a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2V14', size, true);
export const searchIcon = (size?: IconSize) =>
  icon('M4.75 11a6.25 6.25 0 1 1 12.5 0 6.25 6.25 0 0 1-12.5 0M15.75 15.75l4 4', size);
export const articleIcon = (size?: IconSize) =>
  icon('M5.75 18.25V5.75a2 2 0 0 1 2-2h10.5v16.5H7.75a2 2 0 0 1 0-4h10.5M9.5 7.75h5', size, true);
export const chatIcon = (size?: IconSize) =>
  icon(
    'M6 4.75h12A2.25 2.25 0 0 1 20.25 7v8A2.25 2.25 0 0 1 18 17.25h-6.2L7.5 20.5v-3.25H6A2.25 2.25 0 0 1 3.75 15V7A2.25 2.25 0 0 1 6 4.75ZM8 9.25h8M8 12.75h5',
    size,
  );
export const fileIcon = (size?: IconSize) =>
  icon('M7.25 3.75h6l5 5v9.5a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2V5.75a2 2 0 0 1 2-2ZM13.25 3.75v5h5', size);
export const nextIcon = (size?: IconSize) => icon('m9.5 6 6 6-6 6', size, true);
export const personIcon = (size?: IconSize) =>
  icon(
    'M8.25 8.25a3.75 3.75 0 1 1 7.5 0 3.75 3.75 0 0 1-7.5 0M4.75 19.75c.7-3.3 3.6-5.25 7.25-5.25s6.55 1.95 7.25 5.25',
    size,
  );
export const composeIcon = (size?: IconSize) =>
  icon(
    'M11.5 5.25H6.75a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V12.5M10 14l.5-2.75 7.25-7.25a1.6 1.6 0 0 1 2.25 2.25L12.75 13.5Z',
    size,
  );
export const lockIcon = (size?: IconSize) =>
  icon(
    'M8 10.75h8A2.25 2.25 0 0 1 18.25 13v4.5A2.25 2.25 0 0 1 16 19.75H8a2.25 2.25 0 0 1-2.25-2.25V13A2.25 2.25 0 0 1 8 10.75ZM8.75 10.75V8a3.25 3.25 0 0 1 6.5 0v2.75',
    size,
  );
