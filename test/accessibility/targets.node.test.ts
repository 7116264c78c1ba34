// What is pressed is large enough to be hit, and what has focus shows it, on every screen: WCAG 2.5.8, 2.4.7 and 2.4.11.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {stories} from '../../demo/playground/stories/stories.js';
import {RealPages} from '../support/real-pages.js';
import {StoryPage} from '../stories/story-page.js';
import {readStoryOptions, viewsOf} from '../stories/story-options.js';
import {focusFaults, smallTargets} from './target-faults.js';

const mostStops = 80;
/** A veil lies over the chat while a file is held over it; so does what is printed, in the photograph of that alone. */
const veiled = new Set(['drop', 'print']);

describe('on every screen', () => {
  const pages = new RealPages();
  let story: StoryPage;
  before(async () => {
    await pages.start();
    story = await StoryPage.open(pages);
  });
  after(() => pages.stop());

  for (const one of stories) {
    if (one.showsNothing || !one.name.includes(readStoryOptions().only)) continue;
    it(`${one.name}: targets of 24 px, the main ones of 44, and focus that is seen`, async () => {
      const [view] = viewsOf(readStoryOptions());
      assert.ok(view);
      await story.show(one, view, false);
      assert.deepEqual(await story.page.evaluate(smallTargets), []);
      const faults = new Set<string>();
      // Twice past the ends of the page: the first walk begins where the story has left the focus.
      let ends = 0;
      for (let stop = 0; ends < 2 && stop < (veiled.has(one.name) ? 0 : mostStops); stop++) {
        await story.page.keyboard.press('Tab');
        let found = await story.page.evaluate(focusFaults);
        // On a busy machine the ring is drawn a frame or two after the key; one that never comes is a fault.
        for (let frame = 0; frame < 30 && found.length > 0 && found !== 'outside'; frame++) {
          await story.page.evaluate(() => new Promise(requestAnimationFrame));
          found = await story.page.evaluate(focusFaults);
        }
        if (found === 'outside') ends++;
        else for (const fault of found) faults.add(fault);
      }
      assert.deepEqual([...faults], []);
    });
  }
});
