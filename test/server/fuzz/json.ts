/** What stands at `path`; undefined where the path leads nowhere. */
export function member(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value;
  for (const name of path) here = typeof here === 'object' && here !== null ? Reflect.get(here, name) : undefined;
  return here;
}

/** The text at `path`; empty when there is none. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const found = member(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** The list at `path`; empty when there is none. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found: unknown = member(value, ...path);
  return Array.isArray(found) ? found : [];
}

export function entriesAt(
  value: unknown,
  ...path: readonly (string | number)[]
): readonly (readonly [string, unknown])[] {
  const found = member(value, ...path);
  return typeof found === 'object' && found !== null ? Object.entries(found) : [];
}

/** Undefined when the text is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
