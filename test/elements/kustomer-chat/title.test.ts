import {expect} from '@open-wc/testing';
import {agentSays} from '../../support/agent-api.js';
import {until} from '../../support/chat-page.js';
import {newText} from '../../support/errors.js';
import {newHostPage, type HostPage} from '../../support/host-page.js';

async function closedConversation(page: HostPage): Promise<string> {
  const {conversationId} = await page.element.createConversation({message: newText()});
  await page.element.close();
  return conversationId;
}

describe('the page’s title', () => {
  it('tells what is unread where the page asks for it, and is put back', async () => {
    const page = await newHostPage({attributes: 'notify-title'});
    const id = await closedConversation(page);
    await agentSays(id, newText());
    await until(() => page.document.title === '(1) Shop', 'one in the title');
    page.document.title = 'Cart';
    await until(() => page.document.title === '(1) Cart', 'one in the next title');
    await agentSays(id, newText());
    await until(() => page.document.title === '(2) Cart', 'two in the title');
    await page.element.open();
    await until(() => page.document.title === 'Cart', 'the page’s own title');
  });

  it('is put back when the chat ends', async () => {
    const page = await newHostPage({attributes: 'notify-title'});
    await agentSays(await closedConversation(page), newText());
    await until(() => page.document.title === '(1) Shop', 'one in the title');
    page.element.remove();
    await until(() => page.document.title === 'Shop', 'the page’s own title');
  });

  it('is left alone otherwise', async () => {
    const page = await newHostPage();
    const {head} = page.document;
    const before = head.innerHTML;
    await agentSays(await closedConversation(page), newText());
    await until(() => page.element.unread.total === 1, 'one unread');
    expect(head.innerHTML).to.equal(before);
  });
});
