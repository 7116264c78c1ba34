import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {historyStrings} from '../../src/elements/history-strings.js';
import {KustomerChatHome} from '../../src/elements/kustomer-chat-home.js';
import type {ChatState} from '../../src/session/chat-state.js';
import type {ReadingView} from '../../src/session/reading-view.js';
import {expectAccessible} from '../support/axe.js';
import {english, inFrame, type FrameOptions} from '../support/frame.js';
import {sampleConfig, sampleConversation} from '../support/model-samples.js';
import {StillSession} from '../support/still-session.js';

const nora = {id: 'ag_nora', displayName: 'Nora Lindqvist', avatarUrl: null};
const preview = {
  text: 'The new shade leaves us today.',
  senderType: 'agent',
  displayName: 'Nora',
  avatarUrl: null,
} as const;
const two = [
  sampleConversation({title: 'Cracked shade', participants: [nora], preview}),
  sampleConversation({
    id: 'co_2',
    isInAssistantMode: true,
    preview: {...preview, text: 'It works now', senderType: 'customer', displayName: null},
  }),
];
const withAll = sampleConfig({capabilities: ['articles', 'search']});
const oil = {id: 'oil-table', categoryId: null, title: 'How to oil a table', excerpt: ''};
const states = {
  filled: {conversations: two, unread: {total: 2, conversations: {co_1: 2}}},
  empty: {},
  loading: {conversationsStatus: 'loading'},
  failed: {conversationsStatus: 'failed'},
  unreachable: {conversationsStatus: 'failed', config: undefined},
  full: {
    conversations: [...two, sampleConversation({id: 'co_3', ended: true, preview}), sampleConversation({id: 'co_4'})],
    config: withAll,
  },
  away: {availability: 'offline', config: sampleConfig({availabilityChangesAt: at(1, 9).toISOString()})},
} satisfies Record<string, Partial<ChatState>>;

describe('<kustomer-chat-home>', () => {
  it('greets, and leads to a new thread', async () => {
    const {session, text, button} = await openHome(states.empty);
    expect(text()).to.include('Hello, how can we help?');
    expect(button('Write to us').textContent).to.include('Usually answered in 4 minutes');
    button('Write to us').click();
    expect(session.callsOf('showNewThread')).to.have.length(1);
  });

  it('greets with the team’s own words and waiting time', async () => {
    const site = {greeting: 'Servus!\nWhat can we do for you?', waitMessage: 'We answer before supper'};
    const {text} = await openHome({config: sampleConfig({}, site)});
    expect(text()).to.include('Servus! What can we do for you?');
    expect(text()).to.include('We answer before supper');
    expect(text()).not.to.include('4 minutes');
  });

  it('sets the first words of a greeting apart, and nothing of a sentence', async () => {
    for (const [greeting, hello] of [
      ['Hello, how can we help?', 'Hello,'],
      ['Grüß Gott,\nwas darf es sein?', 'Grüß Gott,'],
      ['Ask us about lamps. Or tables, or chairs.', undefined],
      ['Hello,', undefined],
    ] as const) {
      const {home} = await openHome({config: sampleConfig({}, {greeting})});
      expect(home.shadowRoot?.querySelector('.greeting span')?.textContent, greeting).to.equal(hello);
      expect(home.shadowRoot?.querySelector('.greeting')?.textContent).to.include(greeting.slice(-8));
    }
  });

  it('says how long answers stay when there are none yet', async () => {
    const {text} = await openHome(states.empty);
    expect(text()).to.include('No conversations yet');
    expect(text()).to.include('the answers stay here for 12 months.');
  });

  it('shows what a preview says without its marks', async () => {
    const marked = {...preview, text: 'The **new** shade\n- see [this](https://a.example)'};
    const {text} = await openHome({conversations: [sampleConversation({preview: marked})]});
    await waitUntil(() => text().includes('The new shade see this'), 'what reads marks is there');
  });

  it('lists conversations with title, preview and unread messages, and opens one', async () => {
    const {session, text, button} = await openHome(states.filled);
    expect(button('Cracked shade').textContent.replaceAll(/\s+/g, ' ')).to.include(
      'Nora: The new shade leaves us today. 2 unread',
    );
    expect(text()).to.include('You: It works now');
    button('Cracked shade').click();
    expect(session.callsOf('showThread')).to.deep.equal([['co_1']]);
  });

  it('names a conversation without a title after who answers', async () => {
    const {text} = await openHome({conversations: [sampleConversation({participants: [nora], preview})]});
    expect(text()).to.include('Nora Lindqvist');
  });

  it('stamps today with a time, yesterday with a word, the rest with a date', async () => {
    const moments = [at(0, 0), at(-1, 12), new Date(2019, 10, 12, 12)];
    const conversations = moments.map((date, index) =>
      sampleConversation({id: `co_${index}`, lastMessageAt: date.toISOString()}),
    );
    const {home} = await openHome({conversations});
    const stamps = [...(home.shadowRoot?.querySelectorAll('time') ?? [])].map((time) => time.textContent);
    expect(stamps).to.deep.equal(['00:00', 'Yesterday', '12 Nov 2019']);
  });

  it('shows its shape while it loads, with the way to write already there', async () => {
    const {home, text, button} = await openHome(states.loading);
    expect(button('Write to us')).to.exist;
    expect(text()).to.include('Loading your conversations');
    expect(home.shadowRoot?.querySelectorAll('.skeleton > li')).to.have.length(3);
    expect(text()).not.to.include('No conversations yet');
  });

  it('says what is safe when loading failed, and tries again', async () => {
    const {session, text, button} = await openHome(states.failed);
    expect(text()).to.include('We can’t reach the chat');
    expect(text()).to.include('Your conversations are safe');
    button('Try now').click();
    expect(session.callsOf('loadMoreConversations')).to.have.length(1);
  });

  it('keeps what it has when only the next page failed', async () => {
    const {text} = await openHome({...states.filled, conversationsStatus: 'failed'});
    expect(text()).to.include('Cracked shade');
    expect(text()).not.to.include('We can’t reach the chat');
  });

  it('asks for more conversations near the end of the list', async () => {
    const conversations = Array.from({length: 40}, (_, index) => sampleConversation({id: `co_${index}`}));
    const {session, home} = await openHome({conversations});
    const scroller = home.shadowRoot?.querySelector('.scroll');
    scroller?.scrollTo(0, scroller.scrollHeight);
    scroller?.dispatchEvent(new Event('scroll')); // a hidden tab sends none of its own
    expect(session.callsOf('loadMoreConversations')).not.to.be.empty;
  });

  it('lets one leave a message when nobody is there, and says when somebody will be', async () => {
    const {button} = await openHome(states.away);
    expect(button('Leave a message').textContent).to.include('Back tomorrow at 09:00');
  });

  it('shows no list where history is switched off', async () => {
    const config = sampleConfig();
    const {text} = await openHome({
      ...states.filled,
      config: {...config, features: {...config.features, history: false}},
    });
    expect(text()).not.to.include('Cracked shade');
  });

  it('says in a word which conversations have ended', async () => {
    const ended = sampleConversation({id: 'co_3', title: 'Old', ended: true, preview});
    const {button} = await openHome({conversations: [...two, ended]});
    expect(button('Old').textContent.replaceAll(/\s+/g, ' ')).to.include('Ended · Nora: The new shade');
    expect(button('Cracked shade').textContent).not.to.include('Ended');
  });

  it('shows a few conversations and articles where there are articles, and leads to all of both', async () => {
    const many = Array.from({length: 7}, (_, index) => sampleConversation({id: `co_${index}`, title: `No. ${index}`}));
    const {session, text, button, led} = await openHome({conversations: many, config: withAll});
    await waitUntil(() => text().includes('How to oil a table'), 'the articles');
    expect(text()).to.include('No. 2').and.not.to.include('No. 3');
    button('All 7').click();
    button('Search').click();
    button('All articles').click();
    await waitUntil(() => led.length === 3, 'the ways');
    expect(led).to.deep.equal([['history', false], ['history', true], ['knowledge']]);
    button('How to oil a table').click();
    expect(session.callsOf('showArticle')).to.deep.equal([['oil-table']]);
  });

  for (const feature of ['singleConversation', 'history'] as const) {
    it(`leads back to the open conversation where that is the only one: ${feature}`, async () => {
      const features = {...sampleConfig().features, [feature]: feature === 'singleConversation'};
      const {session, button} = await openHome({conversations: two, config: sampleConfig({features})});
      expect(button('Back to your conversation').textContent).to.include('Nora: The new shade leaves us today.');
      button('Back to your conversation').click();
      expect(session.callsOf('showThread')).to.deep.equal([['co_1']]);
      if (feature === 'history') button('Start another conversation').click();
      expect(session.callsOf('showNewThread')).to.have.length(feature === 'history' ? 1 : 0);
    });
  }

  it('says when it tries again, and tries then', async () => {
    const {session, text} = await openHome(states.failed);
    expect(text()).to.match(/next in [1-5] seconds?\./);
    await waitUntil(() => session.callsOf('loadMoreConversations').length === 1, 'another try', {timeout: 20_000});
    session.change({conversationsStatus: 'loading'});
    await waitUntil(() => text().includes('Trying again now'), 'that it tries');
    session.change({conversationsStatus: 'ready'});
    await waitUntil(() => text().includes('No conversations yet'), 'the list');
  }).timeout(30_000);

  it('is walked through with Tab, from top to bottom', async () => {
    const {home} = await openHome(states.filled);
    const names: string[] = [];
    for (let step = 0; step < 3; step++) {
      await sendKeys({press: 'Tab'});
      names.push(home.shadowRoot?.activeElement?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '');
    }
    expect(names[0]).to.include('Write to us');
    expect(names[1]).to.include('Cracked shade');
    expect(names[2]).to.include('It works now');
  });

  for (const [name, state] of Object.entries(states)) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`has nothing for axe to find: ${name}, ${scheme}`, async () => {
        const {home} = await openHome(state, {scheme});
        await expectAccessible(home);
      });
    }
  }

  it('stands the other way round in right-to-left writing', async () => {
    const {home} = await openHome(states.filled, {dir: 'rtl'});
    const face = home.shadowRoot?.querySelector('.av')?.getBoundingClientRect();
    const title = home.shadowRoot?.querySelector('.title')?.getBoundingClientRect();
    expect(face?.left).to.be.at.least(title?.right ?? Infinity);
    const row = home.shadowRoot?.querySelector('.row');
    expect(row && row.scrollWidth <= row.clientWidth).to.be.true;
  });
});

async function openHome(state: Partial<ChatState>, options: FrameOptions = {}) {
  await historyStrings(english.locale).load();
  const session = new StillSession(state);
  const led: unknown[] = [];
  const reading: Partial<ReadingView> = {
    showHistory: (isSearch) => led.push(['history', isSearch]),
    showKnowledge: () => led.push(['knowledge']),
    articles: () => Promise.resolve({items: [oil], nextCursor: null}),
  };
  session.answer = () => Promise.resolve(reading);
  const home = await inFrame(new KustomerChatHome(), session, options);
  const text = () => home.shadowRoot?.textContent.replaceAll(/\s+/g, ' ') ?? '';
  const button = (name: string) => {
    const found = [...(home.shadowRoot?.querySelectorAll('button') ?? [])].find((each) =>
      (each.ariaLabel ?? each.textContent).includes(name),
    );
    if (!found) throw new Error(`The home has no button “${name}”.`);
    return found;
  };
  return {session, home, text, button, led};
}

/** `days` from today at a full hour. */
function at(days: number, hour: number): Date {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
}
