import {expect} from '@open-wc/testing';
import {demoOrganisation} from '../../../server/src/in-page.js';
import {newChat, until, type ChatPage} from '../../support/chat-page.js';
import {InPageServer} from '../../support/in-page.js';

describe('the room of an article', () => {
  it('gives an article more room on request, and opens what stands on the web in a tab of its own', async () => {
    const url = 'https://help.example/delivery';
    const articles = demoOrganisation.articles.map((one) => (one.id === 'delivery-times' ? {...one, url} : one));
    const server = new InPageServer({...demoOrganisation, articles});
    const chat = await newChat({backend: server.backend(), lang: 'en'});
    await chat.element.openKbArticle('delivery-times');
    const link = await until(() => tool(chat, 'Open in a new tab'), 'the link');
    expect([link.getAttribute('href'), link.getAttribute('target')]).to.deep.equal([url, '_blank']);
    tool(chat, 'Make wider')?.click();
    await until(() => chat.panel?.hasAttribute('wide') && tool(chat, 'Make narrower'), 'more room');
    await chat.element.openKbArticle('track-order');
    await until(() => chat.articleText.includes('Where is my order?'), 'the next article');
    expect(chat.panel?.hasAttribute('wide'), 'the next one is as wide').to.equal(true);
    // The header kept the tools of the article before.
    await until(() => !tool(chat, 'Open in a new tab'), 'this one is nowhere else');
    chat.back?.click();
    await until(() => !chat.panel?.hasAttribute('wide'), 'a thread has its own width');
  });

  it('gives focus to the title of what is opened, so that it is read aloud, also of the next article', async () => {
    const server = new InPageServer(demoOrganisation);
    const chat = await newChat({backend: server.backend(), lang: 'en'});
    await chat.element.openKbCategory('orders');
    const row = await until(
      () => chat.articleRows.find(({textContent}) => textContent.includes('Where')),
      'its articles',
    );
    row.focus();
    row.click();
    await until(() => focused()?.localName === 'h3' && focused()?.textContent === 'Where is my order?', 'the title');
    await chat.element.openKbArticle('return-something');
    await until(() => focused()?.textContent.includes('send something back'), 'the next one has it, too');
  });
});

/** What has focus, in whichever shadow tree. */
function focused(): Element | null {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found;
}

/** By its name, in the panel's header. */
function tool(chat: ChatPage, name: string): HTMLElement | undefined {
  return chat.panel?.shadowRoot?.querySelector<HTMLElement>(`header [aria-label="${name}"]`) ?? undefined;
}
