import {actions, pauseAfter} from './actions.js';
import {findWrongs} from './invariants.js';
import {pickWeighted, randomOf} from './random.js';
import type {Stage} from './stage.js';
import {Trial} from './trial.js';

const tabCount = 3;
const chaos = 7000;
/** How long it may take until all is well again, in milliseconds. */
const patience = 60_000;
/** When pages have to notice by themselves that a line is dead. */
const longPatience = 90_000;
/** Of so many seeds one is patient: it costs a minute. */
const patientOf = 15;

export interface Verdict {
  readonly seed: number;
  /** One sentence each; none when all held. */
  readonly wrongs: readonly string[];
  readonly seconds: number;
  /** Until all was well again after the network and the server were. */
  readonly healing: number;
  readonly writes: number;
  readonly journal: readonly string[];
}

/** Lets things go wrong for a while, then right, and says what is not as it must be. `without`: names of actions. */
export async function runSeed(stage: Stage, seed: number, without: readonly string[] = []): Promise<Verdict> {
  const started = Date.now();
  // Numbers of its own: how many requests there are depends on time, and the schedule shall not.
  const context = await stage.newDevice(randomOf(~seed));
  const trial = new Trial(stage, context, seed);
  let wrongs: readonly string[] = [];
  let healing = 0;
  try {
    for (let count = 0; count < tabCount; count++) await trial.openTab();
    for (const until = Date.now() + chaos; Date.now() < until;) {
      const action = pickWeighted(
        trial.random,
        actions.filter(({name, canHappen}) => !without.includes(name) && (canHappen?.(trial) ?? true)),
      );
      await action?.happen(trial);
      await new Promise((done) => setTimeout(done, pauseAfter(trial)));
    }
    await typeLast(trial);
    const isPatient = seed % patientOf === 0;
    await trial.heal(isPatient);
    const healed = Date.now();
    const until = healed + (isPatient ? longPatience : patience);
    do {
      wrongs = await findWrongs(trial);
      if (wrongs.length === 0 || trial.complaints.length > 0) break;
      await new Promise((done) => setTimeout(done, 250));
    } while (Date.now() < until);
    healing = Date.now() - healed;
  } catch (error) {
    wrongs = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  } finally {
    await trial.heal(false).catch(() => undefined);
    await context.close();
  }
  const journal = [...trial.journal, '', ...wrongs, '', ...stage.proxy.log];
  return {seed, wrongs, seconds: (Date.now() - started) / 1000, healing, writes: trial.ledger.writes.length, journal};
}

/** What is typed last and not sent is still there in the end. */
async function typeLast(trial: Trial): Promise<void> {
  const tab = trial.visible;
  if (!tab || tab.isFrozen) return;
  const text = trial.ledger.newText('nobody yet');
  const {key} = await tab.look();
  if (key === null || !(await tab.type(text))) return;
  trial.typed = {key, text, tab: tab.name};
  trial.note(`${tab.name} types “${text}”`);
}
