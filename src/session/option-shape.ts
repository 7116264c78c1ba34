import {ChatError} from '../model/chat-error.js';
import {nearestName} from '../model/nearest-name.js';

type Kind = 'string' | 'object' | 'number' | 'boolean' | 'array' | 'file';

/** `string*` may be empty nowhere and is never left out. */
const kindNames: Readonly<Record<Kind, string>> = {
  string: 'a string',
  object: 'an object',
  number: 'a number',
  boolean: 'true or false',
  array: 'an array',
  file: 'a File or Blob',
};

/** What the page hands in may be anything. Throws `invalid-request`, naming the option and what is allowed. */
export function checkShape(
  method: string,
  given: unknown,
  kinds: Readonly<Record<string, Kind>>,
  at = '',
): Record<string, unknown> {
  const options = at === '' ? copyOf(method, given) : given;
  const names = Object.keys(kinds).join(', ');
  if (!isRecord(options)) throw invalid(method, at || 'options', `must be an object with ${names}`);
  for (const [name, value] of Object.entries(options)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    const source = at === '' ? name : `${at}.${name}`;
    if (kind === undefined) {
      const nearest = nearestName(name, Object.keys(kinds));
      throw invalid(
        method,
        source,
        `is not an option; ${nearest ? `did you mean “${nearest}”?` : `allowed are ${names}`}`,
      );
    }
    if (value !== undefined && !isOf(kind, value)) throw invalid(method, source, `must be ${kindNames[kind]}`);
  }
  return options;
}

function isOf(kind: Kind, value: unknown): boolean {
  switch (kind) {
    case 'object':
      return isRecord(value);
    case 'array':
      return Array.isArray(value);
    case 'file':
      return value instanceof Blob;
    case 'number':
      return Number.isFinite(value);
    default:
      return typeof value === kind;
  }
}

/** The page may change its object while we wait, and a getter of its may throw. */
function copyOf(method: string, options: unknown): unknown {
  try {
    return structuredClone(options);
  } catch (cause) {
    const message = `${method}(): options must be plain data.`;
    throw new ChatError('invalid-request', message, {status: 400, source: 'options', cause});
  }
}

/** Not empty, and no longer than any id. */
export function requireId(
  method: string,
  options: Record<string, unknown>,
  name: string,
  of = 'a conversation',
): string {
  const id = options[name];
  if (typeof id === 'string' && id !== '') return id;
  throw invalid(method, name, `is required: the id of ${of}`);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function invalid(method: string, option: string, what: string): ChatError {
  return new ChatError('invalid-request', `${method}(): ${option} ${what}`.replace(/[^?]$/, '$&.'), {
    status: 400,
    source: option,
  });
}
