import {expect} from '@open-wc/testing';
import '../../../src/index.js';
import {ChatPage, newChat, serverForNewVisitor, until} from '../../support/chat-page.js';
import {newText, refusal} from '../../support/errors.js';

function markup(attributes: string): ChatPage {
  const template = document.createElement('template');
  template.setHTMLUnsafe(`<kustomer-chat ${attributes}></kustomer-chat>`);
  const element = document.importNode(template.content, true).querySelector('kustomer-chat');
  if (!element) throw new Error('no element');
  return new ChatPage(element);
}

describe('opened', () => {
  it('opens in markup before anything is ready, without taking the focus', async () => {
    const chat = markup(`site-key="pk_demo" server-url="${await serverForNewVisitor()}" opened`);
    await until(() => chat.isPanelShown, 'the panel');
    expect(document.activeElement === document.body).to.equal(true);
    expect(chat.element.opened).to.equal(true);
  });

  it('is two-way: property, attribute and methods are one', async () => {
    const chat = await newChat();
    await chat.element.open();
    expect(chat.element.opened).to.equal(true);
    await until(() => chat.element.hasAttribute('opened'), 'the attribute');
    chat.element.opened = false;
    await until(() => !chat.isPanelShown, 'the panel to close');
    expect(chat.element.hasAttribute('opened')).to.equal(false);
    chat.element.setAttribute('opened', '');
    await until(() => chat.isPanelShown, 'the panel again');
    await chat.element.close();
    expect(chat.element.opened).to.equal(false);
    expect(chat.events.map(({name}) => name).filter((name) => /open|close/.test(name))).to.deep.equal([
      'kustomer-open',
      'kustomer-close',
      'kustomer-open',
      'kustomer-close',
    ]);
  });

  it('moves the focus into the composer, and Escape gives it back to the launcher', async () => {
    const chat = await newChat();
    await chat.element.ready;
    chat.launcher?.focus();
    chat.launcher?.click();
    const field = await until(() => chat.field, 'the composer');
    await until(() => chat.composer?.shadowRoot?.activeElement === field, 'the focus in the composer');
    expect(chat.launcher?.getAttribute('aria-expanded')).to.equal('true');
    field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, composed: true}));
    await until(() => !chat.isPanelShown, 'the panel to close');
    expect(chat.element.shadowRoot?.activeElement === chat.launcher).to.equal(true);
  });

  it('is always true inline, which cannot be closed', async () => {
    const chat = await newChat({inline: true});
    await until(() => chat.isPanelShown, 'the panel');
    expect(chat.element.opened).to.equal(true);
    expect(chat.launcher === null).to.equal(true);
    expect(await refusal(chat.element.close())).to.include({code: 'invalid-request'});
  });
});

describe('start and stop', () => {
  it('wait for consent with no-autostart: nothing is asked and nothing shown', async () => {
    const chat = await newChat({noAutostart: true});
    const before = performance.getEntriesByType('resource').length;
    const opened = chat.element.open();
    await chat.element.updateComplete;
    expect(performance.getEntriesByType('resource').length).to.equal(before);
    expect(chat.launcher === null).to.equal(true);
    await chat.element.start();
    await opened;
    expect(chat.isPanelShown).to.equal(true);
  });

  it('take other options, and refuse unknown ones', async () => {
    const chat = await newChat();
    await chat.element.start({assistantId: 'demo-text'});
    const {isInAssistantMode} = await chat.element.createConversation({message: newText()});
    expect(isInAssistantMode).to.equal(true);
    const error = await refusal(chat.element.start({brand: 'x'} as never));
    expect(error).to.include({code: 'invalid-request', source: 'brand'});
  });

  it('renew ready; in between every call is refused', async () => {
    const chat = await newChat();
    await chat.element.ready;
    const {ready} = chat.element;
    await chat.element.stop();
    expect(chat.element.ready).not.to.equal(ready);
    expect(chat.element.availability).to.equal(undefined);
    expect(chat.launcher === null).to.equal(true);
    expect(await refusal(chat.element.open())).to.include({code: 'not-started'});
    expect(await refusal(chat.element.isChatAvailable())).to.include({code: 'not-started'});
    await chat.element.start();
    expect(await chat.element.isChatAvailable()).to.deep.equal({availability: 'online'});
    expect(chat.launcher === null).to.equal(false);
  });

  it('happen by themselves when site-key or server-url change', async () => {
    const chat = await newChat();
    await chat.element.ready;
    const first = chat.element.ready;
    chat.element.siteKey = 'pk_demo_assistant';
    await chat.element.updateComplete;
    expect(chat.element.ready).not.to.equal(first);
    await chat.element.ready;
    const {isInAssistantMode} = await chat.element.createConversation({message: newText()});
    expect(isInAssistantMode).to.equal(true);
  });

  it('survive a move in the DOM, and end with a removal', async () => {
    const chat = await newChat();
    await chat.element.open();
    const {ready} = chat.element;
    const box = document.createElement('div');
    document.body.append(box);
    box.append(chat.element);
    await chat.element.updateComplete;
    expect(chat.element.ready).to.equal(ready);
    expect(chat.isPanelShown).to.equal(true);
    chat.element.remove();
    await Promise.resolve();
    expect(chat.element.ready).not.to.equal(ready);
    box.remove();
  });

  it('are no harm when the script is loaded twice', async () => {
    const {define} = await import('../../../src/elements/define.js');
    const first = customElements.get('kustomer-chat');
    define('kustomer-chat', class extends HTMLElement {});
    expect(customElements.get('kustomer-chat')).to.equal(first);
  });
});

describe('a missing or wrong setting', () => {
  const wrong = {
    'site-key': {siteKey: ''},
    'server-url': {serverUrl: ''},
    'an absolute http or https address': {serverUrl: 'chat.example'},
    'site-key:': {siteKey: 'pk_nobody'},
    'assistant-id': {assistantId: 'nobody'},
  };
  for (const [named, properties] of Object.entries(wrong)) {
    it(`is told once and names ${named}; the page goes on`, async () => {
      const errors: string[] = [];
      const before = console.error;
      console.error = (...args: unknown[]) => errors.push(args.join(' '));
      try {
        const chat = await newChat(properties);
        const error = await refusal(chat.element.ready);
        expect(errors).to.have.length(1);
        expect(errors[0]).to.contain('<kustomer-chat>').and.to.contain(named);
        expect(await chat.event('kustomer-error')).to.equal(error);
        expect(await refusal(chat.element.open())).to.equal(error);
        expect(chat.launcher === null).to.equal(true);
      } finally {
        console.error = before;
      }
    });
  }

  it('is not believed of what no server has said: a portal on the way is waited for', async () => {
    const before = window.fetch;
    let isInPortal = true;
    window.fetch = (...asked) =>
      isInPortal
        ? Promise.resolve(new Response('<!doctype html><title>Room number, please</title>'))
        : before(...asked);
    try {
      const chat = await newChat();
      const error = await chat.event('kustomer-error');
      expect(error).to.include({code: 'not-configured', retryable: true});
      isInPortal = false;
      await chat.element.ready;
      expect(chat.launcher === null).to.equal(false);
    } finally {
      window.fetch = before;
    }
  });

  it('is mended by setting it', async () => {
    const before = console.error;
    console.error = () => undefined;
    const chat = await newChat({siteKey: ''});
    await refusal(chat.element.ready);
    console.error = before;
    chat.element.siteKey = 'pk_demo';
    await chat.element.updateComplete;
    await chat.element.ready;
    expect(chat.launcher === null).to.equal(false);
  });
});

describe('the language', () => {
  it('is the element’s, the nearest ancestor’s or the document’s, and is watched', async () => {
    const {languageOf} = await import('../../../src/elements/page-language.js');
    const outer = document.createElement('div');
    outer.lang = 'de-AT';
    const root = outer.attachShadow({mode: 'open'});
    const inner = document.createElement('p');
    root.append(inner);
    expect(languageOf(inner)).to.equal('de-AT');
    inner.lang = 'not a language';
    expect(languageOf(inner)).to.equal('de-AT');
    inner.lang = 'fr';
    expect(languageOf(inner)).to.equal('fr');

    const chat = await newChat();
    await chat.element.open();
    document.documentElement.dir = 'rtl';
    await until(() => chat.panel?.dir === 'rtl', 'the direction');
    document.documentElement.dir = '';
    await until(() => chat.panel?.dir === 'ltr', 'the direction back');
  });
});
