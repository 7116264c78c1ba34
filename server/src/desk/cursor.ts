import * as z from 'zod/mini';
import {encodeBase64Url} from './visitor-token.js';

/** Far more than any cursor of ours. */
const maxChars = 1024;

/** Opaque to clients: base64url of JSON. */
export function encodeCursor(value: unknown): string {
  return encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
}

/** Undefined for what is no cursor of this kind. */
export function decodeCursor<Value>(text: string, schema: z.ZodMiniType<Value>): Value | undefined {
  if (text.length > maxChars || !/^[\w-]+$/.test(text)) return undefined;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined; // no base64 or no JSON
  }
}
