import {appendFileSync} from 'node:fs';

/**
 * Adds the outcome of one runner to the file that `test/run.mjs` sums up, as a line of JSON; without that file it prints the
 * totals itself, so that a runner started alone ends with the same line. `names` are those of the failures, in a long log said
 * once more at its end.
 */
export function reportTotals({passed, failed, names = []}) {
  const file = process.env.TEST_TOTALS_FILE;
  if (file) appendFileSync(file, `${JSON.stringify({passed, failed, names})}\n`);
  else process.once('exit', () => process.stdout.write(`\n${passed} passed, ${failed} failed\n`));
}

/** A failure's name, with the beginning of what was wrong: of a long log often only the end is kept. */
export function failureOf(name, message = '') {
  const lines = message.split('\n').filter((line) => line.trim() !== '');
  return [name, ...lines.slice(0, 6).map((line) => `    ${line.slice(0, 200)}`)].join('\n');
}
