import {expect} from '@open-wc/testing';
import {newChat} from '../../support/chat-page.js';
import {refusal} from '../../support/errors.js';
import {InPageServer} from '../../support/in-page.js';

/** Each with options of a wrong type, and what its error must name. */
const wrong = {
  describeConversation: [7, 'options'],
  openConversationById: [{conversationId: 7}, 'conversationId'],
  getConversations: [{page: 'x'}, 'page'],
  endConversation: [{conversatonId: 'x'}, 'conversatonId'],
  reopenConversation: [{conversationId: ''}, 'conversationId'],
  getMessages: [{conversationId: []}, 'conversationId'],
  sendMessage: [{conversationId: 'x', body: {}}, 'body'],
  searchMessages: [{query: 7}, 'query'],
  markRead: [{conversationId: 'x', messageIds: 'x'}, 'messageIds'],
  sendTypingActivity: [{conversationId: 'x', typing: 'yes'}, 'typing'],
  uploadAttachment: [{file: 7}, 'file'],
  submitSatisfactionForm: [{satisfactionId: 7}, 'satisfactionId'],
  login: [{jwtToken: null}, 'jwtToken'],
  isLoggedIn: [{email: 7}, 'email'],
  describeCustomer: [{emails: {}}, 'emails'],
  openKbArticle: [7, 'options'],
  openKbCategory: [{categoryId: 7}, 'categoryId'],
} as const;

describe('every method', () => {
  it('names the option that is wrong, to the callback and in the promise', async () => {
    const chat = await newChat({backend: new InPageServer().backend()});
    for (const [name, [options, source]] of Object.entries(wrong)) {
      const method = name as keyof typeof wrong;
      const told: unknown[][] = [];
      const call = chat.element[method] as (options: unknown, callback: unknown) => Promise<unknown>;
      const error = await refusal(call.call(chat.element, options, (...outcome: unknown[]) => told.push(outcome)));
      expect(error, name).to.include({code: 'invalid-request', status: 400, source});
      expect(error.message, name).to.contain(name);
      expect(told, name).to.deep.equal([[undefined, error]]);
    }
  });

  it('refuses a callback that is no function', async () => {
    const chat = await newChat({backend: new InPageServer().backend()});
    const none = {getOpenConversations: 1, getUnreadCount: 1, logout: 1, forget: 1};
    for (const name of [...Object.keys(wrong), ...Object.keys(none)]) {
      const call = Reflect.get(chat.element, name) as (...args: unknown[]) => Promise<unknown>;
      const args = name in none ? ['later'] : name === 'uploadAttachment' ? [{}, {}, 'later'] : [{}, 'later'];
      expect(await refusal(call.apply(chat.element, args)), name).to.include({source: 'callback'});
    }
  });

  it('rejects after stop(), and waits before the chat is ready', async () => {
    const chat = await newChat({backend: new InPageServer().backend()});
    const early = chat.element.getConversations();
    expect((await early).conversations).to.deep.equal([]);
    await chat.element.stop();
    for (const [name, [options]] of Object.entries(wrong)) {
      const call = Reflect.get(chat.element, name) as (...args: unknown[]) => Promise<unknown>;
      expect(await refusal(call.call(chat.element, options)), name).to.include({code: 'not-started'});
    }
  });

  it('says what the page’s own backend does not offer', async () => {
    const backend = new InPageServer().backend();
    const plain = new Proxy(backend, {
      get: (target, name) => {
        if (name === 'capabilities') return new Set();
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const chat = await newChat({backend: plain});
    const conversationId = 'x';
    for (const call of [
      () => chat.element.login({jwtToken: 'x'}),
      () => chat.element.describeCustomer({emails: ['a@example.com']}),
      () => chat.element.endConversation({conversationId}),
      () => chat.element.reopenConversation({conversationId}),
      () => chat.element.sendTypingActivity({conversationId, typing: true}),
      () => chat.element.uploadAttachment({file: new File(['x'], 'x.txt', {type: 'text/plain'})}),
      () => chat.element.submitSatisfactionForm({conversationId, rating: 5}),
      () => chat.element.searchMessages({query: 'x'}),
      () => chat.element.openKbArticle('x'),
    ]) {
      expect(await refusal(call())).to.include({code: 'not-configured', source: 'backend'});
    }
    expect(await chat.element.isLoggedIn({email: 'a@example.com'})).to.equal(false);
  });
});
