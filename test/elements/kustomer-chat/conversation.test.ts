import {expect} from '@open-wc/testing';
import {agentEnds, agentReads, agentSays, agentTypes, agentMessages} from '../../support/agent-api.js';
import {ChatPage, newChat, until} from '../../support/chat-page.js';
import {newText} from '../../support/errors.js';

async function talking() {
  const chat = await newChat();
  const {conversationId} = await chat.element.createConversation({message: newText()});
  return {chat, conversationId};
}

describe('a conversation', () => {
  it('shows what the agent says, tells the page once, and counts nothing that is on screen', async () => {
    const {chat, conversationId} = await talking();
    const text = newText('An answer');
    const {id} = await agentSays(conversationId, text);
    expect(await chat.event('kustomer-message-received')).to.deep.include({
      messageId: id,
      conversationId,
      body: text,
      direction: 'out',
      sentBy: {type: 'User', id: 'agent:Nora', displayName: 'Nora', avatarUrl: null},
    });
    await until(() => chat.threadText.includes(text), 'the answer');
    await agentSays(conversationId, newText('Another'));
    await until(() => chat.events.filter(({name}) => name === 'kustomer-message-received').length === 2, 'two events');
    const ids = chat.events.filter(({name}) => name === 'kustomer-message-received').map(({detail}) => detail);
    expect(new Set(ids.map((detail) => (detail as {messageId: string}).messageId)).size).to.equal(2);
  });

  it('tells of an answer that is there before the conversation is known to be', async () => {
    const chat = await newChat();
    const text = newText('At once');
    const ask = window.fetch;
    window.fetch = async (input, init) => {
      const {url, method} = input instanceof Request ? input : new Request(input, init);
      const response = await ask(input, init);
      if (method === 'POST' && url.endsWith('/v1/conversations')) {
        const {conversation} = (await response.clone().json()) as {conversation: {id: string}};
        await agentSays(conversation.id, text);
      }
      return response;
    };
    try {
      await chat.element.createConversation({message: newText()});
    } finally {
      window.fetch = ask;
    }
    await until(() => chat.threadText.includes(text), 'the answer');
    expect(await chat.event('kustomer-message-received')).to.deep.include({body: text});
  });

  it('counts what came while the panel was closed, on the launcher and in unread', async () => {
    const {chat, conversationId} = await talking();
    await chat.element.close();
    await agentSays(conversationId, newText('One'));
    await agentSays(conversationId, newText('Two'));
    await until(() => chat.element.unread.total === 2, 'two unread');
    expect(chat.element.unread).to.deep.equal({total: 2, conversations: {[conversationId]: 2}});
    expect(await chat.element.getUnreadCount()).to.deep.equal(chat.element.unread);
    expect(chat.launcher?.textContent).to.equal('Chat with Halden Care2');
    await chat.element.open();
    await until(() => chat.element.unread.total === 0, 'nothing unread');
  });

  it('shows typing and takes it back with the message', async () => {
    const {chat, conversationId} = await talking();
    await until(async () => {
      await agentTypes(conversationId);
      return chat.events.some(({name}) => name === 'kustomer-agent-typing-activity');
    }, 'typing');
    expect(await chat.event('kustomer-agent-typing-activity')).to.deep.equal({
      conversationId,
      typing: true,
      user: {displayName: 'Nora', avatarUrl: null},
    });
    await agentSays(conversationId, newText('Typed'));
    await until(
      () =>
        chat.events.some(
          ({name, detail}) => name === 'kustomer-agent-typing-activity' && !(detail as {typing: boolean}).typing,
        ),
      'typing to end',
    );
  });

  it('says when an agent has read it', async () => {
    const {chat, conversationId} = await talking();
    await until(() => chat.threadText.includes('Sent'), 'the tick');
    const messages = await agentMessages(conversationId);
    await agentReads(conversationId, messages.at(-1)?.id ?? '');
    await until(() => chat.threadText.includes('Read'), 'the second tick');
  });

  it('is read-only once it has ended, and a new one can be begun', async () => {
    const {chat, conversationId} = await talking();
    await agentEnds(conversationId);
    const {createdAt} = (await chat.element.getOpenConversations())[0] ?? {createdAt: ''};
    expect(createdAt).to.equal('');
    expect(await chat.event('kustomer-conversation-ended')).to.include({conversationId, ended: true});
    await until(() => chat.field === null, 'the composer to go');
    const again = await until(() => chat.composer?.shadowRoot?.querySelector('button'), 'a new conversation');
    again.click();
    await until(() => chat.field, 'the new thread');
  });

  it('tells when the assistant has ended', async () => {
    const chat = await newChat();
    const {conversationId} = await chat.element.createConversation({message: newText(), assistantId: 'demo-text'});
    await until(() => chat.threadText.includes('Which order'), 'the second question');
    await chat.write('A-1234');
    await until(() => chat.threadText.includes('where may we write to'), 'the third question');
    await chat.write('mara@example.com');
    expect(await chat.event('kustomer-assistant-ended')).to.deep.equal({conversationId, isInAssistantMode: false});
  });

  it('survives a reload and a new tab: the visitor, the open thread, what is typed', async () => {
    const {chat, conversationId} = await talking();
    const text = newText('Half typed');
    const field = await until(() => chat.field, 'the composer');
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    field.blur();
    const {serverUrl} = chat.element;
    chat.element.remove();

    const tab = document.createElement('kustomer-chat');
    Object.assign(tab, {siteKey: 'pk_demo', serverUrl});
    const page = new ChatPage(tab);
    await tab.open();
    await until(() => page.field?.value === text, 'the text');
    expect((await tab.getOpenConversations()).map((open) => open.conversationId)).to.deep.equal([conversationId]);
    await until(() => page.threadText.includes('A question'), 'the thread');
  });

  it('keeps only the marker in localStorage', async () => {
    const {chat} = await talking();
    const name = `kustomer-chat/1/${chat.element.serverUrl}/pk_demo`;
    expect(localStorage.getItem(name)).to.equal('1');
  });
});
