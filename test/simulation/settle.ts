import {goOnline, thaw} from './perform.js';
import type {Tab} from './tab.js';
import type {World} from './world.js';

const minute = 60_000;
/** Longer than any pause that anybody makes: backoff, `Retry-After`, and a line that is found to be dead. */
const longest = 20 * minute;

/** All faults end: the network is clear, nothing is frozen, somebody looks at the chat. Then time passes until all is quiet. */
export async function settle(world: World): Promise<void> {
  world.reseed('settled');
  world.trace('- settle');
  for (const device of world.devices) {
    const {network, store, tabs} = device;
    network.weather = 'clear';
    network.endFaults();
    store.health = 'well';
    if (!network.isOnline) goOnline(device);
    for (const tab of tabs) thaw(tab);
    const alive = tabs.filter(({isAlive}) => isAlive);
    world.show(alive.find(({isVisible}) => isVisible) ?? alive[0] ?? world.openTab(device, true));
  }
  // A line that died without a word is found within 45 s, and opened anew after a pause.
  await comeToRest(world, 100_000);
}

/** Until nothing is under way; `and` then so many milliseconds more, in which nothing else may begin. */
export async function comeToRest(world: World, and: number): Promise<void> {
  for (let passed = 0; passed < longest && !isQuiet(world); passed += 2000) await world.time.pass(2000);
  await world.desk.runDueTasks();
  await world.time.pass(and);
  for (let passed = 0; passed < longest && !isQuiet(world); passed += 2000) await world.time.pass(2000);
}

function isQuiet({desk, devices, tabs}: World): boolean {
  return desk.isUp && devices.every(({network}) => network.underWay === 0) && tabs.every(isIdle);
}

function isIdle({session, calls, isLoading}: Tab): boolean {
  if (!session) return !isLoading;
  const isDelivering = Object.values(session.state.threads).some(
    ({outgoing, status}) => outgoing.some(({delivery}) => delivery !== 'failed') || status === 'loading',
  );
  return !isDelivering && [...calls].every(({name}) => name === 'createConversation');
}
