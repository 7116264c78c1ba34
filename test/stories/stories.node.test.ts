import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {stories, type Story} from '../../demo/playground/stories/stories.js';
import {RealPages} from '../support/real-pages.js';
import {readStoryOptions, viewsOf, type StoryView} from './story-options.js';
import {StoryPage} from './story-page.js';

const options = readStoryOptions();
const folder = options.keep ? resolve(options.keep) : mkdtempSync(join(tmpdir(), 'kustomer-chat-stories-'));
const chosen = stories.filter(({name}) => name.includes(options.only));

describe('the stories', () => {
  const pages = new RealPages();
  let page: StoryPage;
  before(async () => {
    mkdirSync(folder, {recursive: true});
    await pages.start();
    page = await StoryPage.open(pages);
  });
  after(async () => {
    await pages.stop();
    console.log(`Photographs: ${folder}`);
  });

  it('have names of their own', () => {
    assert.deepEqual([...new Set(stories.map(({name}) => name))].length, stories.length);
    assert.ok(chosen.length > 0, `a story has “${options.only}” in its name`);
  });

  for (const story of chosen) {
    it(`${story.name}: ${story.title}`, async () => {
      for (const view of viewsOf(options)) await check(story, view);
    });
  }

  async function check(story: Story, view: StoryView): Promise<void> {
    const where = `${view.mode.name}-${view.width}`;
    await page.show(story, view, options.all);
    await page.photograph(`${join(folder, `${story.name}-${where}`)}.png`);
    assert.equal(await page.isAnythingShown(), !story.showsNothing, `${where}: whether something is shown`);
    assert.deepEqual(await page.sideways(), [], `${where}: what is too wide`);
    assert.deepEqual(await page.violations(), [], `${where}: what axe finds`);
    assert.deepEqual(page.errors, [], `${where}: what the page complains of`);
  }
});
