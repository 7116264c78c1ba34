import type {Draft} from './draft.js';
import type {Random} from './random.js';
import type {World} from './world.js';

/** Makes a request worse. Undefined when it does not fit; otherwise what it did, in words. */
export type Mutation = (draft: Draft, random: Random, world: World) => string | undefined;

/** With one character changed, or taken away. */
export function flipped(text: string, random: Random): string {
  const at = random.below(text.length);
  return `${text.slice(0, at)}${random.pick(['A', 'z', '_', '.', ''])}${text.slice(at + 1)}`;
}
