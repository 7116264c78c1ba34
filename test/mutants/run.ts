// `npm run test:mutants`: breaks the product deliberately, one break after the other, and prints which seed of the
// simulation notices each. `-- --only 3,7` for some of them, `--seeds 300` for how many seeds are tried at most.
import {fork} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {bundle} from '../simulation/bundle.js';
import {mutants} from './mutants.js';
import type {MutantOrder, MutantReport} from './worker.js';

const {values} = parseArgs({
  options: {
    seeds: {type: 'string', default: '400'},
    only: {type: 'string'},
    workers: {type: 'string', default: '2'},
    root: {type: 'string'},
  },
});
const root = values.root;
/** Milliseconds; a mutant that takes longer does not come to rest any more, which is noticed, too. */
const patience = 300_000;
const folder = mkdtempSync(join(tmpdir(), 'kustomer-chat-mutants-'));
const healthy = join(folder, 'healthy.json');
const waiting = values.only?.split(',').map(Number) ?? mutants.map((_, index) => index);
const reports: MutantReport[] = [];
const expected = waiting.length;

try {
  writeFileSync(healthy, JSON.stringify(await bundle([], root)));
  await Promise.all(Array.from({length: Number(values.workers)}, work));
} finally {
  rmSync(folder, {recursive: true, force: true});
}
const noticed = reports.filter(({seed}) => seed !== undefined).length;
console.log(`${noticed} of ${expected} breaks are noticed.`);
if (noticed < expected) process.exitCode = 1;

/** One worker, again and again: another after one that hangs. */
async function work(): Promise<void> {
  for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
    const began = performance.now();
    const report = await judge(index);
    reports.push(report);
    print(report, (performance.now() - began) / 1000);
  }
}

function print({index, seed, violation}: MutantReport, seconds: number): void {
  const outcome = seed === undefined ? 'NOT NOTICED' : seed < 0 ? 'hangs' : `seed ${seed}`;
  const columns = [String(index).padStart(2), (mutants[index]?.name ?? '').padEnd(52), outcome.padEnd(12)];
  console.log([...columns, `${seconds.toFixed(0).padStart(3)} s`, violation.slice(0, 90)].join('  '));
}

function judge(index: number): Promise<MutantReport> {
  return new Promise((resolve) => {
    const worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx', '--stack-trace-limit=6'],
    });
    const timer = setTimeout(() => {
      resolve({index, seed: -1, violation: 'it does not come to rest'});
      worker.kill('SIGKILL');
    }, patience);
    worker.once('message', (report: MutantReport) => {
      resolve(report);
      worker.disconnect();
    });
    worker.once('exit', (code) => {
      clearTimeout(timer);
      resolve({index, seed: undefined, violation: `the worker broke off (${String(code)})`});
    });
    const order: MutantOrder = {index, seeds: Number(values.seeds), healthy, root};
    worker.send(order);
  });
}
