import {icon, type IconSize} from './icons.js';

export const stopIcon = (size?: IconSize) =>
  icon('M8.75 6.75h6.5a2 2 0 0 1 2 2v6.5a2 2 0 0 1-2 2h-6.5a2 2 0 0 1-2-2v-6.5a2 2 0 0 1 2-2Z', size);
