import {expect, nextFrame} from '@open-wc/testing';

/**
 * What axe finds in an element at rest. Colours that still fade in are no contrast to judge, so every movement that
 * has an end is brought there first, and what comes of it (a tab in the background would never end them by itself).
 */
export async function expectAccessible(element: Element | null | undefined): Promise<void> {
  if (!element) throw new Error('Nothing to look at');
  for (let moving = ending(element); moving.length > 0; moving = ending(element)) {
    for (const animation of moving) animation.finish();
    await nextFrame();
  }
  await expect(element).to.be.accessible();
}

/** In the element's own tree and in all shadow trees below it. */
function ending(element: Element): readonly Animation[] {
  return [...trees(element)]
    .flatMap((tree) => tree.getAnimations({subtree: true}))
    .filter(({effect, playState}) => playState !== 'finished' && effect?.getComputedTiming().endTime !== Infinity);
}

function* trees(element: Element): Generator<Element> {
  yield element;
  for (const {shadowRoot} of [element, ...element.querySelectorAll('*')]) {
    for (const child of shadowRoot?.children ?? []) yield* trees(child);
  }
}
