import {expect} from '@open-wc/testing';
import {newChat, until, type ChatPage} from '../../support/chat-page.js';
import {refusal} from '../../support/errors.js';
import {InPageServer} from '../../support/in-page.js';

const patience = 20_000;

describe('the history of a customer', () => {
  it('is looked through, and leads to a message and back', async () => {
    const {chat, server} = await withHistory();
    const [{conversationId}] = [await chat.element.createConversation({message: 'My lamp flickers'})];
    for (let count = 1; count <= 70; count++) await server.agentSays(conversationId, `Line ${count}`);
    await chat.element.createConversation({message: 'Something else'});
    chat.back?.click();
    await press(chat, 'Search conversations and articles');
    const field = await until(
      () => all<HTMLInputElement>(chat, 'kustomer-chat-search', 'input')[0],
      'the field',
      patience,
    );
    field.value = 'flickers';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    const mark = await until(() => all(chat, 'kustomer-chat-search', 'mark')[0], 'a find', patience);
    expect(mark.textContent).to.equal('flickers');
    mark.closest('button')?.click();
    await until(() => chat.thread?.shadowRoot?.querySelector('[data-found]'), 'the message', patience);
    expect(chat.threadText).to.contain('My lamp flickers').and.not.to.contain('Line 70');
    chat.back?.click();
    await until(
      () => all<HTMLInputElement>(chat, 'kustomer-chat-search', 'input')[0]?.value === 'flickers',
      'the list',
    );
    expect(chat.panel?.shadowRoot?.querySelector('#heading')?.textContent).to.equal('Your conversations');
    chat.back?.click();
    await until(() => chat.home, 'the home');
  });

  it('opens by a link at one message, and says when that is gone', async () => {
    const {chat, server} = await withHistory();
    const {conversationId} = await chat.element.createConversation({message: 'The first of all'});
    for (let count = 1; count <= 70; count++) await server.agentSays(conversationId, `Line ${count}`);
    const {nextCursor} = await chat.element.getMessages({conversationId});
    const {messages} = await chat.element.getMessages({conversationId, cursor: nextCursor ?? ''});
    const messageId = messages.find(({body}) => body === 'The first of all')?.messageId ?? '';
    await chat.element.close();
    expect(await chat.element.openConversationById({conversationId, messageId})).to.equal(null);
    expect(chat.isPanelShown).to.equal(true);
    await until(() => chat.thread?.shadowRoot?.querySelector('[data-found]'), 'the message', patience);
    expect(chat.threadText).to.contain('The first of all');
    const gone = {conversationId, messageId: 'nowhere'};
    expect(await refusal(chat.element.openConversationById(gone))).to.include({code: 'not-found'});
    await until(() => chat.button('To the newest messages'), 'the way back', patience);
    chat.button('To the newest messages')?.click();
    await until(() => chat.threadText.includes('Line 70'), 'the end');
  });

  it('leads to articles, by topics and by words', async () => {
    const {chat} = await withHistory();
    await chat.element.open();
    chat.back?.click();
    await press(chat, 'All articles');
    await until(() => find(chat, 'kustomer-chat-knowledge', 'Returns and repairs'), 'the topics', patience).then(
      (topic) => {
        topic.click();
      },
    );
    await until(() => chat.articleText.includes('How do I send something back?'), 'the topic', patience);
    await until(() => find(chat, 'kustomer-chat-article', 'Repairs'), 'the topic inside', patience).then((topic) => {
      topic.click();
    });
    await until(() => chat.articleText.includes('My lamp flickers'), 'its articles', patience);
    expect(chat.panel?.shadowRoot?.querySelector('#heading')?.textContent).to.equal('Help');
  });
});

async function withHistory() {
  const server = new InPageServer();
  const chat = await newChat({lang: 'en', backend: server.backend()});
  await chat.element.ready;
  return {chat, server};
}

async function press(chat: ChatPage, name: string): Promise<void> {
  const button = await until(() => find(chat, 'kustomer-chat-home', name), name, patience);
  button.click();
}

function find(chat: ChatPage, tag: string, name: string): HTMLElement | undefined {
  return all(chat, tag, 'button').find((button) => (button.ariaLabel ?? button.textContent).trim().startsWith(name));
}

/** In an element inside the panel, at any depth. */
function all<Found extends HTMLElement = HTMLElement>(chat: ChatPage, tag: string, selector: string): Found[] {
  const inside = (root: ParentNode | null | undefined): Element | undefined => {
    for (const element of root?.querySelectorAll('*') ?? []) {
      const found = element.localName === tag ? element : inside(element.shadowRoot);
      if (found) return found;
    }
    return undefined;
  };
  return [...(inside(chat.panel?.shadowRoot)?.shadowRoot?.querySelectorAll<Found>(selector) ?? [])];
}
