import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ElementHandle} from 'puppeteer-core';
import type {KustomerChat} from '../../src/index.js';
import type {RealPages} from '../support/real-pages.js';
import type {ScreenReader} from './screen-reader.js';

/** What somebody without sight and without a mouse does. */
export type Journey = (reader: ScreenReader, pages: RealPages) => Promise<void>;

const sender = {type: 'agent', displayName: 'Nora'};

async function chatOf({page}: ScreenReader): Promise<ElementHandle<KustomerChat>> {
  return (await page.waitForSelector('kustomer-chat')) as unknown as ElementHandle<KustomerChat>;
}

/** Focus begins on the launcher, as if the page had been walked through to its end. */
export async function onLauncher(reader: ScreenReader, name = /Halden Care,/): Promise<void> {
  const chat = await chatOf(reader);
  await chat.evaluate(async (element) => {
    await element.ready;
    element.shadowRoot?.querySelector<HTMLElement>('button')?.focus();
  });
  await reader.focuses(name);
}

interface Stored {
  readonly lastReadMessageId: string | null;
  readonly preview: {readonly text: string} | null;
}

/** A conversation that began in an earlier visit, read up to the message with this text. */
export async function earlierConversation(
  reader: ScreenReader,
  pages: RealPages,
  message: string,
  {assistantId, last = message}: {readonly assistantId?: string; readonly last?: string} = {},
): Promise<string> {
  const chat = await chatOf(reader);
  const id = await chat.evaluate(
    async (element, message, assistantId) => {
      await element.ready;
      return (await element.createConversation({message, ...(assistantId && {assistantId})})).conversationId;
    },
    message,
    assistantId,
  );
  await until(async () => {
    const {items} = (await pages.agent('GET', `/conversations/${id}/messages`)) as {
      items: {id: string; body: string}[];
    };
    const newest = items.find(({body}) => body === last);
    const {lastReadMessageId} = (await pages.agent('GET', `/conversations/${id}`)) as Stored;
    return newest && (last === message || lastReadMessageId === newest.id);
  }, `“${last}”`);
  // The next visit begins where this one was.
  await until(() => reader.page.evaluate(isScreenStored, id), 'the stored screen');
  await chat.evaluate((element) => element.close());
  await reader.reload();
  return id;
}

/** In the page: whether it would begin with this conversation again. */
async function isScreenStored(id: string): Promise<boolean> {
  for (const {name = ''} of await indexedDB.databases()) {
    const screen = await new Promise<unknown>((resolve) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => {
        const database = opening.result;
        const reading = database.transaction('values').objectStore('values').get('screen');
        reading.onsuccess = () => {
          database.close();
          resolve(reading.result);
        };
      };
    });
    if (JSON.stringify(screen ?? null).includes(id)) return true;
  }
  return false;
}

const says = (pages: RealPages, id: string, body: string) =>
  pages.agent('POST', `/conversations/${id}/messages`, {body, sender});

/** Typing is told to who listens now: again, until the page has heard of it. */
async function agentTypes(reader: ScreenReader, pages: RealPages, id: string): Promise<void> {
  const types = () => pages.agent('POST', `/conversations/${id}/typing`, {typing: true, sender});
  await reader.hears(/writing/, types);
}

const messagesOfHistory = 120;

export const journeys: Readonly<Record<string, Journey>> = {
  'open and read a thread': async (reader, pages) => {
    const id = await earlierConversation(reader, pages, 'Where is my order?');
    await says(pages, id, 'It left the warehouse. See [the parcel page](https://parcel.example/1).');
    await onLauncher(reader, /Care 1,/);
    await reader.press('Enter', /^textbox/);
    await reader.reads(/It left the warehouse/);
    reader.note('back to the messages, and through them');
    await reader.pressUntil('Shift+Tab', /^log/);
    await reader.press('ArrowUp', /It left the warehouse/);
    await reader.press('ArrowUp', /Where is my order/);
    await reader.press('ArrowDown', /It left the warehouse/);
    await reader.press('Tab', /^link/);
    reader.note('away');
    await reader.press('Escape', /^button Chat with/);
  },

  'write and send': async (reader, pages) => {
    await onLauncher(reader);
    await reader.press('Enter', /^textbox/);
    await reader.reads(/textbox Message/);
    await reader.type('Do you ship to Norway?');
    await reader.press('Enter', /^textbox Message$/);
    await reader.reads(/Norway\?[^]*\bSent\b/);
    const id = await newestConversation(pages, 'Do you ship to Norway?');
    reader.note('an agent writes');
    await agentTypes(reader, pages, id);
    await says(pages, id, 'Yes, within two days.');
    await reader.hears(/within two days/);
  },

  'answer a quick reply': async (reader, pages) => {
    await earlierConversation(reader, pages, 'Hello', {assistantId: 'demo-buttons', last: 'What is it about?'});
    await onLauncher(reader);
    await reader.opens();
    await reader.reads(/button An order/);
    await reader.goTo(/^log/);
    await reader.press('Tab', /An order/);
    await reader.press('Enter', /^article You, .* of 5$/); // when the next question is there, too
    await reader.hears(/Which order is it about/);
    await reader.reads(/Which order is it about/);
  },

  'walk a tree': async (reader, pages) => {
    await earlierConversation(reader, pages, 'Hello', {
      assistantId: 'demo-tree',
      last: 'Which of our things is it about?',
    });
    await onLauncher(reader);
    await reader.opens();
    await reader.reads(/Furniture/);
    await reader.goTo(/^log/);
    await reader.pressUntil('Tab', /^button Furniture/);
    await reader.press('Enter', /^button Tables/);
    await reader.reads(/Chairs/);
    await reader.press('Tab', /^button Chairs/);
    await reader.press('Enter', /^button Chairs, pressed/);
    await reader.pressUntil('Tab', /^button Choose “Chairs”/);
    await reader.press('Enter', /^article You, .* of 5$/); // when the next question is there, too
    await reader.hears(/^Assistant: /);
    await reader.reads(/You, \(time\): Chairs/);
  },

  'a failed message': async (reader, pages) => {
    await earlierConversation(reader, pages, 'Hello');
    await onLauncher(reader);
    await reader.press('Enter', /^textbox/);
    await reader.reads(/Hello[^]*\bSent\b/);
    await reader.refuses(true);
    await reader.type('Is anybody there?');
    await reader.press('Enter', /^textbox Message$/);
    await reader.hears(/Not sent/);
    await reader.reads(/Not sent/);
    reader.note('back to it');
    await reader.pressUntil('Shift+Tab', /try again/);
    await reader.refuses(false);
    await reader.press('Enter', /^log/);
    await reader.reads(/Is anybody there\?[^]*\bSent\b/);
  },

  'offline and back': async (reader, pages) => {
    await earlierConversation(reader, pages, 'Hello');
    await onLauncher(reader);
    await reader.press('Enter', /^textbox/);
    await reader.reads(/Hello[^]*\bSent\b/);
    reader.note('the network goes');
    await reader.page.setOfflineMode(true);
    await reader.hears(/No connection/);
    await reader.type('Written in a tunnel');
    await reader.press('Enter', /^textbox Message$/);
    await reader.reads(/Waiting for the connection/);
    reader.note('the network is back');
    await reader.page.setOfflineMode(false);
    await reader.reads(/Written in a tunnel[^]*\bSent\b/);
  },

  'ended and a new conversation': async (reader, pages) => {
    const id = await earlierConversation(reader, pages, 'Thank you');
    await onLauncher(reader);
    await reader.press('Enter', /^textbox/);
    await reader.reads(/Thank you[^]*\bSent\b/);
    await agentTypes(reader, pages, id);
    await pages.agent('POST', `/conversations/${id}/end`, {});
    await reader.hears(/ended/);
    await reader.focuses(/New conversation/);
    await reader.reads(/ended/);
    await reader.press('Enter', /^textbox/);
    await reader.reads(/textbox Message/);
  },

  'home to a thread and back': async (reader, pages) => {
    const id = await earlierConversation(reader, pages, 'Is the lamp in stock?');
    await says(pages, id, 'It is.');
    await onLauncher(reader, /Care 1,/);
    await reader.press('Enter', /^textbox/);
    await reader.reads(/It is\./);
    await reader.pressUntil('Shift+Tab', /Back to conversations/);
    await reader.press('Enter', /^heading/);
    await reader.reads(/It is\./);
    await reader.pressUntil('Tab', /^button.*It is\./);
    await reader.press('Enter', /^textbox/);
    await reader.reads(/Is the lamp in stock/);
  },

  'a streaming answer': async (reader, pages) => {
    const id = await earlierConversation(reader, pages, 'How do I reset it?');
    await onLauncher(reader);
    await reader.press('Enter', /^textbox/);
    await reader.reads(/How do I reset it\?[^]*\bSent\b/);
    const path = `/conversations/${id}/messages`;
    const bot = {type: 'assistant', displayName: 'Bridge', ai: true};
    const message = (await pages.agent('POST', path, {body: '', sender: bot, streaming: true})) as {id: string};
    for (const append of ['Hold the button ', 'for **ten seconds**, ', 'until the light blinks']) {
      await pages.agent('PATCH', `${path}/${message.id}`, {append});
    }
    await reader.reads(/until the light blinks/);
    reader.note('it is whole');
    await pages.agent('PATCH', `${path}/${message.id}`, {append: ' twice.', done: true});
    await reader.hears(/blinks twice/);
  },

  'find an article': async (reader) => {
    await onLauncher(reader);
    await reader.press('Enter', /^textbox/);
    await reader.pressUntil('Shift+Tab', /Back to conversations/);
    await reader.press('Enter', /^heading/);
    await reader.shows(/How do I send something back/);
    await reader.pressUntil('Tab', /All articles/);
    await reader.press('Enter', /^(heading|searchbox)/);
    await reader.reads(/How do I send something back/);
    await reader.goTo(/^searchbox/);
    await reader.type('label');
    await reader.hears(/1 result/);
    await reader.reads(/How do I send something back/);
    await reader.pressUntil('Tab', /How do I send something back/);
    await reader.press('Enter', /^heading/);
    await reader.reads(/30 days/);
    await reader.pressUntil('Shift+Tab', /^button Back/);
    await reader.press('Enter', /./);
    await reader.reads(/How do I send something back/);
  },

  'send a photo': async (reader) => {
    await onLauncher(reader);
    await reader.press('Enter', /^textbox/);
    await reader.pressUntil('Shift+Tab', /^button Attach files/);
    const choosing = reader.page.waitForFileChooser();
    await reader.page.keyboard.press('Enter');
    await (await choosing).accept([photoFile()]);
    reader.note('a photo is chosen');
    await reader.reads(/photo\.png/);
    await reader.pressUntil('Shift+Tab', /^button ALT/);
    await reader.press('Enter', /^textbox/);
    await reader.type('The shade is broken');
    await reader.pressUntil('Tab', /^textbox Message/);
    await reader.press('Enter', /^textbox Message/);
    await reader.reads(/The shade is broken[^]*\bSent\b/);
  },

  'a note beside the launcher': async (reader, pages) => {
    const id = await earlierConversation(reader, pages, 'Which bulb fits?');
    await onLauncher(reader);
    await says(pages, id, 'Any E27 fits.');
    await reader.hears(/Any E27 fits/);
    await reader.pressUntil('Shift+Tab', /^button Reply/);
    await reader.press('Enter', /^textbox/);
    await reader.reads(/Any E27 fits/);
  },

  'a long history up to the first message': async (reader, pages) => {
    const id = await earlierConversation(reader, pages, 'Message 1');
    for (let number = 2; number <= messagesOfHistory; number++) await says(pages, id, `Message ${number}`);
    await reader.reload();
    await onLauncher(reader, /Care 9\+,/);
    await reader.press('Enter', /^textbox/);
    await reader.shows(/119 new messages[^]*Message 120|Message 120[^]*119 new messages/);
    await reader.pressUntil('Shift+Tab', /^log/);
    await reader.press('ArrowUp', /Message 120\b/);
    await reader.press('ArrowUp', /Message 119\b/);
    await reader.press('PageUp', /Message 1[01]\d$/);
    reader.note('to the beginning of what is loaded; older messages load on the way');
    await reader.press('Home', /Message 71$/);
    await reader.shows(/Message 70$/m);
    await reader.press('ArrowUp', /Message 70$/);
    await reader.press('Home', /Message 1, 1 of/, true);
    await reader.press('ArrowUp', /Message 1, 1 of/);
    await reader.press('ArrowDown', /Message 2, 2 of/);
    await reader.press('End', /Message 120, /);
  },
};

/** One pixel. */
function photoFile(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'kustomer-chat-photo-')), 'photo.png');
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  writeFileSync(path, Buffer.from(pixel, 'base64'));
  return path;
}

/** The conversation that ends with this text. */
async function newestConversation(pages: RealPages, text: string): Promise<string> {
  return until(async () => {
    const {items} = (await pages.agent('GET', '/conversations?limit=50')) as {
      items: readonly (Stored & {id: string})[];
    };
    return items.find(({preview}) => preview?.text === text)?.id;
  }, `a conversation that ends with “${text}”`);
}

async function until<Value>(read: () => Promise<Value | undefined | false>, what: string): Promise<Value> {
  const end = Date.now() + 15_000;
  for (;;) {
    const value = await read();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
