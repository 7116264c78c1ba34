// `npm run test:soak -- --minutes 60`: three tabs of one browser, steady traffic both ways, a network that fails a little,
// pages that are loaded again. Says each minute how much memory each tab (after a garbage collection) and the server hold.
// A customer's messages stay in memory as long as the customer does: so twelve customers come one after the other. When
// one leaves, all that must be true is looked at, and what the tab that is never loaded again still holds must be as much
// as after the one before. Leaves with 1 when memory is not flat, or something was not true.
import {parseArgs} from 'node:util';
import {actions} from '../faults/actions.js';
import {findWrongs} from '../faults/invariants.js';
import {between, pick, pickWeighted, randomOf} from '../faults/random.js';
import {Stage} from '../faults/stage.js';
import {Trial} from '../faults/trial.js';
import type {Weather} from '../support/fault-proxy.js';
import {flatness, type Sample} from './flatness.js';

const {values} = parseArgs({options: {minutes: {type: 'string', default: '60'}, seed: {type: 'string', default: '1'}}});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
if (!(minutes > 0) || !Number.isInteger(seed)) {
  console.error('--minutes is a number above 0, --seed a whole one.');
  process.exit(2);
}

const minute = 60_000;
/** Until all is well again in the end, in milliseconds. */
const patience = 60_000;
/** How long a customer stays. */
const stay = Math.max(0.5, minutes / 12) * minute;
const mild: readonly Weather[] = [
  {chances: {}, latency: 30},
  {chances: {lost: 0.03, unanswered: 0.03, cut: 0.05, twice: 0.05}, latency: 150},
  {chances: {busy: 0.05, portal: 0.02}, latency: 50},
];
const usual = actions.filter(({name}) =>
  [
    'a customer sends',
    'a page sends',
    'an agent writes',
    'another tab comes to the front',
    'a customer types',
  ].includes(name),
);
const steady = {name: 't1', samples: new Map<string, Sample[]>()};
const stage = new Stage();
const wrongs: string[] = [];
let isInterrupted = false;
process.once('SIGINT', () => (isInterrupted = true));
try {
  await stage.start();
  const trial = new Trial(stage, await stage.newDevice(randomOf(~seed)), seed);
  for (let count = 0; count < 3; count++) await trial.openTab();
  console.log(
    '| minute | heap of each tab (its objects), MB | server, MB | messages | streams |\n| --- | --- | --- | --- | --- |',
  );
  const started = Date.now();
  const now = () => (Date.now() - started) / minute;
  let nextSample = started + minute;
  let nextCustomer = started + stay;
  while (now() < minutes && !isInterrupted) {
    await pickWeighted(trial.random, usual)?.happen(trial);
    await new Promise((done) => setTimeout(done, between(trial.random, 100, 900)));
    if (Date.now() >= nextCustomer) {
      wrongs.push(...(await leave(trial)));
      await sample(trial, now(), ' without a customer', true);
      nextCustomer = Date.now() + stay;
    }
    if (Date.now() < nextSample) continue;
    nextSample += minute;
    await sample(trial, now(), '', false);
    trial.change(pick(trial.random, mild) ?? {chances: {}, latency: 0});
    stage.proxy.breakStreams();
    // One tab is there all the time: what it holds is what would grow.
    const other = trial.tabs.find(({name}) => name !== steady.name);
    if (other) await trial.reload(other);
  }
  wrongs.push(...(await leave(trial)));
  console.log(`\n${trial.ledger.writes.length} messages sent, ${trial.ledger.agentTexts.length} received.`);
  if (wrongs.length > 0)
    console.log(`What happened: ${stage.keep('soak', [...trial.journal, '', ...stage.proxy.log])}`);
} finally {
  await stage.stop();
}
const leaks: string[] = [];
for (const [what, samples] of steady.samples) {
  const {isFlat, perMinute, growth, median} = flatness(samples);
  const figures = `${kB(perMinute)} kB a minute, ${kB(growth)} kB in all, of ${kB(median)} kB`;
  console.log(`${what}: memory ${isFlat ? 'flat' : 'GROWS'} (${figures})`);
  if (!isFlat) leaks.push(what);
}
console.log(wrongs.length === 0 ? 'No violation.' : `${wrongs.length} violations.`);
process.exit(wrongs.length + leaks.length === 0 ? 0 : 1);

/** All that must be true is looked at; then the customer logs out, and nothing of the chat is left in the tabs. */
async function leave(trial: Trial): Promise<readonly string[]> {
  await trial.heal(false);
  let found: readonly string[] = [];
  for (const until = Date.now() + patience; Date.now() < until;) {
    found = await findWrongs(trial);
    if (found.length === 0) break;
    await new Promise((done) => setTimeout(done, 500));
  }
  for (const wrong of found) console.log(`Violated: ${wrong}`);
  await trial.visible?.ask('logout');
  trial.ledger.giveUp();
  return found;
}

async function sample(trial: Trial, at: number, when: string, counts: boolean): Promise<void> {
  const heaps: string[] = [];
  for (const tab of [...trial.tabs].sort((a, b) => a.name.localeCompare(b.name))) {
    const {heap, objects} = await tab.memory();
    if (counts && tab.name === steady.name) remember('the tab that stays', at, objects);
    heaps.push(`${tab.name} ${mB(heap)} (${mB(objects)})`);
  }
  const memory = stage.serverMemory();
  if (counts) remember('the server', at, memory);
  const {writes, agentTexts} = trial.ledger;
  const count = writes.length + agentTexts.length;
  const cells = [at.toFixed(1) + when, heaps.join(', '), mB(memory), count, stage.proxy.streamCount];
  console.log(`| ${cells.join(' | ')} |`);
}

function remember(what: string, at: number, bytes: number): void {
  const samples = steady.samples.get(what) ?? [];
  steady.samples.set(what, [...samples, {minutes: at, bytes}]);
}

function kB(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}

function mB(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
