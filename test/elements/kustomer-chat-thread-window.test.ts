import {expect, waitUntil} from '@open-wc/testing';
import {executeServerCommand, sendKeys} from '@web/test-runner-commands';
import {prependMessages, upsertMessage} from '../../src/model/message-pages.js';
import {sampleMessage} from '../support/model-samples.js';
import {manyPages, sampleMessages, ThreadPage} from '../support/thread-page.js';

describe('the window of <kustomer-chat-thread>', () => {
  it('opens at the newest message and mounts only what is near', async () => {
    const page = await ThreadPage.open({messages: manyPages(1, 100_000)});
    expect(page.below).to.equal(0);
    expect(page.articles.length).to.be.within(5, 60);
    expect(page.articles.at(-1)?.getAttribute('aria-posinset')).to.equal('100000');
    expect(page.articles.at(-1)?.getAttribute('aria-setsize')).to.equal('100000');
  });

  it('stands at the foot while there are few messages', async () => {
    const page = await ThreadPage.open([sampleMessage(1)]);
    const {bottom} = page.log.getBoundingClientRect();
    expect(bottom - (page.articles[0]?.getBoundingClientRect().bottom ?? 0)).to.be.within(10, 30);
  });

  for (const scrollTop of [0, 40, 700]) {
    it(`does not move by a pixel when older messages come in front at scrollTop ${scrollTop}`, async () => {
      const page = await ThreadPage.open({messages: manyPages(501, 700), olderCursor: 'c1'});
      await page.scrollTo(scrollTop);
      const reading = page.reading;
      await page.change({older: 'loading'});
      expect(page.topOf(reading.text)).to.be.closeTo(reading.top, 0.6);
      await page.change({
        messages: prependMessages(page.thread.messages, sampleMessages(301, 500)),
        olderCursor: null,
        older: 'idle',
      });
      expect(page.topOf(reading.text)).to.be.closeTo(reading.top, 0.6);
      expect(page.log.scrollTop).to.be.greaterThan(scrollTop + 5000);
    });
  }

  it('does not move what is read while the reader goes through history, whatever the heights turn out to be', async () => {
    const page = await ThreadPage.open({messages: manyPages(1, 1000)});
    for (let step = 0; step < 60; step++) {
      const reading = page.reading;
      const top = page.log.scrollTop;
      await page.scrollTo(top - 180);
      expect(page.topOf(reading.text), `step ${step}`).to.be.closeTo(reading.top + 180, 0.6);
    }
  });

  it('reaches the very beginning, and the end again', async () => {
    const page = await ThreadPage.open({messages: manyPages(1, 300)});
    for (let step = 0; step < 400 && page.log.scrollTop > 0; step++) await page.scrollTo(page.log.scrollTop - 400);
    expect(page.reading.text).to.match(/^Message 1\b/);
    for (let step = 0; step < 400 && page.below > 0; step++) await page.scrollTo(page.log.scrollTop + 400);
    expect(page.articles.at(-1)?.getAttribute('aria-posinset')).to.equal('300');
  });

  it('shows messages wherever a leap of the scroll bar ends', async () => {
    const page = await ThreadPage.open({messages: manyPages(1, 100_000)});
    for (const part of [0.5, 0.1, 0.9, 0, 0.3, 1]) {
      await page.scrollTo(page.log.scrollHeight * part);
      const index = Number(page.articles[0]?.getAttribute('aria-posinset')) / 100_000;
      expect(index).to.be.closeTo(part, 0.05);
      const view = page.log.getBoundingClientRect();
      const boxes = page.articles.map((article) => article.getBoundingClientRect());
      expect(boxes[0]?.top).to.be.at.most(view.top + 120);
      expect(boxes.at(-1)?.bottom).to.be.at.least(view.bottom - 80);
    }
  });

  it('follows the end while the reader is there', async () => {
    const page = await ThreadPage.open({messages: manyPages(1, 60)});
    await page.add(sampleMessage(61, {body: 'A new one'}));
    expect(page.below).to.equal(0);
    expect(page.article('A new one') !== undefined).to.be.true;
    await page.change({typing: {user: {id: 'a', displayName: 'Nora', avatarUrl: null}, ai: false, expiresAt: ''}});
    expect(page.below).to.equal(0);
  });

  it('counts new messages for a reader who is elsewhere, and leads to them', async () => {
    const page = await ThreadPage.open({messages: manyPages(1, 60)});
    await page.scrollTo(page.log.scrollTop - 600);
    const reading = page.reading;
    await page.add(sampleMessage(61), sampleMessage(62, {direction: 'in'}), sampleMessage(63, {body: 'The newest'}));
    expect(page.topOf(reading.text)).to.equal(reading.top);
    page.button('2 new messages').click();
    await page.settled();
    expect(page.below).to.equal(0);
    expect(page.article('The newest') !== undefined).to.be.true;
    expect(page.buttons.length).to.equal(0);
    expect(page.focused === page.log).to.be.true;
  });

  it('lets the count go when the reader scrolls to the end', async () => {
    const page = await ThreadPage.open({messages: manyPages(1, 60)});
    await page.scrollTo(page.log.scrollTop - 600);
    await page.add(sampleMessage(61));
    expect(page.button('1 new message').isConnected).to.be.true;
    await page.scrollTo(page.log.scrollHeight);
    expect(page.buttons.length).to.equal(0);
  });

  it('goes to the end with what the reader sends', async () => {
    const page = await ThreadPage.open({messages: manyPages(1, 300)});
    await page.scrollTo(3000);
    await page.change({
      outgoing: [
        {
          clientId: 'x',
          body: 'Mine',
          reply: null,
          createdAt: new Date().toISOString(),
          delivery: 'sending',
          error: null,
        },
      ],
    });
    expect(page.below).to.equal(0);
    expect(page.article('Mine') !== undefined).to.be.true;
  });

  it('keeps the row of a message when the server accepts it', async () => {
    const page = await ThreadPage.open({messages: manyPages(1, 10)});
    const createdAt = sampleMessage(11).createdAt;
    const outgoing = [{clientId: 'x', body: 'Mine', reply: null, createdAt, delivery: 'sending', error: null}] as const;
    await page.change({outgoing});
    const row = page.article('Mine');
    expect(page.text).to.contain('Sending');
    await page.change({
      outgoing: [],
      messages: upsertMessage(page.thread.messages, sampleMessage(11, {body: 'Mine', clientId: 'x', direction: 'in'})),
    });
    expect(row?.isConnected && row === page.article('Mine')).to.be.true;
    expect(page.text).to.contain('Sent');
  });

  it('asks for older messages near the top, once for each page', async () => {
    const page = await ThreadPage.open({messages: manyPages(151, 200), olderCursor: 'c1'});
    expect(page.session.callsOf('loadOlder')).to.be.empty;
    await page.scrollTo(300);
    await page.scrollTo(200);
    expect(page.session.callsOf('loadOlder')).to.deep.equal([['co_1']]);
    await page.change({older: 'loading'});
    await page.change({
      messages: prependMessages(page.thread.messages, sampleMessages(101, 150)),
      olderCursor: 'c2',
      older: 'idle',
    });
    expect(page.session.callsOf('loadOlder')).to.have.length(1);
    await page.scrollTo(0);
    expect(page.session.callsOf('loadOlder')).to.have.length(2);
  });

  it('asks for more when the newest page does not fill the view', async () => {
    const page = await ThreadPage.open({messages: manyPages(199, 200), olderCursor: 'c1'});
    expect(page.session.callsOf('loadOlder')).to.deep.equal([['co_1']]);
  });

  it('keeps a focused row mounted however far the view goes', async () => {
    const page = await ThreadPage.open({messages: manyPages(1, 1000)});
    const row = page.articles.at(-3);
    row?.focus();
    await page.scrollTo(0);
    await page.change({messages: prependMessages(page.thread.messages, [])});
    expect(row?.isConnected).to.be.true;
    expect(page.focused === row).to.be.true;
    await page.scrollTo(20_000);
    expect(page.focused === row).to.be.true;
  });

  it('stays where it is when it is moved in the document', async () => {
    const page = await ThreadPage.open({messages: manyPages(1, 200)});
    await page.scrollTo(2000);
    const reading = page.reading;
    const root = page.element.parentNode;
    page.element.remove();
    root?.append(page.element);
    await page.settled();
    expect(page.topOf(reading.text)).to.be.closeTo(reading.top, 0.6);
  });

  it('starts at the end of another thread', async () => {
    const page = await ThreadPage.open({messages: manyPages(1, 200)});
    await page.scrollTo(2000);
    page.session.change({threads: {...page.session.state.threads, co_2: {...page.thread, messages: manyPages(1, 90)}}});
    page.element.threadKey = 'co_2';
    await page.settled();
    expect(page.below).to.equal(0);
    expect(page.articles.at(-1)?.getAttribute('aria-posinset')).to.equal('90');
  });

  describe('when heights change by themselves', () => {
    // Sizes are observed per frame, and only the tab in front has frames.
    beforeEach(() => executeServerCommand('front'));

    it('follows the end when what is above grows', async () => {
      const page = await ThreadPage.open({messages: manyPages(1, 60)});
      grow(page.articles.at(-2), 120);
      await waitUntil(() => page.below === 0, 'at the end');
    });

    it('does not move what is read when something above it grows', async () => {
      const page = await ThreadPage.open({messages: manyPages(1, 200)});
      await page.scrollTo(4000);
      const reading = page.reading;
      const above = page.articles.findLast(
        (article) => article.getBoundingClientRect().bottom < page.log.getBoundingClientRect().top,
      );
      grow(above, 90);
      expect(page.topOf(reading.text)).to.be.greaterThan(reading.top + 50);
      await waitUntil(() => Math.abs(page.topOf(reading.text) - reading.top) < 0.6);
    });

    it('shows the end when its panel is shown after it was hidden', async () => {
      const page = await ThreadPage.open({messages: manyPages(1, 60)});
      const frame = page.element.getRootNode() as ShadowRoot;
      const host = frame.host as HTMLElement;
      host.style.display = 'none';
      await page.add(sampleMessage(61, {body: 'Meanwhile'}));
      host.style.display = 'block';
      await waitUntil(() => page.below === 0 && page.article('Meanwhile') !== undefined);
    });

    it('throws no error of observed sizes at the page', async () => {
      const errors: string[] = [];
      const listen = (event: ErrorEvent) => errors.push(event.message);
      window.addEventListener('error', listen);
      const page = await ThreadPage.open({messages: manyPages(1, 200)});
      for (let step = 0; step < 10; step++) {
        page.log.scrollTop -= 300;
        grow(page.articles[3], step * 10);
        await new Promise(requestAnimationFrame);
      }
      window.removeEventListener('error', listen);
      expect(errors).to.deep.equal([]);
    });
  });

  describe('by keyboard', () => {
    it('walks the messages from the newest', async () => {
      const page = await ThreadPage.open({messages: manyPages(1, 100)});
      page.log.focus();
      const walk = [
        ['ArrowUp', '100'],
        ['ArrowUp', '99'],
        ['ArrowDown', '100'],
        ['Home', '1'],
        ['ArrowUp', '1'],
        ['ArrowDown', '2'],
        ['End', '100'],
        ['ArrowDown', '100'],
      ] as const;
      for (const [press, position] of walk) {
        await sendKeys({press});
        await waitUntil(
          () => page.focused?.getAttribute('aria-posinset') === position,
          `${press} leads to ${position}`,
        );
      }
    });

    it('walks a view at a time, and shows where it is', async () => {
      const page = await ThreadPage.open({messages: manyPages(1, 500)});
      page.log.focus();
      for (let step = 0; step < 12; step++) {
        const before = Number(page.focused?.getAttribute('aria-posinset') ?? 501);
        await sendKeys({press: 'PageUp'});
        await waitUntil(() => Number(page.focused?.getAttribute('aria-posinset') ?? 501) < before);
        const view = page.log.getBoundingClientRect();
        const box = page.focused?.getBoundingClientRect();
        expect(box && box.top >= view.top - 2 && box.top < view.bottom).to.be.true;
      }
    });

    it('walks the same way back, from the first message to the newest', async () => {
      const page = await ThreadPage.open({messages: manyPages(1, 120)});
      const position = () => Number(page.focused?.getAttribute('aria-posinset') ?? 0);
      page.log.focus();
      await sendKeys({press: 'Home'});
      await waitUntil(() => position() === 1, 'the first');
      await sendKeys({press: 'PageUp'}); // there is nothing above
      while (position() < 120) {
        const before = position();
        await sendKeys({press: 'PageDown'});
        await waitUntil(() => position() > before, `one view below ${before}`);
        const view = page.log.getBoundingClientRect();
        const box = page.focused?.getBoundingClientRect();
        expect(box && box.bottom > view.top && box.bottom <= view.bottom + 2).to.be.true;
      }
      expect(page.below).to.be.at.most(40);
    });

    it('leads from the newest message on to what follows the log, and back into the log', async () => {
      // Tab went to the log again, and from there into the same messages.
      const page = await ThreadPage.open({messages: manyPages(1, 100)});
      const next = document.createElement('button');
      page.element.after(next);
      page.log.focus();
      await sendKeys({press: 'ArrowUp'});
      await waitUntil(() => page.focused?.getAttribute('aria-posinset') === '100', 'the newest');
      await sendKeys({press: 'Tab'});
      expect(next.matches(':focus'), 'what follows').to.be.true;
      await pressShiftTab();
      expect(page.focused === page.log, 'the log is one stop').to.be.true;
      await sendKeys({press: 'ArrowUp'});
      await waitUntil(() => page.focused?.getAttribute('aria-posinset') === '100', 'the newest again');
      await pressShiftTab();
      expect(page.focused === page.log, 'back to the log').to.be.true;
    });

    it('keeps the focus in the log when the messages under it are others at once', async () => {
      const page = await ThreadPage.open({messages: manyPages(1, 100)});
      page.log.focus();
      await sendKeys({press: 'ArrowUp'});
      await waitUntil(() => page.focused?.getAttribute('aria-posinset') === '100', 'the newest');
      await page.change({messages: manyPages(1001, 1050)});
      expect(page.focused).to.equal(page.log);
      await sendKeys({press: 'ArrowUp'});
      await waitUntil(() => page.focused?.getAttribute('aria-posinset') === '50', 'the newest of the others');
    });

    it('leaves keys with modifiers, and those of what is inside, alone', async () => {
      const page = await ThreadPage.open([sampleMessage(1, {body: '[a link](https://a.example)'})]);
      const link = page.get('a');
      for (const [target, init] of [
        [page.log, {key: 'ArrowUp', altKey: true}],
        [page.log, {key: 'a'}],
        [link, {key: 'ArrowUp'}],
      ] as const) {
        const event = new KeyboardEvent('keydown', {...init, bubbles: true, cancelable: true});
        target.dispatchEvent(event);
        expect(event.defaultPrevented).to.be.false;
      }
    });
  });
});

function grow(article: HTMLElement | undefined, pixels: number) {
  const bubble = article?.querySelector<HTMLElement>('.bub');
  if (bubble) bubble.style.paddingBlockEnd = `${pixels}px`;
}

async function pressShiftTab() {
  await sendKeys({down: 'Shift'});
  await sendKeys({press: 'Tab'});
  await sendKeys({up: 'Shift'});
}
