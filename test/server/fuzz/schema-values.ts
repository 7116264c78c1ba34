import {entriesAt, listAt, member, textAt} from './json.js';
import type {Random} from './random.js';

/** Knows good values by the name of their field; undefined where any value of the schema will do. */
export type Filler = (name: string) => unknown;

const deepest = 5;

/** Makes values that a JSON Schema of the description allows. */
export class SchemaValues {
  readonly #description: unknown;

  constructor(description: unknown) {
    this.#description = description;
  }

  make(schema: unknown, random: Random, fill: Filler, name = '', depth = 0): unknown {
    const filled = name === '' ? undefined : fill(name);
    if (filled !== undefined) return filled;
    const reference = textAt(schema, '$ref');
    if (reference !== '') {
      const target = member(this.#description, ...reference.replace('#/', '').split('/'));
      return this.make(target, random, fill, name, depth + 1);
    }
    const choices = [...listAt(schema, 'anyOf'), ...listAt(schema, 'oneOf')];
    if (choices.length > 0) return this.make(random.pick(choices), random, fill, name, depth);
    const constant = member(schema, 'const');
    if (constant !== undefined) return constant;
    const allowed = listAt(schema, 'enum');
    if (allowed.length > 0) return random.pick(allowed);
    const types = listAt(schema, 'type');
    const type = types.length > 0 ? random.pick(types) : member(schema, 'type');
    switch (type) {
      case 'object':
        return this.#object(schema, random, fill, depth);
      case 'array':
        return Array.from({length: this.#length(schema, random, depth)}, () =>
          this.make(member(schema, 'items'), random, fill, '', depth + 1),
        );
      case 'string':
        return `text ${random.hex(4)}`;
      case 'integer':
      case 'number':
        return Math.max(Number(member(schema, 'minimum') ?? 0), random.below(6));
      case 'boolean':
        return random.chance(0.5);
      default:
        return null;
    }
  }

  #object(schema: unknown, random: Random, fill: Filler, depth: number): Record<string, unknown> {
    const required = listAt(schema, 'required');
    const made: Record<string, unknown> = {};
    for (const [name, property] of entriesAt(schema, 'properties')) {
      if (!required.includes(name) && random.chance(0.5)) continue;
      made[name] = this.make(property, random, fill, name, depth + 1);
    }
    return made;
  }

  #length(schema: unknown, random: Random, depth: number): number {
    const least = Number(member(schema, 'minItems') ?? 0);
    return depth > deepest ? least : Math.max(least, random.below(3));
  }
}
