import type {ByteRange} from '../store/file-store.js';

/**
 * The one range that a `Range` header asks for of `size` bytes: undefined for all of it, null for one that lies beyond.
 * Several ranges, other units and nonsense count as none (RFC 9110 section 14.2).
 */
export function readRange(header: string | null, size: number): ByteRange | null | undefined {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? null : {start: size - length, end: size};
  }
  const start = Number(first);
  const end = last === '' ? size : Math.min(Number(last) + 1, size);
  if (last !== '' && Number(last) < start) return undefined;
  return start >= size ? null : {start, end};
}
