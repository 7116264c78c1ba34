import {expect} from '@open-wc/testing';
import {findConversation} from '../../support/agent-api.js';
import {ChatPage, newChat, until} from '../../support/chat-page.js';
import {isPending, newText, refusal} from '../../support/errors.js';

async function openDraft() {
  const chat = await newChat();
  const created = chat.element.createConversation({});
  created.catch(() => undefined);
  await until(() => chat.isPanelShown && chat.field, 'the draft');
  return {chat, created};
}

describe('a draft', () => {
  it('is discarded by another thread', async () => {
    const {chat, created} = await openDraft();
    const next = chat.element.createConversation({});
    next.catch(() => undefined);
    expect(await refusal(created)).to.include({code: 'draft-discarded'});
    const {conversationId} = await chat.element.createConversation({message: newText()});
    expect(await refusal(next)).to.include({code: 'draft-discarded'});

    const third = chat.element.createConversation({});
    third.catch(() => undefined);
    await until(() => chat.field?.value === '' && !chat.threadText.includes('A question'), 'the third draft');
    await chat.element.openConversationById({conversationId});
    expect(await refusal(third)).to.include({code: 'draft-discarded'});
  });

  it('that is discarded is no unhandled rejection', async () => {
    const unhandled: unknown[] = [];
    const listener = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      unhandled.push(event.reason);
    };
    addEventListener('unhandledrejection', listener);
    const chat = await newChat();
    void chat.element.createConversation();
    await until(() => chat.isPanelShown && chat.field, 'the draft');
    void chat.element.createConversation({message: 7 as never});
    (await until(() => chat.back, 'the back button')).click();
    await until(() => chat.home, 'home');
    // The other one is: nobody has asked for its error.
    await until(() => unhandled.length > 0, 'the rejection that nobody handles');
    removeEventListener('unhandledrejection', listener);
    expect(unhandled.map((error) => (error as {code?: string}).code)).to.deep.equal(['invalid-request']);
  });

  it('is discarded by going back', async () => {
    const {chat, created} = await openDraft();
    (await until(() => chat.back, 'the back button')).click();
    expect(await refusal(created)).to.include({code: 'draft-discarded'});
    await until(() => chat.home, 'home');
  });

  it('is discarded by stop() and by removal', async () => {
    const stopped = await openDraft();
    await stopped.chat.element.stop();
    expect(await refusal(stopped.created)).to.include({code: 'draft-discarded'});
    const removed = await openDraft();
    removed.chat.element.remove();
    expect(await refusal(removed.created)).to.include({code: 'draft-discarded'});
  });

  it('outlives close() and a move in the DOM', async () => {
    const {chat, created} = await openDraft();
    await chat.element.close();
    expect(chat.isPanelShown).to.equal(false);
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);
    elsewhere.append(chat.element);
    expect(await isPending(created)).to.equal(true);
    await chat.element.open();
    const text = newText();
    await chat.write(text);
    expect((await created).conversationId).to.equal((await findConversation(text))?.id);
    elsewhere.remove();
  });

  it('keeps its text, assistant and attributes over a reload', async () => {
    const chat = await newChat();
    const {serverUrl} = chat.element;
    chat.element
      .createConversation({assistantId: 'demo-text', customAttributes: {vipBool: true}})
      .catch(() => undefined);
    const field = await until(() => chat.field, 'the composer');
    const text = newText('Not sent yet');
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await until(() => readStoredText(serverUrl).then((stored) => stored === text), 'the text to be stored');
    // A page that goes away tells nobody: no stop, no removal.
    const again = document.createElement('kustomer-chat');
    Object.assign(again, {siteKey: 'pk_demo', serverUrl});
    const page = new ChatPage(again);
    await again.open();
    await until(() => page.field?.value === text, 'the text');
    await until(() => page.threadText.includes('What can we help you with?'), 'the opening');
    await page.write(text);
    const {isInAssistantMode, conversationId} = await page.event('kustomer-conversation-create');
    expect(isInAssistantMode).to.equal(true);
    const {custom} = await again.describeConversation({conversationId, customAttributes: {priorityNum: 1}});
    expect(custom).to.deep.include({vipBool: true, priorityNum: 1});
  });

  it('leaves its text to the next one', async () => {
    const {chat} = await openDraft();
    const field = await until(() => chat.field, 'the composer');
    const text = newText('Half a sentence');
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    (await until(() => chat.back, 'the back button')).click();
    await until(() => chat.home, 'home');
    chat.element.createConversation({}).catch(() => undefined);
    await until(() => chat.field?.value === text, 'the text');
  });
});

async function readStoredText(serverUrl: string): Promise<unknown> {
  const name = `kustomer-chat/1/${new URL(serverUrl).origin}/pk_demo`;
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(new Error('no database'));
    };
  });
  const request = database.transaction('values').objectStore('values').get('text/draft');
  const value = await new Promise((resolve) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
  });
  database.close();
  return value;
}
