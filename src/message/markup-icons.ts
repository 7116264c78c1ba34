import {icon, type IconSize} from './icons.js';

export const copyIcon = (size?: IconSize) =>
  icon(
    'M10.75 8.75h6.5a2 2 0 0 1 2 2v6.5a2 2 0 0 1-2 2h-6.5a2 2 0 0 1-2-2v-6.5a2 2 0 0 1 2-2ZM15.25 8.75v-2a2 2 0 0 0-2-2h-6.5a2 2 0 0 0-2 2v6.5a2 2 0 0 0 2 2h2',
    size,
  );
