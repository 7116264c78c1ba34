import {plan, type Action, type ActionName} from './actions.js';
import {checkInvariants, checkNextPage} from './invariants.js';
import {perform} from './perform.js';
import {Random} from './random.js';
import {settle} from './settle.js';
import {undergo} from './trials.js';
import {World, type Programs} from './world.js';

export interface SeedOptions {
  /** Which actions of the schedule take place; all by default. */
  readonly only?: readonly number[] | undefined;
  /** Kinds of faults that never happen. */
  readonly without?: readonly string[] | undefined;
  readonly isTraced?: boolean | undefined;
}

export interface Outcome {
  readonly seed: number;
  /** The same for every run of the same seed on the same code. */
  readonly hash: string;
  readonly violations: readonly string[];
  readonly actions: readonly Action[];
  readonly lines: readonly string[];
  /** How much happened. */
  readonly tasks: number;
}

/** Actions that the product is not ready for. */
const never = new Set<ActionName>([]);

export async function runSeed(programs: Programs, seed: number, options: SeedOptions = {}): Promise<Outcome> {
  const {only, without = [], isTraced = false} = options;
  const all = plan(seed, new Random(`plan ${seed}`), never);
  const actions = only ? all.filter((_, index) => only.includes(index)) : all;
  const world = new World(programs, seed, {without: new Set(without), isTraced, hasTabs: true});
  const rejected = (reason: unknown) => {
    world.violated(`nobody has handled ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`);
  };
  process.on('unhandledRejection', rejected);
  try {
    await live(world, seed, actions);
  } catch (error) {
    world.violated(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    process.off('unhandledRejection', rejected);
  }
  const {violations, lines, traceHash, time} = world;
  for (const tab of world.tabs) tab.die();
  return {seed, hash: traceHash.toString(16), violations, actions, lines, tasks: time.ran};
}

async function live(world: World, seed: number, actions: readonly Action[]): Promise<void> {
  const device = world.devices[0];
  if (device) world.openTab(device, true);
  await world.time.pass(1000);
  for (const action of actions) {
    await perform(world, action);
    await world.time.pass(action.pause);
  }
  await settle(world);
  await checkInvariants(world);
  await undergo(world, seed);
  await checkInvariants(world);
  await checkNextPage(world);
}
