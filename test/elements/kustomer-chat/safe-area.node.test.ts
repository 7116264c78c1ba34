// What a phone keeps for itself (its notch, its rounded corners, its home bar) stays free where the panel covers the screen.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {stories} from '../../../demo/playground/stories/stories.js';
import {StoryPage} from '../../stories/story-page.js';
import {named, RealPages, see} from '../../support/real-pages.js';

const mode = {name: 'light', scheme: 'light', forced: false, dir: 'ltr'} as const;
const phones = [
  {how: 'upright', width: 360, height: 560, insets: {top: 59, right: 0, bottom: 34, left: 0}},
  {how: 'on its side', width: 780, height: 390, insets: {top: 0, right: 59, bottom: 21, left: 59}},
] as const;
/** Every screen, and what lies over one. */
const screens = new Set([
  'thread',
  'ended',
  'csat-questions',
  'find',
  'emoji-picker',
  'tray-described',
  'menu',
  'end-asked',
  'viewer',
  'off-hours',
  'home',
  'search',
  'knowledge',
  'category',
  'article',
  'article-survey',
]);
const shown = stories.filter(({name}) => screens.has(name));

describe('on a phone that keeps its edges for itself', () => {
  const pages = new RealPages();
  let story: StoryPage;
  before(async () => {
    await pages.start();
    story = await StoryPage.open(pages);
  });
  after(() => pages.stop());

  it('all these screens are there', () => {
    assert.equal(shown.length, screens.size);
  });

  for (const {how, width, height, insets} of phones) {
    for (const one of shown) {
      it(`${how}, ${one.name}: the panel covers the screen, and nothing to press or write into lies under an edge`, async () => {
        const session = await story.page.createCDPSession();
        await session.send('Emulation.setSafeAreaInsetsOverride', {insets});
        await story.show(one, {mode, width, height}, false);
        assert.deepEqual(await story.page.evaluate(panelBox), [0, 0, width, height]);
        const found = await story.page.evaluate(controlsAtTheEnd);
        assert.ok(found.length > 1, 'there is something to press');
        const under = found.filter(
          ({box: [left = 0, top = 0, right = 0, bottom = 0]}) =>
            Math.min(
              left - insets.left,
              top - insets.top,
              width - insets.right - right,
              height - insets.bottom - bottom,
            ) < -0.5,
        );
        assert.deepEqual(under, []);
        await session.detach();
      });
    }
  }

  it('the launcher stands above the bar at its foot', async () => {
    const page = await pages.open('/', {width: 390, height: 780});
    const launcher = await see(page, named('button', 'Chat with Halden Care'));
    const before = await launcher.boundingBox();
    const session = await page.createCDPSession();
    await session.send('Emulation.setSafeAreaInsetsOverride', {insets: {top: 59, bottom: 34}});
    const after = await launcher.boundingBox();
    assert.equal(before && after && before.y - after.y, 34);
    await page.close();
  });
});

/** In the page. */
function panelBox(): number[] {
  const panel = document.querySelector('kustomer-chat')?.shadowRoot?.querySelector('kustomer-chat-panel');
  const {left, top, width, height} = panel?.getBoundingClientRect() ?? new DOMRect();
  return [left, top, width, height];
}

/** In the page: what of each control in the panel is in sight when all that scrolls is at its end. */
function controlsAtTheEnd(): {name: string; box: number[]}[] {
  const found: {name: string; box: number[]}[] = [];
  const panel = document.querySelector('kustomer-chat')?.shadowRoot?.querySelector('kustomer-chat-panel');
  const rest: [Element, number, number][] = panel ? [[panel, 0, innerHeight]] : [];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const [element, from, to] = next;
    const {left, top, right, bottom, width} = element.getBoundingClientRect();
    const isScroller = /auto|scroll/.test(getComputedStyle(element).overflowY);
    if (isScroller) element.scrollTop = element.scrollHeight;
    const [above, below] = isScroller ? [Math.max(from, top), Math.min(to, bottom)] : [from, to];
    if (element.matches('button, a[href], textarea, input') && width > 0 && bottom > above && top < below) {
      const name = element.getAttribute('aria-label') ?? element.textContent.trim();
      found.push({name, box: [left, Math.max(top, above), right, Math.min(bottom, below)]});
    }
    for (const child of (element.shadowRoot ?? element).children) rest.push([child, above, below]);
  }
  return found;
}
