import {defaultFileTypes} from '../config/file-types.js';

/** Other names of the same types, as some systems give them. */
const aliases: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'application/x-pdf': 'application/pdf',
  'application/x-zip': 'application/zip',
  'application/x-zip-compressed': 'application/zip',
  'video/x-m4v': 'video/mp4',
};

/** In lower case, without parameters, by its first name. */
export function normalType(contentType: string): string {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  return Object.hasOwn(aliases, type) ? (aliases[type] ?? type) : type;
}

export function isAcceptedType(type: string, fileTypes: readonly string[]): boolean {
  return (fileTypes.length > 0 ? fileTypes.map(normalType) : defaultFileTypes).includes(type);
}

/** Shown in place by a browser, and nothing in them runs. Everything else is offered for saving. */
const inlineTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

export function isInlineType(type: string): boolean {
  return inlineTypes.includes(type);
}

/** What it is served as: a type that a browser would run is only bytes to it. */
export function servedType(type: string): string {
  if (type === 'text/plain' || type === 'text/csv') return `${type}; charset=utf-8`;
  return /^text\/|[/+]xml$|html|script/.test(type) ? 'application/octet-stream' : type;
}
