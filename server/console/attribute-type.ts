import type {FieldError} from '../../src/model/chat-error.js';
import {ChatError} from '../../src/model/chat-error.js';
import type {AttributeType, AttributeValue, KlassAttributes} from '../../src/model/custom-attributes.js';
import {strings} from './console-strings.js';
import {exactTime} from './moments.js';

const suffixes: readonly (readonly [suffix: string, type: AttributeType])[] = [
  ['Txt', 'text'],
  ['Num', 'number'],
  ['Bool', 'boolean'],
  ['At', 'datetime'],
  ['Url', 'url'],
];

/** The declared type; without a declaration what the name's suffix says, or else the value itself. */
export function attributeType(
  name: string,
  value: AttributeValue | undefined,
  klass: KlassAttributes | null,
): AttributeType {
  const declared = klass?.types[name];
  if (declared) return declared;
  const suffix = suffixes.find(([ending]) => name.endsWith(ending));
  if (suffix) return suffix[1];
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

/** As people read it. */
export function showValue(value: AttributeValue, type: AttributeType): string {
  if (typeof value === 'boolean') return value ? strings.yes : strings.no;
  if (type === 'datetime' && typeof value === 'string') return exactTime(new Date(value), new Date());
  return String(value ?? '');
}

/** As an input of this type holds it. */
export function toInput(value: AttributeValue | undefined, type: AttributeType): string {
  if (value === undefined || value === null) return '';
  if (type !== 'datetime' || typeof value !== 'string') return String(value);
  const date = new Date(value);
  // An input for a moment holds the local time, without a zone.
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The value that an input holds, null when it is empty; undefined when it holds none of this type. */
export function fromInput(text: string, type: AttributeType): AttributeValue | undefined {
  if (text.trim() === '') return null;
  switch (type) {
    case 'number': {
      const number = Number(text);
      return Number.isFinite(number) ? number : undefined;
    }
    case 'boolean':
      return text === 'true';
    case 'datetime': {
      const date = new Date(text);
      return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
    }
    case 'url':
      return URL.canParse(text.trim()) ? text.trim() : undefined;
    case 'string':
    case 'text':
    case 'id':
    case 'tree':
      return text;
  }
}

/** Why the server refused, in a sentence for the agent. */
export function refusalText(error: unknown): string {
  const [first]: readonly FieldError[] = error instanceof ChatError ? error.errors : [];
  return (first && strings.attributeProblems[first.code]) ?? strings.notSaved;
}
