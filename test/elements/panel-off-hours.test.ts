import {expect, waitUntil} from '@open-wc/testing';
import {KustomerChatPanel} from '../../src/elements/kustomer-chat-panel.js';
import {threadChunk} from '../../src/elements/thread-chunk.js';
import {ChatError} from '../../src/model/chat-error.js';
import type {ChatConfig} from '../../src/model/chat-config.js';
import type {ChatState} from '../../src/session/chat-state.js';
import {expectAccessible} from '../support/axe.js';
import {newChat, until, type ChatPage} from '../support/chat-page.js';
import {english, inFrame, type FrameOptions} from '../support/frame.js';
import {InPageServer, organisationThatIs} from '../support/in-page.js';
import {sampleConfig, sampleConversation, sampleMessage, sampleThread} from '../support/model-samples.js';
import {StillSession} from '../support/still-session.js';
import {withMethods} from '../support/test-session.js';

const soon = (condition: () => unknown, what?: string) => waitUntil(condition, what, {timeout: 8000});

const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

async function openClosed(
  offhours: Partial<ChatConfig['offhours']> = {},
  state: Partial<ChatState> = {},
  frame: FrameOptions = {},
) {
  const config = sampleConfig();
  const session = new StillSession({
    availability: 'offline',
    config: {...config, offhours: {...config.offhours, ...offhours}},
    screen: {name: 'thread', key: 'd'},
    threads: {d: sampleThread()},
    ...state,
  });
  const panel = new KustomerChatPanel();
  panel.session = session;
  panel.language = english;
  await inFrame(panel, session, frame);
  const find = (selector: string) => panel.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  const image = () => panel.shadowRoot?.querySelector<HTMLImageElement>('.lead img');
  const email = () => panel.shadowRoot?.querySelector<HTMLInputElement>('.email input') ?? null;
  await soon(() => find('.lead'));
  return {session, panel, find, image, email};
}

/** The next Monday at nine, by the clock of whoever runs this. */
const opening = new Date();
opening.setDate(opening.getDate() + ((8 - opening.getDay()) % 7 || 7));
opening.setHours(9, 0, 0, 0);

function openWithHours(changesAt: Date) {
  const shifts = [
    {from: '14:00', to: '18:00'},
    {from: '09:00', to: '12:30'},
  ];
  const hours = [1, 2, 3, 4, 5].flatMap((day) => shifts.map((shift) => ({day, ...shift})));
  return openClosed({}, {config: {...sampleConfig(), hours, availabilityChangesAt: changesAt.toISOString()}});
}

function enter(field: HTMLInputElement | null | undefined, text: string) {
  if (!field) throw new Error('There is no field.');
  field.value = text;
  field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  field.dispatchEvent(new Event('change', {bubbles: true}));
}

describe('a new conversation while nobody is there', () => {
  it('has the text and the picture of the settings, and no greeting that promises help', async () => {
    const {find, image, panel} = await openClosed({message: 'Back on Monday.', imageUrl: pixel});
    expect(find('.lead')?.textContent).to.contain('We’re closed right now').and.to.contain('Back on Monday.');
    expect(image()?.src).to.equal(pixel);
    expect(image()?.alt).to.equal('');
    const thread = panel.shadowRoot?.querySelector('kustomer-chat-thread');
    await thread?.updateComplete;
    expect(thread?.shadowRoot?.textContent).to.not.contain('how can we help?');
  });

  it('says when the shop is open, days with the same hours together, and marks today', async () => {
    const {find} = await openWithHours(opening);
    const rows = [...(find('.hours dl')?.children ?? [])].map((row) => [
      ...[...row.children].map(({textContent}) => textContent.trim()),
      row.getAttribute('aria-current'),
    ]);
    const isWeekday = new Date().getDay() % 6 !== 0;
    expect(rows).to.deep.equal([
      ['Monday – Friday', '09:00 – 12:30, 14:00 – 18:00', isWeekday ? 'date' : null],
      ['Saturday – Sunday', 'Closed', isWeekday ? null : 'date'],
    ]);
    expect(find('.hours p')).to.equal(null);
  });

  it('says that the hours are the shop’s own where its clock is another', async () => {
    const elsewhere = new Date(opening);
    elsewhere.setMinutes(17);
    const {find} = await openWithHours(elsewhere);
    expect(find('.hours p')?.textContent).to.equal('Times are in our time zone.');
    expect(find('.hours [aria-current]')).to.equal(null);
    expect((await openClosed()).find('.hours')).to.equal(null);
  });

  it('has words of its own, and leaves no room for a picture that does not come', async () => {
    const {find} = await openClosed({imageUrl: 'data:image/png,none'});
    expect(find('.lead')?.textContent).to.contain('Leave your question');
    await soon(() => find('.lead img')?.hidden);
  });

  it('says what is wrong with an address once it is left', async () => {
    const {panel, find, email} = await openClosed();
    expect(email()?.autocomplete).to.equal('email');
    for (const [text, problem] of [
      ['mara.vogel@', 'The part after @ is missing.'],
      ['mara@example', 'The part after @ is missing.'],
      ['mara', 'An email address looks like name@example.com.'],
    ] as const) {
      enter(email(), text);
      await panel.updateComplete;
      expect(find('#email-hint')?.textContent.trim(), text).to.equal(problem);
      expect(email()?.getAttribute('aria-describedby')).to.equal('email-hint');
      expect(email()?.ariaInvalid).to.equal('true');
    }
    for (const text of ['mara@example.com', '']) {
      enter(email(), text);
      await panel.updateComplete;
      expect(find('#email-hint'), text).to.equal(null);
    }
  });

  it('asks nobody for an address who is known by one', async () => {
    const identity = {identified: true, visitorId: 'v', customerId: 'c', externalId: null, email: 'mara@example.com'};
    const {email} = await openClosed({}, {identity});
    expect(email()).to.equal(null);
  });

  it('gives the address to the server once there is a conversation, and tries again when that failed', async () => {
    const {session, panel, find, email} = await openClosed();
    enter(email(), ' mara@example.com ');
    expect(session.callsOf('call')).to.deep.equal([]);
    session.answer = () => Promise.reject(new ChatError('offline', 'No network.', {retryable: true}));
    session.change({
      conversations: [sampleConversation()],
      screen: {name: 'thread', key: 'co_1'},
      threads: {co_1: sampleThread([sampleMessage(1, {direction: 'in'})])},
    });
    await soon(() => find('.reach .link'));
    expect(email()?.value.trim()).to.equal('mara@example.com');
    session.answer = () => Promise.resolve(null);
    find('.reach .link')?.click();
    await soon(() => find('p.reach'));
    expect(find('p.reach')?.textContent.trim()).to.equal('We can also reach you at mara@example.com.');
    const call = ['describeCustomer', {emails: ['mara@example.com']}];
    expect(session.callsOf('call')).to.deep.equal([call, call]);
    await panel.updateComplete;
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`has nothing for axe to find, ${scheme}`, async () => {
      const {panel, email} = await openClosed({imageUrl: pixel}, {}, {scheme});
      enter(email(), 'mara@');
      await panel.updateComplete;
      await expectAccessible(panel);
    });
  }

  it('fits the smallest panel, also the other way round', async () => {
    const {panel} = await openClosed(
      {message: 'Back on Monday. '.repeat(20)},
      {},
      {width: 320, height: 320, dir: 'rtl'},
    );
    const section = panel.shadowRoot?.querySelector('section');
    expect([section?.scrollWidth, section?.scrollHeight]).to.deep.equal([section?.clientWidth, section?.clientHeight]);
    const composer = panel.shadowRoot?.querySelector('kustomer-chat-composer')?.getBoundingClientRect();
    expect(composer?.bottom).to.be.at.most(panel.getBoundingClientRect().bottom);
  });

  it('takes the message, and the team knows how to reach the visitor', async () => {
    const server = new InPageServer(organisationThatIs('offline'));
    const described: unknown[] = [];
    const backend = server.backend();
    const chat = await newChat({
      backend: withMethods(backend, {
        describeCustomer: (patch, signal) => {
          described.push(patch);
          return backend.describeCustomer(patch, signal);
        },
      }),
    });
    await chat.element.open();
    await until(() => inPanel(chat, '.lead'), 'the form');
    expect(inPanel(chat, '.line')?.textContent).to.contain('Closed right now');
    expect(chat.field?.placeholder).to.equal('Leave a message');
    enter(chat.panel?.shadowRoot?.querySelector<HTMLInputElement>('.lead input'), 'mara@example.com');
    await chat.write('The ring is missing.');
    await until(() => inPanel(chat, 'p.reach'), 'the word that it was kept');
    expect(described).to.deep.equal([{emails: ['mara@example.com']}]);
    expect(chat.threadText).to.contain('The ring is missing.');
  });
});

const inPanel = (chat: ChatPage, selector: string) =>
  chat.panel?.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;

describe('a conversation that is deleted while it is read', () => {
  it('leads home with a word, which goes with the next screen', async () => {
    const server = new InPageServer();
    const chat = await newChat({backend: server.backend()});
    const {conversationId} = await chat.element.createConversation({message: 'Hello'});
    await server.agent('DELETE', `/conversations/${conversationId}`, undefined);
    await until(() => chat.home, 'the home');
    await until(() => inPanel(chat, '[role=status]')?.textContent.includes('isn’t here any more'), 'the word');
    await chat.element.createConversation({message: 'Another one'});
    await until(() => !inPanel(chat, '.banner'), 'the word to go');
  });
});

describe('a panel without a connection', () => {
  const running = {
    connection: 'offline',
    conversations: [sampleConversation()],
    screen: {name: 'thread', key: 'co_1'},
  } as const;

  it('counts down to the next try, which is not heard, and tries at once when asked', async () => {
    const {session, find} = await openOffline({...running, retryAt: Date.now() + 8000});
    const status = find('section > [role=status]');
    expect(status?.textContent).to.match(/Next try in [78] s\./);
    expect(status?.querySelector('[aria-hidden=true]:not(svg)')?.textContent).to.contain('Next try');
    const before = status?.textContent;
    await soon(() => status?.textContent !== before, 'the next second');
    find('.banner button')?.click();
    expect(session.callsOf('retrySend')).to.have.length(1);
  });

  it('counts nothing while the browser has no network, and goes with it', async () => {
    const {session, panel, find} = await openOffline(running);
    expect(find('.banner')?.textContent).to.not.contain('Next try');
    session.change({connection: 'online'});
    await panel.updateComplete;
    expect(find('.banner')).to.equal(null);
  });

  it('says how many messages wait', async () => {
    const outgoing = (count: number) =>
      Array.from({length: count}, (_, index) => ({
        clientId: `c${index}`,
        body: `Waiting ${index}`,
        reply: null,
        createdAt: new Date().toISOString(),
        delivery: 'waiting' as const,
        error: null,
      }));
    const threads = (count: number) => ({co_1: sampleThread([sampleMessage(1)], {outgoing: outgoing(count)})});
    const {session, panel} = await openOffline({...running, threads: threads(2)});
    const thread = panel.shadowRoot?.querySelector('kustomer-chat-thread');
    const text = () => thread?.shadowRoot?.textContent ?? '';
    await soon(() => text().includes('2 messages wait for the connection'));
    session.change({threads: threads(1)});
    await soon(() => text().includes('Waiting for the connection'));
  });

  async function openOffline(state: Partial<ChatState>) {
    await threadChunk.load();
    const session = new StillSession({threads: {co_1: sampleThread([sampleMessage(1)])}, ...state});
    const panel = new KustomerChatPanel();
    panel.session = session;
    panel.language = english;
    await inFrame(panel, session);
    return {session, panel, find: (selector: string) => panel.shadowRoot?.querySelector<HTMLElement>(selector) ?? null};
  }
});
