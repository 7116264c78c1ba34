import type {Random} from './random.js';

/** What may happen to a request on its way. `fine` is all that happens in clear weather. */
export const fates = [
  'fine',
  'lost', // the server never hears of it; the page is told
  'swallowed', // the same, and the page is never told
  'answer-lost', // the server does it; the page is told that it failed
  'answer-swallowed', // the same, and the page is never told
  'doubled', // the server hears it twice, the second time later
  'cut', // the answer breaks off in the middle
  'half-open', // the answer stops in the middle, and nothing says so
  'busy', // refused on the way, with Retry-After
  'in-progress', // it comes twice, and the second one is refused while the first is written
  'portal', // somebody else answers 200 with a page
] as const;

export type Fate = (typeof fates)[number];

/** How the network is for a while. */
export type Weather = 'clear' | 'slow' | 'rough' | 'busy' | 'portal';

export const weathers: readonly Weather[] = ['clear', 'slow', 'rough', 'busy', 'portal'];

const rough: readonly Fate[] = ['lost', 'swallowed', 'answer-lost', 'answer-swallowed', 'doubled', 'cut', 'half-open'];

export interface Journey {
  readonly fate: Fate;
  /** Milliseconds to the server and back. */
  readonly there: number;
  readonly back: number;
  /** Where an answer breaks off: a share of its pieces. */
  readonly share: number;
  /** How much later a doubled request comes again. */
  readonly again: number;
}

/** `without` switches kinds of faults off, to find the one that matters. */
export function journey(weather: Weather, random: Random, without: ReadonlySet<string>): Journey {
  const longest = weather === 'clear' ? 40 : weather === 'slow' ? 15_000 : 1500;
  const there = 5 + random.delay(longest);
  const back = 5 + random.delay(longest);
  const share = random.next();
  const again = random.delay(90_000);
  const drawn = draw(weather, random);
  return {fate: without.has(drawn) ? 'fine' : drawn, there, back, share, again};
}

function draw(weather: Weather, random: Random): Fate {
  const isUnlucky = random.chance(0.45);
  const unlucky = random.pick(rough) ?? 'fine';
  if (weather === 'portal') return 'portal';
  if (weather === 'busy') return isUnlucky ? 'busy' : 'fine';
  return weather === 'rough' && isUnlucky ? unlucky : 'fine';
}
