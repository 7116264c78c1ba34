import {icon, type IconSize} from './icons.js';

/** Up; whoever shows it down turns it. */
export const thumbIcon = (size?: IconSize) =>
  icon(
    'M8.25 10.75 11.5 4a2 2 0 0 1 2 2v3.75h4a1.75 1.75 0 0 1 1.7 2.1l-1.1 5.5a1.75 1.75 0 0 1-1.75 1.4h-8.1ZM8.25 10.75H4.75v8h3.5',
    size,
  );
