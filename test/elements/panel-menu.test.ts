import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {KustomerChatPanel} from '../../src/elements/kustomer-chat-panel.js';
import {threadChunk} from '../../src/elements/thread-chunk.js';
import type {Conversation} from '../../src/model/conversation.js';
import {ChatError} from '../../src/model/chat-error.js';
import type {ChatFeatures} from '../../src/model/chat-config.js';
import type {ChatState} from '../../src/session/chat-state.js';
import type {Bell} from '../../src/session/environment.js';
import {expectAccessible} from '../support/axe.js';
import {english, inFrame, type FrameOptions} from '../support/frame.js';
import {sampleConfig, sampleConversation, sampleMessage, sampleThread} from '../support/model-samples.js';
import {StillSession} from '../support/still-session.js';

const soon = (condition: () => unknown, what?: string) => waitUntil(condition, what, {timeout: 8000});

describe('the menu of a conversation', () => {
  const shownWith = async (features: Partial<ChatFeatures>, conversation: Partial<Conversation> = {}) => {
    const page = await MenuPage.open({features, conversation});
    await page.press();
    return page.names;
  };

  it('shows only what can be used', async () => {
    const always = ['New conversation', 'Save as text', 'Print', 'Sound'];
    expect(await shownWith({})).to.deep.equal(always);
    expect(await shownWith({closable: true})).to.deep.equal([...always, 'End conversation']);
    const ended = {ended: true, endedAt: '2026-11-21T13:20:00.000Z'};
    expect(await shownWith({closable: true}, ended)).to.deep.equal(always);
    expect(await shownWith({closable: true, reopen: true}, ended)).to.deep.equal([...always, 'Reopen conversation']);
    const merged = {...ended, endReason: 'merged', mergedIntoId: 'co_2'} as const;
    expect(await shownWith({reopen: true}, merged)).to.deep.equal(always);
    expect(await shownWith({singleConversation: true})).to.deep.equal(always.slice(1));
  });

  it('is no part of a thread that is no conversation yet, nor of the home', async () => {
    const page = await MenuPage.open();
    page.session.change({screen: {name: 'home'}});
    await page.panel.updateComplete;
    expect(page.find('#menu')).to.equal(null);
    page.session.change({screen: {name: 'thread', key: 'draft'}, threads: {draft: sampleThread()}});
    await page.panel.updateComplete;
    expect(page.find('#menu')).to.equal(null);
  });

  it('is walked by arrows, Home, End and letters, and closed by Escape, which leaves the panel open', async () => {
    const page = await MenuPage.open({features: {closable: true}});
    await page.press();
    expect(page.get('.pop').role).to.equal('menu');
    expect(page.get('#menu').ariaExpanded).to.equal('true');
    const walked: (string | undefined)[] = [page.focusedName];
    for (const press of ['ArrowDown', 'End', 'ArrowDown', 'ArrowUp', 'Home', 'p', 'e']) {
      await sendKeys({press});
      walked.push(page.focusedName);
    }
    expect(walked).to.deep.equal([
      'New conversation',
      'Save as text',
      'End conversation',
      'New conversation',
      'End conversation',
      'New conversation',
      'Print',
      'End conversation',
    ]);
    await sendKeys({press: 'Escape'});
    expect(page.find('.pop')).to.equal(null);
    expect(page.session.callsOf('close')).to.deep.equal([]);
    await page.panel.updateComplete;
    expect(page.panel.shadowRoot?.activeElement).to.equal(page.get('#menu'));
    expect(page.get('#menu').ariaExpanded).to.equal('false');
  });

  it('closes when somebody presses elsewhere, leaves with Tab, or another thread is shown', async () => {
    const page = await MenuPage.open();
    await page.press();
    document.body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}));
    expect(page.find('.pop')).to.equal(null);
    await page.press();
    await sendKeys({press: 'Tab'});
    expect(page.find('.pop')).to.equal(null);
    await page.press();
    page.session.change({screen: {name: 'home'}});
    expect(page.find('.pop')).to.equal(null);
    await page.panel.updateComplete;
  });

  it('asks before it ends a conversation, with the focus on the answer that changes nothing', async () => {
    const page = await MenuPage.open({features: {closable: true, reopen: true}});
    await page.choose('End conversation');
    const sheet = page.get('.sheet');
    expect([sheet.role, sheet.ariaModal]).to.deep.equal(['alertdialog', 'true']);
    expect(sheet.textContent.replaceAll(/\s+/g, ' ').trim()).to.match(
      /^End this conversation\? It stays in your list\. You can reopen it\./,
    );
    expect(page.panel.shadowRoot?.activeElement?.textContent.trim()).to.equal('Keep it open');
    expect(page.get('.screen').inert).to.equal(true);
    await sendKeys({press: 'Escape'});
    expect(page.find('.sheet')).to.equal(null);
    expect(page.get('.screen').inert).to.equal(false);
    expect(page.session.callsOf('close')).to.deep.equal([]);
    expect(page.session.callsOf('call').some(([name]) => name === 'endConversation')).to.equal(false);
    expect(page.panel.shadowRoot?.activeElement).to.equal(page.get('#menu'));
  });

  it('ends it, and says so when that did not work', async () => {
    const page = await MenuPage.open({features: {closable: true}});
    await page.choose('End conversation');
    page.answers['endConversation'] = () => Promise.reject(new ChatError('offline', 'No network.', {retryable: true}));
    page.get('.yes').click();
    await soon(() => page.find('.problem'));
    expect(page.get('.problem').textContent).to.contain('That didn’t work.');
    page.answers['endConversation'] = () => Promise.resolve(null);
    page.get('.yes').click();
    await soon(() => !page.find('.sheet'));
    const ended = page.session.callsOf('call').filter(([name]) => name === 'endConversation');
    expect(ended).to.deep.equal(Array(2).fill(['endConversation', {conversationId: 'co_1'}]));
  });

  it('reopens, and starts a new one', async () => {
    const page = await MenuPage.open({
      features: {reopen: true},
      conversation: {ended: true, endedAt: '2026-11-21T13:20:00.000Z'},
    });
    page.answers['reopenConversation'] = () => Promise.reject(new ChatError('rate-limited', 'Slow down.'));
    await page.choose('Reopen conversation');
    await soon(() => page.find('.notice'));
    expect(page.get('.notice').textContent).to.contain('try again in a minute');
    expect(page.get('.notice').closest('[role=status]') !== null).to.equal(true);
    await page.choose('New conversation');
    expect(page.session.callsOf('showNewThread')).to.have.length(1);
  });

  it('turns the sound on and off, and stays open for that', async () => {
    const page = await MenuPage.open();
    await page.choose('Sound');
    const item = () => page.items.find(({textContent}) => textContent.includes('Sound'));
    expect(page.bell.isOn).to.equal(true);
    expect([item()?.role, item()?.ariaChecked]).to.deep.equal(['menuitemcheckbox', 'true']);
    expect(item()?.textContent.replaceAll(/\s+/g, ' ').trim()).to.equal('Sound On');
    item()?.click();
    expect(page.bell.isOn).to.equal(false);
    expect(item()?.ariaChecked).to.equal('false');
  });

  it('saves the whole conversation as a text', async () => {
    const page = await MenuPage.open();
    page.answers['getMessages'] = (options) => Promise.resolve(pageOf(options));
    const {click} = HTMLAnchorElement.prototype;
    const saved = new Promise<{name: string; text: Promise<string>}>((resolve) => {
      HTMLAnchorElement.prototype.click = function () {
        resolve({name: this.download, text: fetch(this.href).then((response) => response.text())});
      };
    });
    try {
      await page.choose('Save as text');
      const {name, text} = await saved;
      expect(name).to.equal('halden-care-2026-11-21.txt');
      expect((await text).split('\n')).to.include.members([
        'Conversation with Halden Care',
        'The first',
        'The second',
        '[photo.png]',
      ]);
      expect((await text).indexOf('The first')).to.be.lessThan((await text).indexOf('The second'));
      expect(await text)
        .to.match(/^You, 21 Nov 2026, \d\d:\d\d$/m)
        .and.to.match(/^Nora, /m);
      await soon(() => page.find('.notice')?.textContent.includes('Saved as'));
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
  });

  it('prints the conversation and nothing of the page', async () => {
    const page = await MenuPage.open();
    page.answers['getMessages'] = (options) => Promise.resolve(pageOf(options));
    await page.choose('Print');
    const frame = await found(() => document.querySelector<HTMLIFrameElement>('iframe[aria-hidden]'));
    const printed = await found(() => frame.contentDocument?.querySelector('main'));
    expect(printed.querySelector('h1')?.textContent).to.equal('Conversation with Halden Care');
    expect([...printed.querySelectorAll('.text')].map(({textContent}) => textContent)).to.deep.equal([
      'The first',
      'The second',
    ]);
    frame.contentWindow?.dispatchEvent(new Event('afterprint'));
    expect(frame.isConnected).to.equal(false);
  });

  it('says when the conversation cannot be read, and tries again', async () => {
    const page = await MenuPage.open();
    page.answers['getMessages'] = () => Promise.reject(new ChatError('offline', 'No network.', {retryable: true}));
    await page.choose('Print');
    await soon(() => page.find('.notice')?.textContent.includes('couldn’t be read'));
    page.answers['getMessages'] = (options) => Promise.resolve(pageOf(options));
    page.get('.notice button').click();
    await found(() => document.querySelector('iframe[aria-hidden]'));
    document.querySelector('iframe[aria-hidden]')?.remove();
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`has nothing for axe to find, ${scheme}`, async () => {
      const page = await MenuPage.open({features: {closable: true}}, {scheme});
      await page.press();
      await expectAccessible(page.panel);
      page.items.at(-1)?.click();
      await expectAccessible(page.panel);
    });
  }

  it('fits a panel of 320 pixels, also the other way round', async () => {
    const page = await MenuPage.open({features: {closable: true}}, {width: 320, height: 320, dir: 'rtl'});
    await page.press();
    const [panel, menu] = [page.panel.getBoundingClientRect(), page.get('.pop').getBoundingClientRect()];
    expect(menu.left).to.be.at.least(panel.left);
    expect(menu.bottom).to.be.at.most(panel.bottom);
    expect(menu.left - panel.left).to.be.lessThan(panel.right - menu.right);
  });
});

async function found<Value>(read: () => Value | null | undefined): Promise<Value> {
  await soon(() => read() != null);
  const value = read();
  if (value == null) throw new Error('It was there, and is gone.');
  return value;
}

/** Two pages of one message each. */
function pageOf(options: unknown) {
  const {cursor} = options as {readonly cursor?: string};
  const message = {
    messageId: 'm',
    conversationId: 'co_1',
    createdAt: '2026-11-21T12:51:00.000Z',
    meta: {template: null},
    attachments: [],
    sentBy: {type: 'Customer', id: null, displayName: null, avatarUrl: null},
  } as const;
  const photo = {id: 'a', name: 'photo.png', contentType: 'image/png', contentLength: 1, url: null};
  return cursor === undefined
    ? {
        messages: [
          {
            ...message,
            direction: 'out',
            body: 'The second',
            attachments: [photo],
            sentBy: {...message.sentBy, type: 'User', displayName: 'Nora'},
          },
        ],
        nextCursor: 'older',
      }
    : {messages: [{...message, direction: 'in', body: 'The first'}], nextCursor: null};
}

/** A panel that shows a conversation, on a session that stands still. */
class MenuPage {
  readonly panel = new KustomerChatPanel();
  readonly session: StillSession;
  readonly answers: Record<string, (options: unknown) => Promise<unknown>> = {};
  readonly bell: Bell & {isOn: boolean};

  private constructor(state: Partial<ChatState>) {
    this.session = new StillSession(state);
    const bell = {
      isOn: false,
      turn: (isOn: boolean) => {
        bell.isOn = isOn;
      },
      ring: () => undefined,
    };
    this.bell = bell;
    this.answers['bell'] = () => Promise.resolve(bell);
    this.session.answer = (name, options) => this.answers[name]?.(options) ?? new Promise(() => undefined);
  }

  static async open(
    {features = {}, conversation = {}}: {features?: Partial<ChatFeatures>; conversation?: Partial<Conversation>} = {},
    frame: FrameOptions = {},
  ): Promise<MenuPage> {
    await threadChunk.load();
    const config = sampleConfig();
    const page = new MenuPage({
      config: {...config, features: {...config.features, ...features}},
      conversations: [sampleConversation(conversation)],
      screen: {name: 'thread', key: 'co_1'},
      threads: {co_1: sampleThread([sampleMessage(1)])},
    });
    page.panel.session = page.session;
    page.panel.language = english;
    await inFrame(page.panel, page.session, frame);
    return page;
  }

  async press(): Promise<void> {
    this.get('#menu').click();
    await soon(() => this.items.length > 0);
    await this.panel.updateComplete;
  }

  async choose(name: string): Promise<void> {
    await this.press();
    this.items.find(({textContent}) => textContent.includes(name))?.click();
    await this.panel.updateComplete;
  }

  get items(): HTMLElement[] {
    return [...(this.panel.shadowRoot?.querySelectorAll<HTMLElement>('.pop .item') ?? [])];
  }

  get names(): string[] {
    return this.items.map((item) => item.querySelector('span')?.textContent.trim() ?? '');
  }

  get focusedName(): string | undefined {
    return this.panel.shadowRoot?.activeElement?.querySelector('span')?.textContent.trim();
  }

  find(selector: string): HTMLElement | null {
    return this.panel.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  }

  get(selector: string): HTMLElement {
    const found = this.find(selector);
    if (!found) throw new Error(`The panel has no ${selector}.`);
    return found;
  }
}
