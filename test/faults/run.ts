// `npm run test:faults -- --seeds 200`: three tabs of a real browser, a network that fails, a server that is killed; then
// all heals, and what must be true is looked at. `--from 300` begins elsewhere, `--seed 17` repeats one, `--keep` keeps
// what happened also when all went well; `--without 'an outage'` leaves one kind of action out. Leaves with 1 when something was wrong.
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

const stage = new Stage();
let failures = 0;
let isInterrupted = false;
process.once('SIGINT', () => (isInterrupted = true));
try {
  await stage.start();
  for (let seed = first; seed < first + count && !isInterrupted; seed++) {
    const {wrongs, seconds, healing, writes, journal} = await runSeed(stage, seed, values.without);
    const isGood = wrongs.length === 0;
    console.log(
      `${isGood ? 'ok    ' : 'FAILED'} seed ${seed}: ${seconds.toFixed(1)} s, ${writes} writes, well after ${(healing / 1000).toFixed(1)} s`,
    );
    if (isGood && !values.keep) continue;
    const path = stage.keep(`seed-${seed}`, journal);
    if (isGood) {
      console.log(`       what happened: ${path}`);
      continue;
    }
    failures++;
    for (const wrong of wrongs) console.log(`       ${wrong}`);
    console.log(`       what happened: ${path}\n       once more: npm run test:faults -- --seed ${seed}`);
  }
} finally {
  await stage.stop();
}
console.log(failures === 0 ? 'Everything held.' : `${failures} seeds failed.`);
process.exit(failures === 0 ? 0 : 1);
