import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {KustomerChatPanel} from '../../src/elements/kustomer-chat-panel.js';
import type {ChatState} from '../../src/session/chat-state.js';
import {expectAccessible} from '../support/axe.js';
import {english, inFrame, type FrameOptions} from '../support/frame.js';
import {assistant, sampleConfig, sampleConversation, sampleMessage, sampleThread} from '../support/model-samples.js';
import {StillSession} from '../support/still-session.js';

const nora = {id: 'ag_nora', displayName: 'Nora Lindqvist', avatarUrl: null};
const thread = {name: 'thread', key: 'co_1'} as const;
const withNora = {conversations: [sampleConversation({participants: [nora]})], threads: {co_1: sampleThread()}};
const opening = {
  id: 'as_1',
  publicName: 'Ada',
  avatarUrl: null,
  opening: [{sender: assistant, body: 'What is it about?', template: null, inputLocked: false}],
};
const tomorrow = new Date();
tomorrow.setDate(tomorrow.getDate() + 1);
tomorrow.setHours(9, 0, 0, 0);
const closed = {
  availability: 'offline',
  config: sampleConfig({
    availabilityChangesAt: tomorrow.toISOString(),
    offhours: {display: 'offline', message: 'We answer by email.', imageUrl: null},
  }),
} as const;
const states = {
  home: {},
  draft: {screen: {name: 'thread', key: 'd'}, threads: {d: sampleThread()}},
  running: {...withNora, screen: thread},
  ended: {
    screen: thread,
    threads: withNora.threads,
    conversations: [sampleConversation({participants: [nora], ended: true, endedAt: new Date().toISOString()})],
  },
  offline: {...withNora, screen: thread, connection: 'offline'},
  closed: {...closed, screen: {name: 'thread', key: 'd'}, threads: {d: sampleThread()}},
} satisfies Record<string, Partial<ChatState>>;

describe('<kustomer-chat-panel>', () => {
  describe('its header', () => {
    const cases: [string, Partial<ChatState>, string, string][] = [
      ['the team at home', states.home, 'Halden Care', ''],
      [
        'the team and its usual time before a conversation',
        states.draft,
        'Halden Care',
        'Usually answers in 4 minutes',
      ],
      ['the agent who takes part', states.running, 'Nora Lindqvist', 'Here now'],
      ['that the connection is gone', states.offline, 'Nora Lindqvist', 'Reconnecting…'],
      ['when somebody is back', states.closed, 'Halden Care', 'Back tomorrow at 09:00'],
      [
        'an assistant that answers first',
        {screen: states.draft.screen, threads: {d: sampleThread([], {opening})}},
        'Halden Care',
        'Assistant answers first',
      ],
      [
        'an assistant that answers now',
        {
          screen: thread,
          conversations: [sampleConversation({isInAssistantMode: true})],
          threads: {co_1: sampleThread([sampleMessage(1, {sender: {...assistant, displayName: 'Ada'}})])},
        },
        'Ada',
        'Automatic answers',
      ],
      [
        'the agent who wrote last, before any other',
        {...states.running, threads: {co_1: sampleThread([sampleMessage(1, {sender: {...assistant, type: 'agent'}})])}},
        'Assistant',
        'Here now',
      ],
    ];
    for (const [title, state, name, line] of cases) {
      it(`shows ${title}`, async () => {
        const {panel, heading} = await openPanel(state);
        expect(heading().textContent).to.equal(name);
        const shown = () => panel.shadowRoot?.querySelector('.line')?.textContent.trim() ?? '';
        await waitUntil(() => shown() === line, line, {timeout: 8000});
      });
    }

    it('tells when the conversation ended', async () => {
      const {panel} = await openPanel(states.ended);
      await waitUntil(() => panel.shadowRoot?.querySelector('.line'), 'when it ended', {timeout: 8000});
      expect(panel.shadowRoot?.querySelector('.line')?.textContent).to.match(/Ended at \d\d:\d\d/);
    });

    it('leads back and closes', async () => {
      const {session, button} = await openPanel(states.running);
      button('Back to conversations').click();
      button('Close chat').click();
      expect(session.calls).to.deep.include(['goBack']).and.to.deep.include(['close']);
    });

    it('has a name before the settings are there', async () => {
      const {heading} = await openPanel({config: undefined, conversationsStatus: 'loading'});
      expect(heading().textContent).to.equal('Chat');
    });
  });

  it('is a dialog named by its heading, and a region where it is part of the page', async () => {
    const {panel} = await openPanel(states.home);
    const section = () => panel.shadowRoot?.querySelector('section');
    expect(section()?.getAttribute('role')).to.equal('dialog');
    expect(section()?.getAttribute('aria-labelledby')).to.equal('heading');
    panel.inline = true;
    await panel.updateComplete;
    expect(section()?.getAttribute('role')).to.equal('region');
  });

  it('has no close button and no Escape inline', async () => {
    const {session, panel} = await openPanel(states.running, {inline: true});
    expect(panel.shadowRoot?.querySelector('[aria-label="Close chat"]')).to.be.null;
    await panel.focusFirst();
    await sendKeys({press: 'Escape'});
    expect(session.callsOf('close')).to.be.empty;
  });

  it('closes with Escape, also from the composer', async () => {
    const {session, panel} = await openPanel(states.running);
    await panel.focusFirst();
    await sendKeys({press: 'Escape'});
    expect(session.callsOf('close')).to.have.length(1);
  });

  it('leaves Escape to an input method while it composes', async () => {
    const {session, panel} = await openPanel(states.running);
    panel.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', isComposing: true, bubbles: true}));
    expect(session.callsOf('close')).to.be.empty;
  });

  it('focuses the composer, else the heading', async () => {
    const {session, panel, focused} = await openPanel(states.running);
    await panel.focusFirst();
    expect(focused()).to.equal('textarea');
    session.change(states.ended);
    const composer = panel.shadowRoot?.querySelector('kustomer-chat-composer');
    await waitUntil(() => !composer?.shadowRoot?.querySelector('textarea'), 'the field to go', {timeout: 8000});
    await panel.focusFirst();
    expect(focused()).to.equal('h2');
    session.change(states.home);
    await panel.focusFirst();
    expect(focused()).to.equal('h2');
  });

  it('takes focus along when a screen that had it is left', async () => {
    const {session, panel, focused} = await openPanel(states.running);
    await panel.focusFirst();
    session.change({screen: {name: 'home'}});
    await waitUntil(() => focused() === 'h2');
    session.change({screen: thread});
    await waitUntil(() => focused() === 'textarea');
  });

  it('takes no focus from the page when the screen changes', async () => {
    const {session, panel} = await openPanel(states.running);
    session.change({screen: {name: 'home'}});
    await panel.updateComplete;
    await Promise.resolve();
    expect(panel.matches(':focus-within')).to.be.false;
  });

  it('says that nothing is lost while there is no connection, and keeps the composer', async () => {
    const {panel} = await openPanel(states.offline);
    expect(panel.shadowRoot?.querySelector('.banner')?.textContent).to.include('What you write is kept here');
    expect(panel.shadowRoot?.querySelector('kustomer-chat-composer')?.focusField()).to.be.true;
  });

  it('takes a message when nobody is there', async () => {
    const {session, panel} = await openPanel(states.closed);
    const lead = () => panel.shadowRoot?.querySelector('.lead');
    await waitUntil(() => lead(), 'the lead', {timeout: 8000});
    expect(lead()?.textContent).to.include('We’re closed for today').and.to.include('We answer by email.');
    expect(panel.shadowRoot?.querySelector('kustomer-chat-composer')?.focusField()).to.be.true;
    session.change({...closed, ...withNora, screen: thread});
    await panel.updateComplete;
    expect(lead()).to.be.null;
  });

  it('loads its home when that is first shown', async () => {
    const {panel, home} = await openPanel(states.home);
    await waitUntil(() => home()?.shadowRoot?.textContent.includes('how can we help?'));
    expect(panel.shadowRoot?.querySelector('kustomer-chat-thread')).to.be.null;
  });

  it('keeps the composer’s element when a draft becomes a conversation', async () => {
    const {session, panel} = await openPanel(states.draft);
    const composer = panel.shadowRoot?.querySelector('kustomer-chat-composer');
    session.change({conversations: [sampleConversation({clientId: 'd'})], screen: thread, threads: withNora.threads});
    await panel.updateComplete;
    expect(panel.shadowRoot?.querySelector('kustomer-chat-composer')).to.equal(composer);
    expect(composer?.threadKey).to.equal('co_1');
  });

  it('renders for what it shows, not for what is typed', async () => {
    const {session, panel} = await openPanel(states.running);
    session.change({composerTexts: {co_1: 'typing'}, unread: {total: 1, conversations: {co_2: 1}}});
    expect(panel.isUpdatePending).to.be.false;
  });

  it('listens on after a move, and no longer once it is gone', async () => {
    const {session, panel, heading} = await openPanel(states.running);
    panel.parentNode?.append(panel);
    session.change(states.draft);
    await panel.updateComplete;
    expect(heading().textContent).to.equal('Halden Care');
    panel.remove();
    expect(session.listeners).to.equal(0);
  });

  for (const [name, state] of Object.entries(states)) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`has nothing for axe to find: ${name}, ${scheme}`, async () => {
        const {panel, home} = await openPanel(state, {scheme});
        if (name === 'home') await waitUntil(() => home()?.shadowRoot?.textContent.includes('how can we help?'));
        await expectAccessible(panel);
      });
    }
  }

  it('stands the other way round in right-to-left writing', async () => {
    const {button} = await openPanel(states.running, {dir: 'rtl'});
    const back = button('Back to conversations').getBoundingClientRect();
    expect(back.left).to.be.greaterThan(button('Close chat').getBoundingClientRect().right);
  });

  it('fits a column of 320 pixels', async () => {
    const {panel} = await openPanel(states.offline, {width: 320, height: 480});
    const section = panel.shadowRoot?.querySelector('section');
    expect(section?.scrollWidth).to.equal(section?.clientWidth);
  });
});

async function openPanel(state: Partial<ChatState>, options: FrameOptions & {inline?: boolean} = {}) {
  const session = new StillSession(state);
  const panel = new KustomerChatPanel();
  panel.session = session;
  panel.language = english;
  panel.inline = options.inline ?? false;
  await inFrame(panel, session, options);
  const find = (selector: string) => {
    const found = panel.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`The panel has no ${selector}.`);
    return found;
  };
  const focused = () => {
    const inside = panel.shadowRoot?.activeElement;
    return (inside?.shadowRoot?.activeElement ?? inside)?.localName;
  };
  return {
    session,
    panel,
    focused,
    heading: () => find('#heading'),
    button: (name: string) => find(`[aria-label="${name}"]`),
    home: () => panel.shadowRoot?.querySelector('kustomer-chat-home'),
  };
}
