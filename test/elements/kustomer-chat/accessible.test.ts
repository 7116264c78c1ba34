import {expectAccessible} from '../../support/axe.js';
import {agentEnds, agentSays} from '../../support/agent-api.js';
import {newChat, until, type ChatPage} from '../../support/chat-page.js';
import {newText} from '../../support/errors.js';

type State = (chat: ChatPage) => Promise<unknown>;

const running: State = async (chat) => {
  const {conversationId} = await chat.element.createConversation({message: newText()});
  const text = newText('An answer with [a link](https://shop.example)');
  await agentSays(conversationId, text);
  await until(() => chat.thread?.shadowRoot?.querySelector('a'), 'the answer');
  return conversationId;
};

const states: Readonly<Record<string, State>> = {
  closed: (chat) => chat.element.ready,
  'closed with unread messages': async (chat) => {
    const {conversationId} = await chat.element.createConversation({message: newText()});
    await chat.element.close();
    await agentSays(conversationId, newText('Meanwhile'));
    const note = () => chat.element.shadowRoot?.querySelector('kustomer-chat-note');
    await until(() => note()?.shadowRoot?.querySelector('button'), 'the note, which has its code loaded first');
  },
  open: async (chat) => {
    await chat.element.open();
    (await until(() => chat.back, 'the way back')).click();
    await until(() => chat.home?.shadowRoot?.querySelector('button'), 'home');
  },
  draft: async (chat) => {
    await chat.element.open();
    await until(() => chat.field, 'the composer');
  },
  'with a question': async (chat) => {
    await chat.element.createConversation({message: newText(), assistantId: 'demo-buttons'});
    await until(() => chat.button('An order'), 'the options');
  },
  'with an article': async (chat) => {
    await chat.element.openKbArticle('delivery-times');
    await until(() => chat.articleText.includes('two working days'), 'the article');
  },
  running,
  ended: async (chat) => {
    await agentEnds(String(await running(chat)));
    await until(() => chat.field === null, 'the composer to go');
  },
};

describe('axe finds nothing in <kustomer-chat>', () => {
  for (const scheme of ['light', 'dark'] as const) {
    for (const [name, reach] of Object.entries(states)) {
      it(`${name}, ${scheme}`, async () => {
        const chat = await newChat();
        chat.element.colorScheme = scheme;
        document.documentElement.style.background = scheme === 'dark' ? '#131211' : '#fff';
        await reach(chat);
        await expectAccessible(chat.element);
        document.documentElement.style.background = '';
      });
    }
  }
});
