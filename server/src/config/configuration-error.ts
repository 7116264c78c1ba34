import {formatMistake, type Mistake} from './mistake.js';

/** A configuration that cannot be served. The message has a line for each mistake. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly mistakes: readonly Mistake[];

  /** `file` is what its operator calls it. */
  constructor(mistakes: readonly Mistake[], file?: string) {
    const lines = mistakes.map(
      (mistake) => (file === undefined ? '' : placeIn(file, mistake)) + formatMistake(mistake),
    );
    super(`The organisation's configuration is wrong:\n${lines.join('\n')}`);
    this.mistakes = mistakes;
  }
}

/** Editors and terminals open `file:line:column`. */
function placeIn(file: string, {place}: Mistake): string {
  return place ? `${file}:${place.line}:${place.column} ` : `${file} `;
}
