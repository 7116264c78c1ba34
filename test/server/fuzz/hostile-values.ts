import {rawJson} from './draft.js';
import type {Random} from './random.js';

const texts: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udfff',
  '\u202e\u2066abc',
  '\ufeff',
  '\u2028\r\n',
  '𝕏'.repeat(3000),
  'x'.repeat(20_000),
  'x'.repeat(200_000),
  'é'.repeat(5000),
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  "' or 1=1; --",
  '${7*7}{{7*7}}%s%n',
  'null',
  'undefined',
  'NaN',
  '__proto__',
  'constructor',
  'toString',
  '9'.repeat(400),
  '2026-99-99T99:99:99Z',
  '0000-00-00T00:00:00.000Z',
  '+275760-09-13T00:00:00.001Z',
  'javascript:alert(1)',
  'data:text/html,x',
  '[[[[[[[[[[[[[[[[[[[[[[[[[[',
  '*_`~'.repeat(2000),
  'http://127.0.0.1:1/'.repeat(100),
  'pk_off',
  'pk_demo',
];

export function hostileText(random: Random): string {
  return random.pick(texts);
}

export function hostileValue(random: Random): unknown {
  return random.pick<() => unknown>([
    () => hostileText(random),
    () => hostileText(random),
    () => null,
    () => random.chance(0.5),
    () => random.pick<unknown>([0, -0, -1, 1.5, 2 ** 53 + 2, -(2 ** 31) - 1, 1e308, 5e-324]),
    () =>
      rawJson(
        random.pick([
          '1e400',
          '-1e400',
          '-0',
          '9007199254740993',
          '1E+2',
          '0.1e-999',
          '123456789012345678901234567890',
        ]),
      ),
    () => [],
    () => ({}),
    () => [[[]]],
    () => Array.from({length: 2000}, () => random.pick<unknown>([1, '', null, {}])),
    () => nested(random.pick([38, 41, 300, 1000]), random.chance(0.5)),
    () => Object.fromEntries(Array.from({length: 500}, (_, index) => [`key${index}`, index])),
    () => forbidden(random),
    () => ({toString: 'x', valueOf: 1, toJSON: 'x', then: 'x', length: -1}),
    () => ({'': 1, 'a/b~c': {'\0': '\0'}, ['x'.repeat(5000)]: 1}),
  ])();
}

function nested(depth: number, isList: boolean): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = isList ? [value] : {a: value};
  return value;
}

/** A name that could reach a prototype, as an own property. */
export function forbidden(random: Random): unknown {
  const name = random.pick(['__proto__', 'constructor', 'prototype']);
  return JSON.parse(`{"${name}": {"isAdmin": true, "status": 500, "length": 1e9}}`);
}

/** The same value with one place changed for the worse. */
export function corrupted(json: unknown, random: Random): unknown {
  if (typeof json !== 'object' || json === null || random.chance(0.15)) return hostileValue(random);
  if (Array.isArray(json)) return corruptedList(json, random);
  const entries: [string, unknown][] = Object.entries(json);
  const index = random.below(entries.length);
  const [name, value] = entries[index] ?? ['', undefined];
  switch (entries.length === 0 ? 4 : random.below(6)) {
    case 0:
      entries.splice(index, 1);
      break;
    case 1:
    case 2:
      entries[index] = [name, hostileValue(random)];
      break;
    case 3:
      entries[index] = [name, corrupted(value, random)];
      break;
    case 4:
      entries.push([random.pick(['extra', 'id', 'status', 'toString', '']), hostileValue(random)]);
      break;
    default:
      return {...Object.fromEntries(entries), nested: forbidden(random)};
  }
  return Object.fromEntries(entries);
}

function corruptedList(list: readonly unknown[], random: Random): unknown {
  if (list.length === 0) return [hostileValue(random)];
  const changed = [...list];
  const index = random.below(list.length);
  if (random.chance(0.3)) return Array.from({length: 300}, () => list[index]);
  changed[index] = random.chance(0.5) ? hostileValue(random) : corrupted(list[index], random);
  return changed;
}
