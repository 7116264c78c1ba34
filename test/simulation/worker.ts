import {readFileSync} from 'node:fs';
import type {Bundles} from './bundle.js';
import {loadPrograms} from './programs.js';
import {runSeed} from './run-seed.js';
import {shrink} from './shrink.js';

/** What the runner asks a worker for: every `step`th seed from `from` on. */
export interface Order {
  readonly bundles: string;
  readonly from: number;
  readonly count: number;
  readonly step: number;
  /** How many failures are shrunk. */
  readonly shrinks: number;
  /** Ends after so many failures. */
  readonly most: number;
}

export type Report =
  | {readonly type: 'failed'; readonly seed: number; readonly lines: readonly string[]}
  | {readonly type: 'done'; readonly seeds: number; readonly failed: number; readonly tasks: number};

process.on('message', (order: Order) => {
  void work(order).then(() => process.disconnect());
});

async function work({bundles, from, count, step, shrinks, most}: Order): Promise<void> {
  const programs = loadPrograms(JSON.parse(readFileSync(bundles, 'utf8')) as Bundles);
  const tell = (report: Report) => process.send?.(report);
  let [seeds, failed, tasks] = [0, 0, 0];
  for (let seed = from; seed < from + count && failed < most; seed += step) {
    const outcome = await runSeed(programs, seed);
    seeds++;
    tasks += outcome.tasks;
    if (outcome.violations.length === 0) continue;
    failed++;
    const lines = [`seed ${seed}: ${outcome.violations[0] ?? ''}`];
    if (failed > shrinks) lines.push(replay(seed));
    else {
      const {only, without, outcome: least} = await shrink(programs, outcome);
      lines.push(replay(seed, only, without), `  ${least.actions.map(({name}) => name).join(', ')}`);
      lines.push(...least.violations.map((violation) => `  ${violation}`));
    }
    tell({type: 'failed', seed, lines});
  }
  tell({type: 'done', seeds, failed, tasks});
}

/** The line that plays it again. */
function replay(seed: number, only?: readonly number[], without: readonly string[] = []): string {
  const options = [
    `--seed ${seed}`,
    ...(only ? [`--only ${only.join(',')}`] : []),
    ...(without.length > 0 ? [`--without ${without.join(',')}`] : []),
  ];
  return `  npm run test:simulation -- ${options.join(' ')} --trace`;
}
