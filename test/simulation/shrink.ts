import {runSeed, type Outcome} from './run-seed.js';
import {fates} from './weather.js';
import type {Programs} from './world.js';

/** So many runs at most are spent on one failure. */
const patience = 120;

export interface Shrunk {
  readonly only: readonly number[];
  readonly without: readonly string[];
  readonly outcome: Outcome;
}

/** The fewest actions, and kinds of faults, with which the seed still fails in the same way (delta debugging). */
export async function shrink(programs: Programs, failed: Outcome): Promise<Shrunk> {
  const kind = kindOf(failed);
  let runs = 0;
  const fails = async (only: readonly number[], without: readonly string[]): Promise<Outcome | undefined> => {
    if (runs++ > patience) return undefined;
    const outcome = await runSeed(programs, failed.seed, {only, without});
    return outcome.violations.length > 0 && kindOf(outcome) === kind ? outcome : undefined;
  };
  let best: Shrunk = {only: failed.actions.map((_, index) => index), without: [], outcome: failed};
  for (let size = Math.ceil(best.only.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let start = 0; start < best.only.length;) {
      const only = best.only.filter((_, index) => index < start || index >= start + size);
      const outcome = await fails(only, best.without);
      if (outcome) best = {...best, only, outcome};
      else start += size;
    }
  }
  for (const fate of fates.slice(1)) {
    const without = [...best.without, fate];
    const outcome = await fails(best.only, without);
    if (outcome) best = {...best, without, outcome};
  }
  return best;
}

/** What went wrong first, whichever page and word it happened to. */
function kindOf({violations}: Outcome): string {
  const [first = ''] = violations;
  return (
    first
      .split('\n')[0]
      ?.replace(/\d+/g, '')
      .replace(/“.*|\{.*|shows .*|knows .*/, '') ?? ''
  );
}
