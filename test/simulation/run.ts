// `npm run test:simulation -- --seeds 2000 --from 1`: many seeds. `--seed 7 --trace`: one, with all that happens in it;
// `--only 0,3` leaves out the other actions, `--without lost,cut` kinds of faults.
import {parseArgs} from 'node:util';
import {bundle} from './bundle.js';
import {loadPrograms} from './programs.js';
import {runMany} from './run-many.js';
import {runSeed} from './run-seed.js';

const {values} = parseArgs({
  options: {
    seeds: {type: 'string', default: '2000'},
    from: {type: 'string', default: '1'},
    most: {type: 'string', default: '10'},
    seed: {type: 'string'},
    only: {type: 'string'},
    without: {type: 'string', default: ''},
    trace: {type: 'boolean', default: false},
  },
});
const bundles = await bundle();
if (values.seed === undefined) {
  const began = performance.now();
  const [from, count, most] = [Number(values.from), Number(values.seeds), Number(values.most)];
  const {seeds, failed, tasks} = await runMany(bundles, {from, count, most, print: (line) => console.log(line)});
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${seeds} seeds in ${seconds} s, ${failed} failed, ${tasks} tasks`);
  if (failed > 0) process.exitCode = 1;
} else {
  const only = values.only?.split(',').map(Number);
  const options = {only, without: values.without.split(','), isTraced: values.trace};
  const {lines, violations, hash, tasks} = await runSeed(loadPrograms(bundles), Number(values.seed), options);
  for (const line of lines) console.log(line);
  for (const violation of violations) console.log(`VIOLATED: ${violation}`);
  console.log(`seed ${values.seed}: ${violations.length} violations, ${tasks} tasks, trace ${hash}`);
  if (violations.length > 0) process.exitCode = 1;
}
