import {formatMistake, type Mistake} from './mistake.js';

/** A configuration that cannot be served. The message has a line for each mistake. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(`The organisation's configuration is wrong:\n${mistakes.map(formatMistake).join('\n')}`);
    this.mistakes = mistakes;
  }
}
