import * as z from 'zod/mini';

export interface FieldNote {
  /** A name under which other places of the JSON Schema refer to it. */
  readonly id?: string;
  readonly description?: string;
  /** What counts when the field is left out. */
  readonly default?: unknown;
}

/** What the JSON Schema and the documentation say of each field, beside what is checked. */
export const fieldNotes = z.registry<FieldNote>();

/** The schema with its line of documentation. A copy: a schema that is used twice means something else each time. */
export function field<Schema extends z.ZodMiniType>(schema: Schema, description: string, note: FieldNote = {}): Schema {
  const copy = z.clone(schema);
  fieldNotes.add(copy, {description, ...note});
  return copy;
}

/** A field that may be left out, and what counts then. */
export function optional<Schema extends z.ZodMiniType>(schema: Schema, description: string, value?: unknown) {
  return z.optional(field(schema, description, value === undefined ? {} : {default: value}));
}

/** Gives what is used in several places a name in the JSON Schema. */
export function named<Schema extends z.ZodMiniType>(id: string, schema: Schema): Schema {
  fieldNotes.add(schema, {id});
  return schema;
}

// Texts of checks end the sentence “It must be …”.

export const text = (max = 2000) => z.string().check(z.minLength(1), z.maxLength(max));
export const whole = (min: number, max: number) => z.int().check(z.minimum(min), z.maximum(max));
export const list = <Schema extends z.ZodMiniType>(schema: Schema, max: number) =>
  z.array(schema).check(z.maxLength(max));

/** Ids are named in addresses, logs and the database. */
export const id = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/, 'an id: letters, digits and . _ -, at most 128'));

/** What pages load comes over http or https, or is in the address itself: a path would be one of the embedding page. */
export const imageUrl = z
  .string()
  .check(
    z.maxLength(8192),
    z.regex(/^(https?:\/\/[^\s/]|data:image\/)/, 'an http(s) address or a data:image/ address'),
  );

/** A text, or one for each language. */
export const localizedText = (max: number) =>
  z.union(
    [
      text(max),
      z
        .record(
          z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language such as en or pt-BR')),
          text(max),
        )
        .check(z.refine((texts) => Object.keys(texts).length > 0, 'at least one language')),
    ],
    {error: `a text of at most ${max} characters, or one for each language: {"en": "…", "de": "…"}`},
  );

/** A text that may stay out of the file. */
export const secret = named(
  'secret',
  z.union(
    [
      text(4096),
      z.strictObject({
        env: field(
          z.string().check(z.regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/, 'the name of a variable')),
          'The environment variable that holds it.',
        ),
      }),
    ],
    {error: 'a text, or {"env": "NAME"} to take it from the environment'},
  ),
);

export type SecretWire = z.output<typeof secret>;
