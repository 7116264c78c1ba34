import type * as z from 'zod/mini';
import {decodeBase64Url, encodeBase64Url} from './base64-url.js';
import {invalid} from './problem.js';

/** Far more than any cursor of ours. */
const maxChars = 1024;

/** Opaque to clients: base64url of JSON. */
export function encodeCursor(value: unknown): string {
  return encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
}

/** The `cursor` that a list was asked for with; undefined for null. Refuses one of another list. */
export function readCursor<Value>(text: string | null, schema: z.ZodMiniType<Value>): Value | undefined {
  if (text === null) return undefined;
  const cursor = decodeCursor(text, schema);
  if (cursor === undefined) throw invalid('?cursor', 'invalid', 'The cursor is none of this list.');
  return cursor;
}

/** Undefined for what is no cursor of this kind. */
export function decodeCursor<Value>(text: string, schema: z.ZodMiniType<Value>): Value | undefined {
  if (text.length > maxChars || !/^[\w-]+$/.test(text)) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(decodeBase64Url(text))));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined; // no base64 or no JSON
  }
}
