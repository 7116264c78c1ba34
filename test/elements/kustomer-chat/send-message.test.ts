import {expect} from '@open-wc/testing';
import {agentEnds, agentMessages, agentSays} from '../../support/agent-api.js';
import {newChat, until} from '../../support/chat-page.js';
import {newText, refusal} from '../../support/errors.js';
import {InPageServer} from '../../support/in-page.js';

async function talking() {
  const chat = await newChat();
  const {conversationId} = await chat.element.createConversation({message: newText()});
  return {chat, conversationId};
}

describe('sendMessage()', () => {
  it('shows a bubble, and settles with the message once the server has it', async () => {
    const {chat, conversationId} = await talking();
    const body = newText('From the page');
    const order: string[] = [];
    chat.element.addEventListener('kustomer-message-sent', () => order.push('event'));
    const sent = await chat.element.sendMessage({conversationId, body}, () => order.push('callback'));
    order.push('promise');
    expect(order).to.deep.equal(['event', 'callback', 'promise']);
    expect(sent).to.include({conversationId, body, direction: 'in'});
    expect(sent.sentBy.type).to.equal('Customer');
    await until(() => chat.threadText.includes(body), 'the bubble');
    expect((await agentMessages(conversationId)).at(-1)?.body).to.equal(body);
  });

  it('keeps the order of the calls, and what the customer is typing', async () => {
    const {chat, conversationId} = await talking();
    const field = await until(() => chat.field, 'the composer');
    field.value = 'half a';
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    const bodies = ['one', 'two', 'three', 'four'].map((word) => newText(word));
    await Promise.all(bodies.map((body) => chat.element.sendMessage({conversationId, body})));
    expect((await agentMessages(conversationId)).slice(1).map(({body}) => body)).to.deep.equal(bodies);
    expect(chat.field?.value).to.equal('half a');
  });

  it('answers the open question by payload', async () => {
    const chat = await newChat();
    const {conversationId} = await chat.element.createConversation({message: newText(), assistantId: 'demo-buttons'});
    const {messages} = await chat.element.getMessages({conversationId});
    expect(messages.at(-1)?.meta.template).to.equal('quickReplies');
    const stored = (await agentMessages(conversationId)).at(-1)?.template;
    const option = stored?.type === 'quickReplies' ? stored.actions[0] : undefined;
    const sent = await chat.element.sendMessage({conversationId, payload: option?.value ?? ''});
    expect(sent.body).to.equal(option?.displayText);
    const stale = await refusal(
      chat.element.sendMessage({conversationId: (await talking()).conversationId, payload: 'x'}),
    );
    expect(stale.code).to.equal('not-found');
  });

  it('rejects a payload when no question is open', async () => {
    const {chat, conversationId} = await talking();
    const error = await refusal(chat.element.sendMessage({conversationId, payload: 'yes'}));
    expect(error).to.include({code: 'reply-stale', status: 409, source: 'payload'});
  });

  it('rejects what cannot be sent, and leaves no bubble', async () => {
    const {chat, conversationId} = await talking();
    const stranger = await talking();
    const wrong = [
      [undefined, 'invalid-request', 'options'],
      [{conversationId}, 'invalid-request', 'body'],
      [{conversationId, body: ' '}, 'invalid-request', 'body'],
      [{conversationId, body: 7}, 'invalid-request', 'body'],
      [{conversationId, bdy: 'x'}, 'invalid-request', 'bdy'],
      [{body: 'x'}, 'invalid-request', 'conversationId'],
      [{conversationId, body: 'x'.repeat(5001)}, 'invalid-request', 'body'],
      [{conversationId, attachments: [{}]}, 'invalid-request', 'attachments[0].file'],
      [{conversationId, attachments: 'x'}, 'invalid-request', 'attachments'],
      [{conversationId: 'nowhere', body: 'x'}, 'not-found', undefined],
      [{conversationId: stranger.conversationId, body: 'x'}, 'not-found', undefined],
    ] as const;
    for (const [options, code, source] of wrong) {
      const error = await refusal(chat.element.sendMessage(options as never));
      expect(error.code, JSON.stringify(options)).to.equal(code);
      if (source) expect(error.source).to.equal(source);
    }
    await agentEnds(conversationId);
    const text = newText('too late');
    expect(await refusal(chat.element.sendMessage({conversationId, body: text}))).to.include({
      code: 'conversation-ended',
      status: 409,
    });
    expect(chat.threadText).not.to.contain(text);
  });

  it('rejects when the chat is stopped while it waits', async () => {
    const server = new InPageServer();
    const chat = await newChat({backend: server.backend()});
    const {conversationId} = await chat.element.createConversation({message: newText()});
    server.isCut = true;
    const body = newText('unsent');
    const sent = refusal(chat.element.sendMessage({conversationId, body}));
    await until(() => chat.threadText.includes(body), 'the bubble');
    await chat.element.stop();
    expect(await sent).to.include({code: 'aborted'});
    expect(await refusal(chat.element.sendMessage({conversationId, body: 'x'}))).to.include({code: 'not-started'});
  });
});

describe('getMessages() and getConversations()', () => {
  it('page backwards through a conversation', async () => {
    const {chat, conversationId} = await talking();
    for (const body of ['two', 'three', 'four']) await chat.element.sendMessage({conversationId, body});
    const newest = await chat.element.getMessages({conversationId, limit: 2});
    expect(newest.messages.map(({body}) => body)).to.deep.equal(['three', 'four']);
    const older = await chat.element.getMessages({conversationId, limit: 2, cursor: newest.nextCursor ?? ''});
    expect(older.messages.at(-1)?.body).to.equal('two');
    expect(older.nextCursor).to.equal(null);
    const before = await chat.element.getMessages({
      conversationId,
      before: newest.messages[1]?.messageId ?? '',
      limit: 1,
    });
    expect(before.messages.map(({body}) => body)).to.deep.equal(['three']);
    expect(newest).to.not.have.property('satisfaction');
    for (const [options, source] of [
      [{}, 'conversationId'],
      [{conversationId, limit: 0}, 'limit'],
      [{conversationId, limit: 1.5}, 'limit'],
      [{conversationId, before: 'a', cursor: 'b'}, 'before'],
    ] as const) {
      const error = await refusal(chat.element.getMessages(options as never));
      expect(error).to.include({code: 'invalid-request', source});
    }
  });

  it('count pages of conversations from 1, also when a page in the middle is asked for first', async () => {
    const chat = await newChat();
    const ids: string[] = [];
    for (let count = 0; count < 3; count++) {
      ids.unshift((await chat.element.createConversation({message: newText()})).conversationId);
    }
    const idsOf = async (page: number) => {
      const {conversations, pages} = await chat.element.getConversations({page, pageSize: 1});
      return [conversations.map(({conversationId}) => conversationId), pages] as const;
    };
    expect(await idsOf(2)).to.deep.equal([[ids[1]], {current: 2, first: 1, next: 3, previous: 1}]);
    expect(await idsOf(1)).to.deep.equal([[ids[0]], {current: 1, first: 1, next: 2, previous: null}]);
    expect(await idsOf(3)).to.deep.equal([[ids[2]], {current: 3, first: 1, next: null, previous: 2}]);
    expect(await idsOf(9)).to.deep.equal([[], {current: 9, first: 1, next: null, previous: 3}]);
    expect((await chat.element.getConversations()).conversations).to.have.length(3);
    expect(await refusal(chat.element.getConversations({page: 0}))).to.include({
      code: 'invalid-request',
      source: 'page',
    });
  });
});

describe('markRead() and sendTypingActivity()', () => {
  it('move the read position', async () => {
    const {chat, conversationId} = await talking();
    await chat.element.close();
    await agentSays(conversationId, 'hello');
    await chat.event('kustomer-message-received');
    expect((await chat.element.getUnreadCount()).total).to.equal(1);
    expect(await chat.element.markRead({conversationId})).to.equal(null);
    expect((await chat.element.getUnreadCount()).total).to.equal(0);
    const {messages} = await chat.element.getMessages({conversationId});
    expect(
      await chat.element.markRead({conversationId, messageIds: messages.map(({messageId}) => messageId)}),
    ).to.equal(null);
    expect(await refusal(chat.element.markRead({conversationId, messageIds: []}))).to.include({source: 'messageIds'});
    expect(await refusal(chat.element.markRead({conversationId: 'nowhere'}))).to.include({code: 'not-found'});
  });

  it('tell the agents', async () => {
    const {chat, conversationId} = await talking();
    expect(await chat.element.sendTypingActivity({conversationId, typing: true})).to.equal(null);
    expect(await refusal(chat.element.sendTypingActivity({conversationId} as never))).to.include({source: 'typing'});
  });
});
