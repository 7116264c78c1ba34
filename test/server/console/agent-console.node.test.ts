import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'puppeteer-core';
import {allSent, audit, named, read, RealPages, scrollsSideways, see, write} from '../../support/real-pages.js';

const field = 'agent-console >>> agent-composer >>> textarea';
const row = 'agent-console >>> agent-inbox >>> .row';

interface ConversationWire {
  readonly id: string;
  readonly unreadCount: number;
  readonly agentReadMessageId: string | null;
  readonly customAttributes: Readonly<Record<string, unknown>>;
}

describe('the agent console', () => {
  const pages = new RealPages();
  before(() => pages.start());
  after(() => pages.stop());

  const conversation = async (id: string) => (await pages.agent('GET', `/conversations/${id}`)) as ConversationWire;
  const messages = async (id: string) =>
    ((await pages.agent('GET', `/conversations/${id}/messages`)) as {items: {body: string; clientId: string}[]}).items;

  it('says so when nobody has written, and shows who writes then', async () => {
    const page = await pages.open('/agent');
    await read(page, 'Nobody is waiting');
    assert.deepEqual(await audit(page), []);
    await pages.newConversation({message: {body: 'Is anybody here?'}});
    await read(page, 'Is anybody here?');
    await page.waitForFunction(() => document.title.startsWith('(1) '));
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`is accessible in ${scheme} colours: open, editing, asking, ended`, async () => {
      const {id, say} = await pages.newConversation({
        message: {body: 'A **crack** in `Ovo`:\n\n1. rim\n2. base'},
        customAttributes: {orderIdStr: 'HL-1', vipBool: true, pageUrl: 'https://halden.example/ovo'},
      });
      await say('See https://halden.example/');
      const page = await pages.open(`/agent#/${id}`, {scheme});
      await read(page, 'base');
      assert.deepEqual(await audit(page), []);
      await (await see(page, named('button', 'Add an attribute'))).click();
      await (await see(page, named('button', 'Edit vipBool'))).click();
      assert.deepEqual(await audit(page), []);
      await (await see(page, named('button', 'End'))).click();
      await see(page, named('button', 'End conversation'));
      assert.deepEqual(await audit(page), []);
      await (await see(page, named('button', 'End conversation'))).click();
      await read(page, 'The team ended the conversation');
      assert.deepEqual(await audit(page), []);
    });
  }

  for (const width of [1280, 1000, 360]) {
    it(`fits into ${width} pixels`, async () => {
      const {id} = await pages.newConversation({message: {body: `A${'very'.repeat(40)}longword`}});
      const page = await pages.open(`/agent#/${id}`, {width});
      await see(page, field);
      assert.equal(await scrollsSideways(page), false);
    });
  }

  it('goes from inbox to thread and back on a phone', async () => {
    await pages.newConversation({message: {body: 'From a phone'}});
    const page = await pages.open('/agent', {width: 360});
    await read(page, 'From a phone');
    await (await see(page, row)).click();
    await see(page, field);
    await (await see(page, named('link', 'Back to the inbox'))).click();
    await see(page, row);
    await page.goBack();
    await see(page, field);
    await (await see(page, named('button', 'Show what is known'))).click();
    await see(page, named('heading', 'Custom attributes'));
    await page.keyboard.press('Escape');
    await page.waitForSelector('agent-console >>> agent-details', {hidden: true});
  });

  it('moves the read position when a conversation is shown, and not before', async () => {
    const {id, say} = await pages.newConversation({message: {body: 'one'}});
    const page = await pages.open('/agent');
    await say('two');
    await read(page, 'two');
    assert.equal((await conversation(id)).agentReadMessageId, null);
    await (await see(page, `${row}[href="#/${id}"]`)).click();
    await page.waitForSelector(`${row}.unread[href="#/${id}"]`, {hidden: true});
    assert.equal((await conversation(id)).unreadCount, 0);
  });

  it('keeps what is typed for each conversation, and starts a new line with Shift', async () => {
    const first = await pages.newConversation({message: {body: 'first'}});
    const second = await pages.newConversation({message: {body: 'second'}});
    const page = await pages.open(`/agent#/${first.id}`);
    await write(page, field, 'For the first');
    await page.keyboard.down('Shift');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Shift');
    await page.keyboard.type('in two lines');
    await (await see(page, `${row}[href="#/${second.id}"]`)).click();
    await page.waitForFunction(valueIs, {}, '');
    await (await see(page, `${row}[href="#/${first.id}"]`)).click();
    await page.waitForFunction(valueIs, {}, 'For the first\nin two lines');
    await (await see(page, field)).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(valueIs, {}, '');
    await allSent(page);
    assert.deepEqual(
      (await messages(first.id)).map(({body}) => body),
      ['first', 'For the first\nin two lines'],
    );
  });

  it('repeats a reply whose answer was lost, with the same key, and stores it once', async () => {
    const {id} = await pages.newConversation({message: {body: 'Hello?'}});
    const page = await pages.open(`/agent#/${id}`);
    await see(page, field);
    const keys: (string | undefined)[] = [];
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const isSend = request.method() === 'POST' && request.url().endsWith(`${id}/messages`);
      if (!isSend) return void request.continue();
      keys.push(request.headers()['idempotency-key']);
      if (keys.length > 1) return void request.continue();
      // The server gets it, the page does not hear of it.
      void request
        .fetchPostData()
        .then((body) => fetch(request.url(), {method: 'POST', headers: request.headers(), body: body ?? ''}))
        .then(() => request.abort('connectionreset'));
    });
    await write(page, field, 'Only once');
    await page.keyboard.press('Enter');
    await read(page, 'Only once');
    await allSent(page);
    assert.equal(new Set(keys).size, 1);
    assert.deepEqual(
      (await messages(id)).map(({body}) => body),
      ['Hello?', 'Only once'],
    );
  });

  it('shows a refused reply with what can be done, and gives its text back', async () => {
    const {id} = await pages.newConversation({message: {body: 'Hello?'}});
    const page = await pages.open(`/agent#/${id}`);
    await see(page, field);
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/messages')) {
        const body = JSON.stringify({type: 'https://x.example/invalid-request', title: 'No', status: 400});
        void request.respond({status: 400, contentType: 'application/problem+json', body});
      } else void request.continue();
    });
    await write(page, field, 'Too much');
    await page.keyboard.press('Enter');
    await read(page, 'Not sent.');
    await (await see(page, named('button', 'Edit'))).click();
    await page.waitForFunction(valueIs, {}, 'Too much');
    assert.equal((await messages(id)).length, 1);
  });

  it('changes attributes by their declared types, adds, clears, and says why not', async () => {
    const {id} = await pages.newConversation({
      message: {body: 'Hi'},
      customAttributes: {priorityNum: 2, orderIdStr: 'A'},
    });
    const page = await pages.open(`/agent#/${id}`);
    await (await see(page, named('button', 'Edit priorityNum'))).click();
    await page.keyboard.type('x');
    await page.keyboard.press('Enter');
    await read(page, 'Write a number.');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    await see(page, named('button', 'Edit priorityNum'));
    assert.equal((await conversation(id)).customAttributes.priorityNum, 25);

    await (await see(page, named('button', 'Edit orderIdStr'))).click();
    await (await see(page, named('button', 'Clear'))).click();
    await page.waitForSelector(named('button', 'Edit orderIdStr'), {hidden: true});

    await (await see(page, named('button', 'Add an attribute'))).click();
    await (await see(page, 'agent-console >>> agent-details >>> select.name')).select('vipBool');
    await (await see(page, named('button', 'Save'))).click();
    await see(page, named('button', 'Edit vipBool'));
    assert.deepEqual((await conversation(id)).customAttributes, {priorityNum: 25, vipBool: true});
  });

  it('loads earlier messages on demand', async () => {
    const {id, say} = await pages.newConversation({message: {body: 'The very first'}});
    for (let number = 2; number <= 60; number++) await say(`Number ${number}.`);
    const page = await pages.open(`/agent#/${id}`);
    await read(page, 'Number 60.');
    await (await see(page, named('button', 'Earlier messages'))).click();
    await read(page, 'The very first');
    await page.waitForSelector(named('button', 'Earlier messages'), {hidden: true});
  });

  it('does not pull an agent who reads further up, and counts what comes meanwhile', async () => {
    const {id, say} = await pages.newConversation({message: {body: 'Long ago'}});
    for (let number = 2; number <= 40; number++) await say(`Number ${number}.`);
    const page = await pages.open(`/agent#/${id}`);
    await read(page, 'Number 40.');
    await scrollThread(page, -900);
    await say('While you read');
    await (await see(page, 'agent-console >>> agent-thread >>> .pill')).click();
    await page.waitForSelector('agent-console >>> agent-thread >>> .pill', {hidden: true});
    await page.waitForFunction(() => {
      const view = document.querySelector('agent-console')?.shadowRoot?.querySelector('agent-thread')?.shadowRoot;
      return view?.querySelector('.scroll')?.scrollTop === 0;
    });
  });

  it('signs with the name that the agent chose, also after a reload', async () => {
    const {id} = await pages.newConversation({message: {body: 'Who are you?'}});
    const page = await pages.open(`/agent#/${id}`);
    await (await see(page, named('button', 'You are Nora. Change your name'))).click();
    await (await see(page, named('textbox', 'Your name'))).type('Samir');
    await page.keyboard.press('Enter');
    await read(page, 'Sent as Samir');
    await page.reload();
    await read(page, 'Sent as Samir');
    await write(page, field, 'Samir');
    await page.keyboard.press('Enter');
    await allSent(page);
    const {items} = (await pages.agent('GET', `/conversations/${id}/messages`)) as {
      items: {sender: {displayName: string | null}}[];
    };
    assert.equal(items.at(-1)?.sender.displayName, 'Samir');
  });

  it('says that the server is away, keeps the reply, and sends it when the server is back', async () => {
    const {id} = await pages.newConversation({message: {body: 'Still there?'}});
    const page = await pages.open(`/agent#/${id}`);
    await loaded(page); // a thread that was not loaded says so, and shows no replies
    await pages.server.stop('SIGKILL');
    await read(page, 'No connection. What you send waits here');
    await write(page, field, 'I am');
    await page.keyboard.press('Enter');
    await read(page, 'Waiting to be sent');
    const tryNow = await see(page, named('button', 'Try now'));
    await pages.server.start();
    // Once it is back, the page may be faster, and then there is nothing to press any more.
    await tryNow.evaluate((button) => {
      (button as HTMLButtonElement).click();
    });
    await page.waitForSelector('agent-console >>> agent-thread >>> .msg.waiting', {hidden: true});
    assert.deepEqual(
      (await messages(id)).map(({body}) => body),
      ['Still there?', 'I am'],
    );
  });

  it('leaves no error behind, and breaks no policy', () => {
    assert.deepEqual(pages.complaints, []);
  });
});

function valueIs(expected: string): boolean {
  const view = document.querySelector('agent-console')?.shadowRoot?.querySelector('agent-composer')?.shadowRoot;
  return view?.querySelector('textarea')?.value === expected;
}

/** Waits until the thread shows a message. */
async function loaded(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const view = document.querySelector('agent-console')?.shadowRoot?.querySelector('agent-thread')?.shadowRoot;
    return view?.querySelector('.msg');
  });
}

/** Its newest message stands in the list of conversations before the thread is there. */
async function scrollThread(page: Page, to: number): Promise<void> {
  await page.waitForFunction(
    (top) => {
      const view = document.querySelector('agent-console')?.shadowRoot?.querySelector('agent-thread')?.shadowRoot;
      const scroller = view?.querySelector('.scroll');
      scroller?.scrollTo(0, top);
      return (scroller?.scrollTop ?? 0) < 0;
    },
    {},
    to,
  );
}
