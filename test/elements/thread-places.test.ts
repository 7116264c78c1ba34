import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {historyStrings} from '../../src/elements/history-strings.js';
import {findChunk} from '../../src/elements/thread-find.js';
import {placesChunk} from '../../src/elements/thread-part.js';
import type {Excerpt, ThreadState} from '../../src/session/chat-state.js';
import type {ReadingView} from '../../src/session/reading-view.js';
import {expectAccessible} from '../support/axe.js';
import type {FrameOptions} from '../support/frame.js';
import {english} from '../support/frame.js';
import {sampleMessage} from '../support/model-samples.js';
import {manyPages, ThreadPage} from '../support/thread-page.js';

const excerptOf = (from: number, to: number, change: Partial<Excerpt> = {}): Excerpt => ({
  messages: manyPages(from, to),
  olderCursor: 'before',
  older: 'idle',
  newer: 'idle',
  ...change,
});
const target = (seq: number, takesFocus = false) => ({seq, takesFocus});

describe('a place in <kustomer-chat-thread>', () => {
  it('is in sight and marked for a moment, wherever it is', async () => {
    const {page} = await openLong();
    for (const seq of [120, 60, 190, 61]) {
      await page.change({target: target(seq)});
      expect(isInView(page, seq), `message ${seq}`).to.equal(true);
      expect(found(page)).to.match(new RegExp(`^Message ${seq}\\b`));
    }
  });

  it('far away is shown with what is around it, without moving when more is read', async () => {
    const {page} = await openLong();
    await page.change({excerpt: excerptOf(1000, 1049), target: target(1025)});
    expect(isInView(page, 1025)).to.equal(true);
    expect(page.text).not.to.include('Message 200 ');
    const reading = page.reading;
    await page.change({excerpt: excerptOf(950, 1049)});
    expect(page.topOf(reading.text)).to.be.closeTo(reading.top, 0.6);
    await page.change({excerpt: excerptOf(950, 1099)});
    expect(page.topOf(reading.text)).to.be.closeTo(reading.top, 0.6);
  });

  it('does not move when the excerpt joins the end', async () => {
    const {page} = await openLong();
    await page.change({excerpt: excerptOf(1, 49), target: target(25)});
    const reading = page.reading;
    await page.change({excerpt: undefined, messages: manyPages(1, 200), olderCursor: null});
    expect(page.topOf(reading.text)).to.be.closeTo(reading.top, 0.6);
  });

  it('asks for more near both ends of the excerpt, and does not follow what is added below', async () => {
    const {page, asked} = await openLong();
    await page.change({excerpt: excerptOf(1000, 1049), target: target(1025)});
    await page.scrollTo(page.log.scrollHeight);
    await waitUntil(() => asked.includes('newer'), 'newer ones');
    const reading = page.reading;
    await page.change({excerpt: excerptOf(1000, 1099)});
    expect(page.topOf(reading.text)).to.be.closeTo(reading.top, 0.6);
    await page.scrollTo(0);
    await waitUntil(() => asked.includes('older'), 'older ones');
  });

  it('has a way back to the end, which counts what came in meanwhile', async () => {
    const {page, asked} = await openLong();
    await page.change({excerpt: excerptOf(1000, 1049), target: target(1025)});
    const pill = page.button('To the newest messages');
    await page.add(sampleMessage(1201), sampleMessage(1202));
    expect(page.button('2 new messages')).to.equal(pill);
    pill.click();
    await waitUntil(() => asked.includes('newest'), 'the end');
    await page.change({excerpt: undefined, target: undefined});
    await waitUntil(() => page.below === 0, 'the end');
    expect(page.session.callsOf('markRead').at(-1)).to.deep.equal(['co_1', 'me_1202']);
  });

  it('shows nothing of the end beside an excerpt: no typing, no question, no delivery', async () => {
    const user = {id: 'a', displayName: 'Nora', avatarUrl: null};
    const {page} = await openLong({typing: {user, ai: false, expiresAt: ''}});
    await page.change({excerpt: excerptOf(1000, 1049), target: target(1025)});
    expect(page.all('.typing')).to.be.empty;
  });

  it('says that newer messages did not load, and asks again', async () => {
    const {page, asked} = await openLong();
    await page.change({excerpt: excerptOf(1000, 1049, {newer: 'failed'}), target: target(1049)});
    await page.scrollTo(page.log.scrollHeight);
    page.button('Try again').click();
    await waitUntil(() => asked.includes('newer'), 'newer ones');
  });

  it('takes focus when the reader goes there, and leaves it where it is otherwise', async () => {
    const {page} = await openLong();
    await page.change({target: target(60)});
    expect(page.focused).to.equal(null);
    await page.change({target: target(70, true)});
    await waitUntil(() => page.focused?.getAttribute('aria-label')?.includes('Message 70'), 'focus');
  });
});

describe('unread messages further up', () => {
  it('are a press away, until the reader was there', async () => {
    const {page, places} = await openLong({newAfterSeq: 120}, {unreadCount: 60, lastReadMessageId: 'me_120'});
    page.button('60 new messages, to the first').click();
    await waitUntil(() => places.length > 0, 'the place');
    expect(places).to.deep.equal([{conversationId: 'co_1', unreadAfterId: 'me_120'}]);
    await page.change({target: target(121)});
    await page.settled();
    expect(page.buttons.filter(({textContent}) => textContent.includes('to the first'))).to.be.empty;
  });

  it('that are in sight need no way there', async () => {
    const {page} = await openLong({newAfterSeq: 199}, {unreadCount: 1, lastReadMessageId: 'me_199'});
    expect(page.buttons.filter(({textContent}) => textContent.includes('to the first'))).to.be.empty;
  });
});

describe('a search in <kustomer-chat-thread>', () => {
  it('opens by Ctrl+F inside a thread of which a part is mounted, and goes from find to find', async () => {
    const {page, places, bar} = await openLong();
    page.log.focus();
    await pressFind();
    await waitUntil(() => bar()?.shadowRoot?.querySelector('input:focus'), 'the field');
    await sendKeys({type: 'words'});
    await waitUntil(() => said(bar()) === '1 of 3', 'the first find');
    await sendKeys({press: 'Enter'});
    await waitUntil(() => said(bar()) === '2 of 3', 'the next one');
    await sendKeys({down: 'Shift'});
    await sendKeys({press: 'Enter'});
    await sendKeys({press: 'Enter'});
    await sendKeys({up: 'Shift'});
    await waitUntil(() => said(bar()) === '3 of 3', 'the last one');
    expect(places.map((place) => ('messageId' in place ? place.messageId : ''))).to.deep.equal([
      'me_180',
      'me_100',
      'me_180',
      'me_20',
    ]);
  });

  it('marks what it finds where the browser can', async () => {
    const {page, bar} = await openLong();
    page.log.focus();
    await pressFind();
    await waitUntil(() => bar()?.shadowRoot?.querySelector('input:focus'), 'the field');
    await sendKeys({type: 'message'});
    const marks = () => CSS.highlights.get('kustomer-chat-find')?.size ?? 0;
    await waitUntil(() => marks() > 5, 'marks');
    await sendKeys({press: 'Escape'});
    expect(bar()).to.equal(null);
    expect(marks()).to.equal(0);
    expect(page.focused === page.log).to.equal(true);
  });

  it('leaves Ctrl+F to the browser in a short thread, when it is open, and where the page says `no-find`', async () => {
    const short = await ThreadPage.open(manyPages(1, 5).pages.flat());
    expect(press(short)).to.equal(false);
    const {page, bar} = await openLong();
    page.element.toggleAttribute('no-find', true);
    expect(press(page)).to.equal(false);
    page.element.toggleAttribute('no-find', false);
    expect(press(page)).to.equal(true);
    await waitUntil(() => bar(), 'the bar');
    expect(press(page)).to.equal(false);
  });

  it('goes to a day', async () => {
    const {page, places, bar} = await openLong();
    press(page);
    await waitUntil(() => bar()?.shadowRoot?.querySelector('input'), 'the bar');
    bar()?.shadowRoot?.querySelector<HTMLElement>('[aria-expanded]')?.click();
    const day = await until(() => bar()?.shadowRoot?.querySelector<HTMLInputElement>('#day') ?? undefined);
    expect(day.min).to.equal('2026-11-21');
    day.max = '2026-12-31';
    day.value = '2026-11-21';
    day.dispatchEvent(new Event('change'));
    await waitUntil(() => places.length > 0, 'the place');
    expect(places).to.deep.equal([{conversationId: 'co_1', at: new Date(2026, 10, 21).toISOString()}]);
  });

  it('goes with its thread', async () => {
    const {page, bar} = await openLong();
    press(page);
    await waitUntil(() => bar(), 'the bar');
    page.element.threadKey = 'co_2';
    await page.settled();
    expect(bar()).to.equal(null);
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`gives axe nothing to find, ${scheme}`, async () => {
      const {page, bar} = await openLong({}, {}, {scheme});
      press(page);
      await waitUntil(() => bar()?.shadowRoot?.querySelector('input'), 'the bar');
      bar()?.shadowRoot?.querySelector<HTMLElement>('[aria-expanded]')?.click();
      await until(() => bar()?.shadowRoot?.querySelector('#day') ?? undefined);
      await expectAccessible(page.element);
    });
  }
});

/** 200 messages of a conversation that has more. */
async function openLong(
  change: Partial<ThreadState> = {},
  conversation: {readonly unreadCount?: number; readonly lastReadMessageId?: string} = {},
  frame: FrameOptions = {},
) {
  await Promise.all([placesChunk.load(), findChunk.load(), historyStrings(english.locale).load()]);
  const page = await ThreadPage.open(
    {messages: manyPages(1, 200), olderCursor: 'older', ...change},
    {conversation, ...frame},
  );
  const asked: string[] = [];
  const places: Parameters<ReadingView['showPlace']>[0][] = [];
  const reading: Partial<ReadingView> = {
    readOn: (_key, direction) => {
      asked.push(direction);
      return Promise.resolve();
    },
    showNewest: () => asked.push('newest'),
    showPlace: (place) => {
      places.push(place);
      return Promise.resolve();
    },
    searchMessages: () => {
      const items = [180, 100, 20].map((seq) => {
        const {id, createdAt} = sampleMessage(seq);
        return {conversationId: 'co_1', messageId: id, createdAt, excerpt: 'words', ranges: [[0, 5]] as const};
      });
      return Promise.resolve({items, nextCursor: null});
    },
  };
  page.session.answer = () => Promise.resolve(reading);
  const bar = () => page.element.shadowRoot?.querySelector('kustomer-chat-find') ?? null;
  return {page, asked, places, bar};
}

function said(bar: HTMLElement | null): string | undefined {
  return bar?.shadowRoot?.querySelector('[role=status]')?.textContent.trim();
}

async function pressFind(): Promise<void> {
  await sendKeys({down: 'Control'});
  await sendKeys({press: 'f'});
  await sendKeys({up: 'Control'});
}

/** Ctrl+F; whether the thread has taken it. */
function press({log}: ThreadPage): boolean {
  return !log.dispatchEvent(
    new KeyboardEvent('keydown', {key: 'f', ctrlKey: true, bubbles: true, composed: true, cancelable: true}),
  );
}

function found(page: ThreadPage): string | undefined {
  return page.all('[data-found] .bub')[0]?.textContent.trim();
}

function isInView(page: ThreadPage, seq: number): boolean {
  const bubble = page.all('.bub').find(({textContent}) => new RegExp(`^Message ${seq}\\b`).test(textContent.trim()));
  const view = page.log.getBoundingClientRect();
  const box = bubble?.getBoundingClientRect();
  return box !== undefined && box.top >= view.top && box.bottom <= view.bottom;
}

async function until<Value>(read: () => Value | undefined): Promise<Value> {
  await waitUntil(read);
  const value = read();
  if (value === undefined) throw new Error('it has gone');
  return value;
}
