import {circle, icon, type IconSize} from '../message/icons.js';

// What only a survey shows; loaded with it.
const eyes = 'M9.25 9.5v.5M14.75 9.5v.5';
const faces: readonly string[] = [
  'M8.5 16c.8-1.1 2-1.75 3.5-1.75s2.7.65 3.5 1.75',
  'M9 15.5c.7-.6 1.7-.9 3-.9s2.3.3 3 .9',
  'M9 15h6',
  'M9 14.5c.7.7 1.7 1 3 1s2.3-.3 3-1',
  'M8.25 13.75c.6 1.7 2 2.75 3.75 2.75s3.15-1.05 3.75-2.75Z',
];

/** From 1, very unhappy, to 5, very happy. */
export const faceIcon = (rating: number, size?: IconSize) => icon(`${circle}${faces[rating - 1] ?? ''}${eyes}`, size);
