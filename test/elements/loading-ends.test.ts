// A skeleton stood for ever where the server took a request and never answered it.
import {expect} from '@open-wc/testing';
import {SelfHostedBackend} from '../../src/backend/self-hosted/self-hosted-backend.js';
import {agentSays} from '../support/agent-api.js';
import {newChat, serverForNewVisitor, until, type ChatPage} from '../support/chat-page.js';
import {newText, refusal} from '../support/errors.js';

/** In place of the 20 s for which an answer is waited, while some have none. */
const patienceMs = 150;
const {fetch} = window;
const {timeout} = AbortSignal;
/** What has this path has no answer. */
let held: RegExp | undefined;

before(() => {
  AbortSignal.timeout = (milliseconds) =>
    timeout.call(AbortSignal, held ? Math.min(milliseconds, patienceMs) : milliseconds);
  window.fetch = (input, init) => {
    const request = new Request(input, init);
    return held?.test(new URL(request.url).pathname) ? never(request) : fetch(request);
  };
});
after(() => Object.assign(window, {fetch}) && Object.assign(AbortSignal, {timeout}));
afterEach(() => (held = undefined));

function never({signal}: Request): Promise<Response> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

/** What stands in the panel, through all shadow trees. */
function shown(chat: ChatPage, root: ShadowRoot | null | undefined = chat.panel?.shadowRoot): string {
  const trees = [...(root?.querySelectorAll('*') ?? [])].map(({shadowRoot}) =>
    shadowRoot ? shown(chat, shadowRoot) : '',
  );
  return `${root?.textContent ?? ''} ${trees.join(' ')}`.replace(/\s+/g, ' ');
}

function press(chat: ChatPage, name: string, root: ShadowRoot | null | undefined = chat.panel?.shadowRoot): boolean {
  for (const element of root?.querySelectorAll('*') ?? []) {
    if (element instanceof HTMLButtonElement && element.textContent.replace(/\s+/g, ' ').includes(name)) {
      element.click();
      return true;
    }
    if (element.shadowRoot && press(chat, name, element.shadowRoot)) return true;
  }
  return false;
}

const see = (chat: ChatPage, words: string) =>
  until(() => shown(chat).includes(words), `“${words}” in “${shown(chat)}”`);

/** The page of a visitor with one conversation, loaded anew. */
async function reloaded(text: string, more = 0): Promise<ChatPage> {
  const serverUrl = await serverForNewVisitor();
  const first = await newChat({serverUrl});
  const {conversationId} = await first.element.createConversation({message: text});
  for (let index = 0; index < more; index++) await agentSays(conversationId, `Line ${index}`);
  first.element.remove();
  return newChat({serverUrl});
}

describe('whatever loads ends, when the server never answers', function () {
  this.timeout(40_000); // several pages and a long conversation

  it('the messages of a conversation: with a word, and a button that tries again', async () => {
    const text = newText();
    const chat = await reloaded(text);
    held = /\/messages$/;
    await chat.element.open();
    await see(chat, 'The messages didn’t load');
    held = undefined;
    expect(press(chat, 'Try again')).to.equal(true);
    await see(chat, text);
  });

  it('earlier messages: with a line, and a button that tries again', async () => {
    const text = newText();
    const chat = await reloaded(text, 55);
    await chat.element.open();
    await see(chat, 'Line 54');
    held = /\/messages$/;
    const log = await until(() => chat.thread?.shadowRoot?.querySelector('[role=log]'), 'the log');
    log.scrollTop = 0;
    log.dispatchEvent(new Event('scroll'));
    await see(chat, 'Earlier messages didn’t load.');
    held = undefined;
    // Newer ones may have been asked for meanwhile: they come first.
    await until(() => shown(chat).includes(text) || (press(chat, 'Try again') && false), 'the first message');
  });

  it('the conversations: with a word, and a button that tries again', async () => {
    const text = newText();
    const chat = await reloaded(text);
    held = /\/v1\/(conversations|events)/;
    await chat.element.open();
    chat.back?.click();
    await see(chat, 'We can’t reach the chat');
    held = undefined;
    expect(press(chat, 'Try now')).to.equal(true);
    await see(chat, text);
  });

  it('an article: with a word', async () => {
    const chat = await reloaded(newText());
    await chat.element.open();
    chat.back?.click();
    await until(() => chat.home, 'the home');
    const article = 'Where is my order?';
    await see(chat, article);
    held = /\/v1\/articles\//;
    expect(press(chat, article)).to.equal(true);
    await see(chat, 'This page didn’t open. Try again in a moment.');
    held = undefined;
    press(chat, article);
    await until(() => chat.articleText.includes(article), 'the article');
  });

  it('a message on its way: it says that it waits', async () => {
    const chat = await reloaded(newText());
    await chat.element.open();
    await until(() => chat.threadText.includes('A question'), 'the thread');
    held = /\/messages$/;
    const text = newText('One more');
    await chat.write(text);
    await until(() => {
      dispatchEvent(new Event('online')); // the tries follow at once
      return chat.threadText.includes('Try now');
    }, 'the word');
    held = undefined;
    const isSent = () => chat.events.some(({detail}) => JSON.stringify(detail ?? '').includes(text));
    await until(() => isSent() || (press(chat, 'Try now') && false), 'it to be sent');
  });

  it('every call of the backend: with a timeout', async () => {
    const stored = {visitorId: 'vi_1', token: 'a.b.c', expiresAt: '2999-01-01T00:00:00.000Z'};
    held = /./;
    const backend = new SelfHostedBackend({siteKey: 'pk_demo', serverUrl: 'http://nowhere.localhost', fetch: never});
    backend.attach({
      report: () => undefined,
      credential: {load: () => Promise.resolve(JSON.stringify(stored)), save: () => Promise.resolve()},
    });
    const {signal} = new AbortController();
    const clientId = '01a202c9-2b16-79cf-8e63-f9193151b10e';
    const calls: Readonly<Record<string, () => Promise<unknown>>> = {
      loadConfig: () => backend.loadConfig({}, signal),
      createConversation: () => backend.createConversation({clientId, message: {body: 'x'}}, signal),
      describeConversation: () => backend.describeConversation({conversationId: 'co_1', customAttributes: {}}, signal),
      listConversations: () => backend.listConversations({}, signal),
      loadConversation: () => backend.loadConversation('co_1', signal),
      listMessages: () => backend.listMessages('co_1', {}, signal),
      sendMessage: () => backend.sendMessage('co_1', {clientId, body: 'x'}, signal),
      markRead: () => backend.markRead('co_1', 'me_1', signal),
      sendTypingActivity: () => backend.sendTypingActivity('co_1', true, signal),
      loadMessage: () => backend.loadMessage('co_1', 'me_1', signal),
      endConversation: () => backend.endConversation('co_1', signal),
      reopenConversation: () => backend.reopenConversation('co_1', signal),
      stopMessage: () => backend.stopMessage('co_1', 'me_1', signal),
      loadSatisfaction: () => backend.loadSatisfaction('co_1', signal),
      submitSatisfaction: () => backend.submitSatisfaction('co_1', {rating: 1}, signal),
      uploadAttachment: () => backend.uploadAttachment({clientId, file: new Blob(['x']), name: 'x'}, signal),
      loadIdentity: () => backend.loadIdentity(signal),
      login: () => backend.login('a.b.c', signal),
      erase: () => backend.erase(signal),
      describeCustomer: () => backend.describeCustomer({}, signal),
      listCategories: () => backend.listCategories(undefined, signal),
      loadCategory: () => backend.loadCategory('ca_1', undefined, signal),
      listArticles: () => backend.listArticles({}, signal),
      loadArticle: () => backend.loadArticle('ar_1', undefined, signal),
      sendArticleFeedback: () => backend.sendArticleFeedback('ar_1', {value: 'positive'}, signal),
      searchMessages: () => backend.searchMessages({q: 'x'}, signal),
      loadUnread: () => backend.loadUnread(signal),
    };
    for (const [name, call] of Object.entries(calls)) {
      expect(await refusal(call()), name).to.include({code: 'timeout', retryable: true});
    }
  });
});
