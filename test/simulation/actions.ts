import type {Random} from './random.js';

/** What happens in a world, and how often beside the others. */
export const weights = {
  open: 8,
  close: 2,
  showThread: 4,
  showHome: 2,
  showNew: 3,
  type: 7,
  send: 22,
  sendTwice: 2,
  create: 4,
  createDraft: 2,
  sendByPage: 5,
  sendToStranger: 2,
  describe: 2,
  markRead: 4,
  retry: 2,
  discard: 2,
  edit: 3,
  reload: 6,
  kill: 5,
  newTab: 4,
  freeze: 3,
  thaw: 3,
  switchTab: 5,
  hide: 3,
  offline: 4,
  online: 5,
  weather: 9,
  clear: 5,
  silence: 3,
  login: 3,
  logout: 2,
  end: 2,
  reopen: 2,
  agentSays: 10,
  agentEnds: 3,
  agentReopens: 2,
  restart: 3,
  prune: 2,
  sleep: 2,
  skew: 1,
  storage: 3,
  heal: 3,
} as const;

export type ActionName = keyof typeof weights;

/** One action: `salt` decides everything else about it. `pause`: milliseconds until the next. */
export interface Action {
  readonly name: ActionName;
  readonly salt: string;
  readonly pause: number;
}

const names = Object.keys(weights) as ActionName[]; // the keys of a constant
const total = names.reduce((sum, name) => sum + weights[name], 0);

/** A schedule of 15 to 40 actions; those in `never` do not occur. */
export function plan(seed: number, random: Random, never: ReadonlySet<ActionName>): readonly Action[] {
  const length = 15 + random.below(26);
  const opening: readonly ActionName[] = ['open', 'showNew', 'send'];
  return Array.from({length}, (_, index) => {
    const name = opening[index] ?? draw(random);
    const isLong = random.chance(0.15);
    const pause = random.delay(isLong ? 90_000 : 1500);
    return {name, salt: `${seed}.${index}`, pause};
  }).filter(({name}) => !never.has(name));
}

function draw(random: Random): ActionName {
  let left = random.next() * total;
  for (const name of names) {
    left -= weights[name];
    if (left < 0) return name;
  }
  return 'send';
}
