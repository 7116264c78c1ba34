// `npm run test:faults -- --seeds 200`: three tabs of a real browser, a network that fails, a server that is killed; then
// all heals, and what must be true is looked at. Two seeds at a time. `--from 300` begins elsewhere, `--seed 17` repeats
// one, `--keep` keeps what happened also when all went well; `--without 'an outage'` leaves one kind of action out. Leaves
// with 1 when something was wrong.
import {parseArgs} from 'node:util';
import {runSeed} from './run-seed.js';
import {Stage} from './stage.js';

const {values} = parseArgs({
  options: {
    seeds: {type: 'string', default: '15'},
    from: {type: 'string', default: '1'},
    seed: {type: 'string'},
    keep: {type: 'boolean', default: false},
    without: {type: 'string', multiple: true, default: []},
  },
});
const first = Number(values.seed ?? values.from);
const count = values.seed === undefined ? Number(values.seeds) : 1;
if (!Number.isInteger(first) || !Number.isInteger(count) || count < 1) {
  console.error('--seeds, --from and --seed are whole numbers.');
  process.exit(2);
}

const stages = Array.from({length: Math.min(2, count)}, () => new Stage());
let next = first;
let failures = 0;
process.once('SIGINT', () => (next = Infinity));
try {
  await Promise.all(
    stages.map(async (stage) => {
      await stage.start();
      while (next < first + count) await play(stage, next++);
    }),
  );
} finally {
  await Promise.all(stages.map((stage) => stage.stop()));
}
console.log(failures === 0 ? 'Everything held.' : `${failures} seeds failed.`);
process.exit(failures === 0 ? 0 : 1);

async function play(stage: Stage, seed: number): Promise<void> {
  const {wrongs, seconds, healing, writes, journal} = await runSeed(stage, seed, values.without);
  const isGood = wrongs.length === 0;
  const figures = `${seconds.toFixed(1)} s, ${writes} writes, well after ${(healing / 1000).toFixed(1)} s`;
  const lines = [`${isGood ? 'ok    ' : 'FAILED'} seed ${seed}: ${figures}`, ...wrongs];
  if (!isGood || values.keep) lines.push(`what happened: ${stage.keep(`seed-${seed}`, journal)}`);
  if (!isGood) {
    failures++;
    lines.push(`once more: npm run test:faults -- --seed ${seed}`);
  }
  console.log(lines.join('\n       '));
}
