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

  it('is all that is touched, where the page asks for it', async () => {
    const page = await newHostPage({attributes: 'notify-title'});
    const changes = watchHead(page);
    await agentSays(await closedConversation(page), newText());
    await until(() => page.document.title === '(1) Shop', 'one in the title');
    await page.element.open();
    await until(() => page.document.title === 'Shop', 'the page’s own title');
    expect(changes()).to.deep.equal(['title', 'title']);
  });

  it('and its icon are left alone otherwise: while it is closed, while messages come in unread, and when they are read', async () => {
    const page = await newHostPage();
    const {head} = page.document;
    const changes = watchHead(page);
    const before = head.innerHTML;
    const id = await closedConversation(page);
    for (const unread of [1, 2]) {
      await agentSays(id, newText());
      await until(() => page.element.unread.total === unread, `${unread} unread`);
    }
    await page.element.open();
    await until(() => page.element.unread.total === 0, 'all is read');
    page.element.remove();
    expect(changes()).to.deep.equal([]);
    expect(page.document.title).to.equal('Shop');
    expect(head.innerHTML).to.equal(before);
  });
});

/** Gives the page an icon, and says which elements of its head, by name, have changed since, even for a moment. */
function watchHead(page: HostPage): () => readonly string[] {
  const {head} = page.document;
  const icon = page.document.createElement('link');
  Object.assign(icon, {rel: 'icon', href: 'data:,'});
  head.append(icon);
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((more) => records.push(...more));
  observer.observe(head, {attributes: true, childList: true, characterData: true, subtree: true});
  return () => {
    records.push(...observer.takeRecords());
    return records.map(({target}) => (target instanceof Element ? target : target.parentElement)?.localName ?? '');
  };
}
