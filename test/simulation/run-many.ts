import {fork} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Bundles} from './bundle.js';
import type {Order, Report} from './worker.js';

export interface ManyOptions {
  readonly from: number;
  readonly count: number;
  readonly workers?: number;
  readonly shrinks?: number;
  /** Each worker ends after so many failures. */
  readonly most?: number;
  readonly print: (line: string) => void;
}

export interface Sum {
  readonly seeds: number;
  readonly failed: number;
  readonly tasks: number;
  readonly firstFailure: string | undefined;
}

/** Runs many seeds in several processes. */
export async function runMany(bundles: Bundles, options: ManyOptions): Promise<Sum> {
  const {from, count, workers = 2, shrinks = 2, most = 10, print} = options;
  const folder = mkdtempSync(join(tmpdir(), 'kustomer-chat-simulation-'));
  const path = join(folder, 'bundles.json');
  writeFileSync(path, JSON.stringify(bundles));
  let sum: Sum = {seeds: 0, failed: 0, tasks: 0, firstFailure: undefined};
  const one = (index: number) =>
    new Promise<void>((resolve, reject) => {
      const worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), {
        execArgv: ['--import', 'tsx', '--stack-trace-limit=6'],
      });
      let isDone = false;
      worker.on('message', (report: Report) => {
        if (report.type === 'failed') {
          sum = {...sum, firstFailure: sum.firstFailure ?? report.lines[0]};
          report.lines.forEach(print);
        } else {
          isDone = true;
          const {seeds, failed, tasks} = report;
          sum = {...sum, seeds: sum.seeds + seeds, failed: sum.failed + failed, tasks: sum.tasks + tasks};
        }
      });
      worker.once('exit', (code) => {
        if (isDone) resolve();
        else reject(new Error(`A worker of the simulation broke off (${String(code)}).`));
      });
      const order: Order = {bundles: path, from: from + index, count: count - index, step: workers, shrinks, most};
      worker.send(order);
    });
  try {
    await Promise.all(Array.from({length: workers}, (_, index) => one(index)));
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
  return sum;
}
