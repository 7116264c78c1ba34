import {icon, type IconSize} from './icons.js';

// What only finding a place in a thread shows; loaded with it.
export const arrowUpIcon = (size?: IconSize) => icon('m6 14.5 6-6 6 6', size);
export const calendarIcon = (size?: IconSize) =>
  icon(
    'M6.75 5.75h10.5a2 2 0 0 1 2 2v9.5a2 2 0 0 1-2 2H6.75a2 2 0 0 1-2-2v-9.5a2 2 0 0 1 2-2ZM4.75 10h14.5M8.5 3.75v3.5M15.5 3.75v3.5',
    size,
  );
export const topicIcon = (size?: IconSize) =>
  icon(
    'M4.75 17.25V6.75a2 2 0 0 1 2-2h3.1a2 2 0 0 1 1.5.68l1 1.14a2 2 0 0 0 1.5.68h3.4a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H6.75a2 2 0 0 1-2-2Z',
    size,
  );
