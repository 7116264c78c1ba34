import {expect} from '@open-wc/testing';
import {ChatError} from '../../../src/model/chat-error.js';
import {newChat, until} from '../../support/chat-page.js';
import {newText} from '../../support/errors.js';
import {InPageServer} from '../../support/in-page.js';
import {withMethods} from '../../support/test-session.js';

describe('messages of a sign-in that is over', () => {
  it('are set aside, and go to a new conversation in their order when the customer wants that', async () => {
    const backend = new InPageServer().backend();
    const over = new ChatError('unauthorized', 'Over.', {status: 401, reason: 'revoked'});
    let isOver = false;
    const chat = await newChat({
      backend: withMethods(backend, {
        sendMessage: (...args) => (isOver ? Promise.reject(over) : backend.sendMessage(...args)),
      }),
    });
    const {conversationId} = await chat.element.createConversation({message: newText()});
    const texts = [newText('first'), newText('second')];
    isOver = true;
    for (const [index, text] of texts.entries()) {
      await chat.write(text);
      await until(() => chat.threadText.split('You are signed out').length === index + 2, `the word about ${text}`);
    }
    isOver = false;
    chat.button('Send as a new visitor')?.click();
    const sent = await until(async () => {
      const other = (await chat.element.getOpenConversations()).find((open) => open.conversationId !== conversationId);
      if (!other) return undefined;
      const {messages} = await chat.element.getMessages({conversationId: other.conversationId});
      const bodies = messages.filter(({direction}) => direction === 'in').map(({body}) => body);
      return bodies.length === 2 && bodies;
    }, 'the new conversation');
    expect(sent).to.deep.equal(texts);
    await chat.element.openConversationById({conversationId});
    await until(
      () => chat.threadText.includes('A question') && !chat.threadText.includes(texts[0] ?? ''),
      'the old one',
    );
  });
});
