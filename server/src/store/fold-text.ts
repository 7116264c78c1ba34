import {foldText as foldAny} from '../../../src/model/fold-text.js';

export {foldWithPlaces, type FoldedText} from '../../../src/model/fold-text.js';

/** As the model's, which goes character by character: each message is folded, and many need no more than this. */
export function foldText(original: string): string {
  return /^[\x01-\x7f]*$/.test(original) ? original.toLowerCase() : foldAny(original);
}
