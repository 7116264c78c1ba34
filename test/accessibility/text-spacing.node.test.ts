// Nothing is cut off and nothing covers something else when a reader spaces the text, on every screen: WCAG 1.4.12.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {stories} from '../../demo/playground/stories/stories.js';
import {StoryPage} from '../stories/story-page.js';
import {readStoryOptions, viewsOf} from '../stories/story-options.js';
import {RealPages} from '../support/real-pages.js';
import {lostTexts, spaceText} from './text-spacing.js';

describe('with the text spaced', () => {
  const pages = new RealPages();
  let story: StoryPage;
  before(async () => {
    await pages.start();
    story = await StoryPage.open(pages);
  });
  after(() => pages.stop());

  const {only} = readStoryOptions();
  for (const one of stories.filter(({name, showsNothing}) => !showsNothing && name.includes(only))) {
    it(`${one.name}: all that it says can be read`, async () => {
      const view = viewsOf(readStoryOptions()).find(({width, mode}) => width === 360 && mode.dir === 'ltr');
      assert.ok(view);
      await story.show(one, view, false);
      await story.page.evaluate(spaceText);
      assert.deepEqual(await story.page.evaluate(lostTexts), []);
      assert.deepEqual(await story.sideways(), []);
    });
  }
});
