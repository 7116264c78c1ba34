import {expect} from '@open-wc/testing';
import type {KustomerChatNote} from '../../../src/elements/kustomer-chat-note.js';
import {expectAccessible} from '../../support/axe.js';
import {newChat, until, type ChatPage} from '../../support/chat-page.js';
import {InPageServer} from '../../support/in-page.js';

const key = 'kustomer-chat/note/';

describe('what is unread while the chat is closed', () => {
  beforeEach(() => {
    for (const name of Object.keys(localStorage)) if (name.startsWith(key)) localStorage.removeItem(name);
  });

  it('stands beside the launcher: who, the first words, and a way to answer', async () => {
    const {chat, say} = await closedChat();
    await say('Any **E27** fits.');
    const note = await until(() => noteOf(chat), 'the note');
    expect(textOf(note)).to.contain('Nora from Halden Care').and.contain('Any E27 fits.');
    expect(chat.launcher?.querySelector('.badge')?.textContent).to.equal('1');
    expect(document.activeElement, 'it takes no focus').to.equal(document.body);
    await expectAccessible(chat.element);
    press(note, 'Reply');
    await until(() => chat.isPanelShown && chat.threadText.includes('Any E27 fits.'), 'the conversation');
    expect(noteOf(chat)).to.equal(undefined);
    await until(() => deepFocus() === chat.field, 'the composer has the focus');
  });

  it('is read aloud once, after it has come', async () => {
    const {chat, say} = await closedChat();
    await say('It left our house.');
    const note = await until(() => noteOf(chat), 'the note');
    const region = await until(() => note.shadowRoot?.querySelector('[role=status]'), 'the region');
    await until(() => region.textContent === 'Message from Nora: It left our house.', 'what is said');
  });

  it('is read aloud again when the same words come again', async () => {
    const {chat, say} = await closedChat();
    await say('Are you there?');
    const note = await until(() => noteOf(chat), 'the note');
    const region = await until(() => note.shadowRoot?.querySelector('[role=status]'), 'the region');
    await until(() => region.textContent.includes('Are you there?'), 'what is said');
    const said: string[] = [];
    new MutationObserver(() => said.push(region.textContent)).observe(region, {childList: true});
    await say('Are you there?');
    await until(() => said.at(-1)?.includes('Are you there?'), 'the same, once more');
  });

  it('is one at a time: a newer message takes its place', async () => {
    const {chat, say} = await closedChat();
    await say('The first.');
    const note = await until(() => noteOf(chat), 'the note');
    await say('The second.');
    await until(() => textOf(note).includes('The second.'), 'the newer one');
    expect(chat.element.shadowRoot?.querySelectorAll('kustomer-chat-note').length).to.equal(1);
    expect(textOf(note)).not.to.contain('The first.');
  });

  it('stands the way of the page, also when that changes', async () => {
    const {chat, say} = await closedChat();
    await say('It left our house.');
    const note = await until(() => noteOf(chat), 'the note');
    expect(note.dir).to.equal('ltr');
    chat.element.dir = 'rtl';
    await until(() => note.dir === 'rtl', 'the other way');
  });

  it('is put away by a button and by Escape, and nothing else comes until the chat was opened', async () => {
    const {chat, say} = await closedChat();
    await say('The first.');
    const note = await until(() => noteOf(chat), 'the note');
    button(note, 'Not now').focus();
    button(note, 'Not now').dispatchEvent(
      new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, composed: true, cancelable: true}),
    );
    expect(noteOf(chat)).to.equal(undefined);
    expect(deepFocus(), 'focus stays at the launcher').to.equal(chat.launcher);
    await say('The second.');
    await until(() => chat.launcher?.querySelector('.badge')?.textContent === '2', 'the number');
    expect(noteOf(chat)).to.equal(undefined);
    await chat.element.open();
    await until(() => chat.element.unread.total === 0, 'it was read');
    await chat.element.close();
    await say('The third.');
    press(await until(() => noteOf(chat), 'a note again'), 'Not now');
    expect(noteOf(chat)).to.equal(undefined);
  });

  it('is away on all pages of the site once it was put away on one', async () => {
    const {chat, say} = await closedChat();
    await say('The first.');
    await until(() => noteOf(chat), 'the note');
    const dismissedAt = '2999-01-01T00:00:00.000Z';
    localStorage.setItem(key, JSON.stringify({shownAt: '', pages: 0, dismissedAt, quietUntil: 0}));
    window.dispatchEvent(new StorageEvent('storage', {key})); // as the browser tells the other pages
    expect(noteOf(chat)).to.equal(undefined);
  });

  it('is brought up on three pages and not on the fourth', async () => {
    const {chat, say} = await closedChat();
    await say('Still here?');
    await until(() => noteOf(chat), 'the note');
    const shown = JSON.parse(localStorage.getItem(key) ?? '{}') as {shownAt: string; pages: number};
    expect(shown.pages).to.equal(1);
    const onPage = async (pages: number) => {
      localStorage.setItem(key, JSON.stringify({...shown, pages}));
      await chat.element.stop();
      expect(noteOf(chat), 'a chat that was stopped shows nothing').to.equal(undefined);
      await chat.element.start();
      await chat.element.getUnreadCount();
      await until(() => chat.launcher?.querySelector('.badge')?.textContent === '1', 'the number');
    };
    await onPage(2);
    await until(() => noteOf(chat), 'the note on the third page');
    expect(JSON.parse(localStorage.getItem(key) ?? '{}')).to.include({pages: 3});
    await onPage(3);
    // What would show it has been loaded, and was told: it had its say by now.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    expect(noteOf(chat)).to.equal(undefined);
  });

  it('is not there where the page says `no-note`, and without a launcher', async () => {
    const {chat, say} = await closedChat();
    chat.element.toggleAttribute('no-note', true);
    await say('The first.');
    await until(() => chat.launcher?.querySelector('.badge')?.textContent === '1', 'the number');
    chat.element.toggleAttribute('no-note', false);
    await say('The second.');
    await until(() => noteOf(chat), 'the note');
    chat.element.noLauncher = true;
    await until(() => !noteOf(chat), 'no note beside no launcher');
  });

  it('leaves when what it says was read elsewhere, and when the visitor logs out', async () => {
    const {chat, conversationId, say} = await closedChat();
    await say('The first.');
    await until(() => noteOf(chat), 'the note');
    await chat.element.markRead({conversationId});
    await until(() => !noteOf(chat), 'it was read');
    await say('The second.');
    await until(() => noteOf(chat), 'the note');
    await chat.element.logout();
    await until(() => !noteOf(chat), 'nobody is here');
    expect(localStorage.getItem(key)).to.equal(null);
  });
});

async function closedChat() {
  const server = new InPageServer();
  const chat = await newChat({backend: server.backend()});
  const {conversationId} = await chat.element.createConversation({message: 'Which bulb fits?'});
  await chat.element.close();
  return {chat, conversationId, say: (words: string) => server.agentSays(conversationId, words)};
}

function noteOf(chat: ChatPage): KustomerChatNote | undefined {
  return chat.element.shadowRoot?.querySelector('kustomer-chat-note') ?? undefined;
}

function textOf(note: KustomerChatNote): string {
  return note.shadowRoot?.querySelector('section')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

function button(note: KustomerChatNote, name: string): HTMLButtonElement {
  const found = [...(note.shadowRoot?.querySelectorAll('button') ?? [])].find(
    ({ariaLabel, textContent}) => (ariaLabel ?? textContent.trim()) === name,
  );
  if (!found) throw new Error(`There is no button ${name}`);
  return found;
}

function press(note: KustomerChatNote, name: string): void {
  button(note, name).click();
}

function deepFocus(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
