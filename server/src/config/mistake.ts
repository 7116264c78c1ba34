import {nearestName} from '../../../src/model/nearest-name.js';

/** From the root of the configuration to the place: names and positions, as in `['sites', 0, 'settings', 'accent']`. */
export type ConfigPath = readonly (string | number)[];

/** In a file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One mistake in a configuration. */
export interface Mistake {
  readonly path: ConfigPath;
  /** Where it stands, when it was read from a file. */
  readonly place?: Place;
  /** A sentence: what is wrong and what is allowed. */
  readonly text: string;
}

/** `sites[0].settings.accent`. */
function formatPath(path: ConfigPath): string {
  return path.reduce<string>((text, step) => text + formatStep(step, text === ''), '');
}

function formatStep(step: string | number, isFirst: boolean): string {
  if (typeof step === 'number') return `[${step}]`;
  // A name such as `some.attribute` would read like two.
  if (!/^[\w$-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
  return isFirst ? step : `.${step}`;
}

export function formatMistake({path, text}: Mistake): string {
  return path.length === 0 ? text : `${formatPath(path)}: ${text}`;
}

/** The same mistakes as seen from further up. */
export function below(path: ConfigPath, mistakes: readonly Mistake[]): readonly Mistake[] {
  return mistakes.map((mistake) => ({...mistake, path: [...path, ...mistake.path]}));
}

/** One mistake for each name that stood before. */
export function repeated(
  kind: string,
  names: readonly (string | undefined)[],
  pathOf: (index: number) => ConfigPath,
): readonly Mistake[] {
  return names.flatMap((name, index) => {
    if (name === undefined || names.indexOf(name) === index) return [];
    return [{path: pathOf(index), text: `The ${kind} “${name}” exists twice.`}];
  });
}

/** The end of a sentence about a name that does not exist: `.`, or the one that was probably meant. */
export function hintAt(name: string, names: readonly string[]): string {
  const nearest = nearestName(name, names);
  return nearest === undefined ? '.' : `; did you mean “${nearest}”?`;
}
