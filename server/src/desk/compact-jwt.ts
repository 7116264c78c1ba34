import {decodeBase64Url, encodeBase64Url} from './base64-url.js';

/** The parts of a JWT in compact form, read strictly: what two readers could understand differently is no token. */
export interface CompactJwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Undefined for what is none. Nothing is verified here. */
export function readCompactJwt(text: string): CompactJwt | undefined {
  // No padding, no white space, exactly three segments; an empty signature is for the signature's check to refuse.
  const [, head, body] = /^([\w-]+)\.([\w-]+)\.[\w-]*$/.exec(text) ?? [];
  const header = head === undefined ? undefined : readObject(head);
  const claims = body === undefined ? undefined : readObject(body);
  return header && claims && {header, claims};
}

function readObject(segment: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const bytes = decodeBase64Url(segment);
    // The last character may carry bits that belong to no byte: there is one way to write a token.
    if (encodeBase64Url(bytes) !== segment) return undefined;
    const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
    const json: unknown = JSON.parse(text);
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    return isObject && !hasDuplicateName(text) ? (json as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined; // no base64url, no UTF-8 or no JSON
  }
}

/** Whether an object in this JSON, which is well formed, has a name twice: readers differ in which one they take. */
function hasDuplicateName(json: string): boolean {
  const open: Set<unknown>[] = [];
  for (const [token, text, colon] of json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon !== undefined && text !== undefined) {
      const names = open.at(-1);
      const name: unknown = JSON.parse(text);
      if (names?.has(name)) return true;
      names?.add(name);
    }
  }
  return false;
}
