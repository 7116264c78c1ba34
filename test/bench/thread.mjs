// `npm run bench:thread`: what a thread costs on a slow phone, beside the plainest list that draws the same ("the
// floor"), in one run. `ONLY=append,stream` chooses rows, `RUNS` says how often each is measured (5). Figures are CPU
// time of the main thread's tasks at a quarter of the processor's speed. Leaves with 1 when a row misses what it must.
import {rows} from './thread/rows.mjs';
import {Site} from './thread/site.mjs';

const runs = Number(process.env.RUNS ?? 5);
const names = (process.env.ONLY ?? Object.keys(rows).join()).split(',');
const unknown = names.find((name) => !Object.hasOwn(rows, name));
if (unknown !== undefined) {
  console.error(`ONLY knows ${Object.keys(rows).join(', ')}; not ${unknown}.`);
  process.exit(2);
}

const site = new Site();
let hasMissed = false;
try {
  await site.start();
  console.log('| what | must | measured |\n| --- | --- | --- |');
  for (const name of names) {
    for await (const {what, must, measured, passed} of rows[name](site, runs)) {
      hasMissed ||= !passed;
      console.log(`| ${what} | ${must} | ${measured}${passed ? '' : ': missed'} |`);
    }
  }
} finally {
  await site.stop();
}
process.exit(hasMissed ? 1 : 0);
