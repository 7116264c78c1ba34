import {readFileSync} from 'node:fs';
import {bundle, type Bundles} from '../simulation/bundle.js';
import {loadPrograms} from '../simulation/programs.js';
import {runSeed} from '../simulation/run-seed.js';
import {mutants} from './mutants.js';

export interface MutantOrder {
  /** Of `mutants`. */
  readonly index: number;
  readonly seeds: number;
  /** The product as it is: a seed that fails there proves nothing. */
  readonly healthy: string;
  readonly root: string | undefined;
}

export type MutantReport =
  | {readonly index: number; readonly seed: number; readonly violation: string}
  | {readonly index: number; readonly seed: undefined; readonly violation: string};

let healthy: ReturnType<typeof loadPrograms> | undefined;

process.on('message', (order: MutantOrder) => {
  judge(order).then(
    (report) => process.send?.(report),
    (error: unknown) => process.send?.({index: order.index, seed: undefined, violation: String(error)}),
  );
});

/** Looks for the first seed that the mutant fails and the product does not. */
async function judge({index, seeds, healthy: path, root}: MutantOrder): Promise<MutantReport> {
  healthy ??= loadPrograms(JSON.parse(readFileSync(path, 'utf8')) as Bundles);
  const programs = loadPrograms(await bundle(mutants[index]?.patches, root));
  for (let seed = 1; seed <= seeds; seed++) {
    const [violation] = (await runSeed(programs, seed)).violations;
    if (violation === undefined) continue;
    if ((await runSeed(healthy, seed)).violations.length > 0) continue;
    return {index, seed, violation: violation.split('\n')[0] ?? ''};
  }
  return {index, seed: undefined, violation: `${seeds} seeds passed`};
}
