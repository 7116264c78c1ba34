import type * as z from 'zod/mini';
import type {FieldError} from '../../../src/model/chat-error.js';
import {attributesInvalid} from '../desk/attributes.js';
import {invalid, Problem} from '../desk/problem.js';
import type {ServerRequest} from './server-request.js';

/** Larger than any body that passes the limits of its fields, but for the routes that say otherwise. */
export const maxBodyBytes = 262_144;
/** Deeper than any tree of answers; recursive checks further on stay far from the end of the stack. */
const maxDepth = 40;
const forbiddenNames: readonly string[] = ['__proto__', 'constructor', 'prototype'];
const jsonTypes: readonly string[] = ['application/json', 'application/merge-patch+json'];

/** The body as JSON; undefined when there is none. Throws the problem of a body that cannot be read. */
export async function readJson(request: ServerRequest, limit = maxBodyBytes): Promise<unknown> {
  const type = request.headers.get('content-type');
  const length = request.headers.get('content-length');
  if (length !== null && Number(length) > limit) throw tooLarge(limit);
  const bytes = await (request.readBody ? request.readBody(limit).catch(brokenOff) : readPieces(request, limit));
  if (!bytes) throw tooLarge(limit);
  if (bytes.length === 0) return undefined;
  if (!isJsonType(type, request.method)) throw new Problem('media-type-unsupported', 'Send application/json in UTF-8.');
  return parse(bytes);
}

function isJsonType(header: string | null, method: string): boolean {
  const [type = '', ...parameters] = (header ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  // JSON knows no charset; one that is named all the same must be what is read (RFC 8259, section 8.1).
  const isUtf8 = parameters.every(
    (parameter) => !/^charset=/.test(parameter) || /^charset="?utf-?8"?$/.test(parameter),
  );
  if (!isUtf8) return false;
  return method === 'PATCH' ? jsonTypes.includes(type) : type === 'application/json';
}

function tooLarge(limit: number): Problem {
  return new Problem('body-too-large', `A body may hold at most ${limit} bytes.`, {limit});
}

async function readPieces(request: ServerRequest, limit: number): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  // Piece by piece: a body without a declared length must not fill the memory first.
  const reader = request.body?.getReader();
  const next = () => reader?.read().catch(brokenOff);
  for (let piece = await next(); piece && !piece.done; piece = await next()) {
    size += piece.value.length;
    if (size > limit) {
      await reader?.cancel();
      return undefined;
    }
    pieces.push(piece.value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}

/** The client left: there is nobody to answer, and nothing to repair here. */
function brokenOff(): never {
  throw new Problem('invalid-request', 'The body broke off.');
}

function parse(bytes: Uint8Array): unknown {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch {
    throw new Problem('invalid-request', 'The body is no JSON in UTF-8.');
  }
  return clean(json);
}

/**
 * Refuses names that could reach a prototype, wherever they stand: here, because a schema drops `__proto__` without a
 * word. Replaces NUL and lone surrogates, which no database takes as text.
 */
function clean(json: unknown): unknown {
  const root = {value: json};
  const open: {container: object; pointer: string; depth: number}[] = [{container: root, pointer: '', depth: -1}];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const {container, pointer, depth} = entry;
    if (depth > maxDepth) throw new Problem('invalid-request', `The body is nested deeper than ${maxDepth} levels.`);
    for (const name of Object.keys(container)) {
      const value: unknown = Reflect.get(container, name);
      const here = container === root ? '' : `${pointer}/${name.slice(0, 64)}`;
      if (forbiddenNames.includes(name)) throw forbidden(here, name);
      if (typeof value === 'string') Reflect.set(container, name, cleanText(value));
      else if (typeof value === 'object' && value !== null)
        open.push({container: value, pointer: here, depth: depth + 1});
    }
  }
  return root.value;
}

function cleanText(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\uFFFD');
}

function forbidden(pointer: string, name: string): Problem {
  const detail = `The name “${name}” is not allowed.`;
  const code = 'forbidden-name';
  if (/^\/customAttributes\/[^/]+$/.test(pointer)) return attributesInvalid([{key: name, code, detail}]);
  return new Problem('attributes-invalid', detail, {errors: [{pointer, code, detail}]});
}

/** `json` as `schema` reads it, else `invalid-request` with one entry for each wrong field. */
export function parseWith<Body>(schema: z.ZodMiniType<Body>, json: unknown): Body {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.slice(0, 20).map(describe);
  const [first] = errors;
  if (!first) throw invalid('', 'invalid', 'The body is not valid.');
  throw new Problem('invalid-request', errors.map(({detail}) => detail).join(' '), {errors});
}

/** zod/mini has no texts: they are written here, by code. */
function describe(issue: z.core.$ZodIssue): FieldError {
  const pointer = issue.path.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  const field = pointer === '' ? 'The body' : pointer.slice(0, 200);
  switch (issue.code) {
    case 'invalid_type': {
      const article = /^[aeiou]/.test(issue.expected) ? 'an' : 'a';
      return {pointer, code: 'wrong-type', detail: `${field} must be ${article} ${issue.expected}.`};
    }
    case 'too_big':
      return {pointer, code: 'too-long', detail: `${field} may be at most ${issue.maximum}.`};
    case 'too_small':
      return {pointer, code: 'too-short', detail: `${field} must be at least ${issue.minimum}.`};
    case 'invalid_value':
      return {pointer, code: 'invalid', detail: `${field} must be one of ${issue.values.join(', ')}.`};
    default:
      return {pointer, code: 'invalid', detail: `${field} is not valid.`};
  }
}
