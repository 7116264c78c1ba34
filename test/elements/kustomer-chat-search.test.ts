import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {historyStrings} from '../../src/elements/history-strings.js';
import {KustomerChatSearch} from '../../src/elements/kustomer-chat-search.js';
import type {ChatState, Screen} from '../../src/session/chat-state.js';
import type {ReadingView} from '../../src/session/reading-view.js';
import {expectAccessible} from '../support/axe.js';
import {english, inFrame, type FrameOptions} from '../support/frame.js';
import {sampleConfig, sampleConversation} from '../support/model-samples.js';
import {StillSession} from '../support/still-session.js';
import {gate} from '../support/test-session.js';

const config = sampleConfig({capabilities: ['articles', 'search']});
const nora = {id: 'ag_nora', displayName: 'Nora Lindqvist', avatarUrl: null};
const conversations = [
  sampleConversation({title: 'Cracked shade on my lamp', participants: [nora]}),
  sampleConversation({id: 'co_2', title: 'Swapping the cover', participants: [nora], ended: true}),
];
const excerpt = 'You may know that in the end the linen shade is sold on its own';
const hit = {
  conversationId: 'co_2',
  messageId: 'me_7',
  createdAt: '2026-09-03T10:00:00.000Z',
  excerpt,
  ranges: [[excerpt.indexOf('shade'), excerpt.indexOf('shade') + 5]] as const,
};
const article = {id: 'ar_1', categoryId: null, title: 'Replacing a lamp shade', excerpt: ''};

describe('<kustomer-chat-search>', () => {
  it('lists all conversations until something is looked for, with the word for what has ended', async () => {
    const {text, session, row} = await openSearch();
    expect(text()).to.include('Cracked shade on my lamp').and.to.match(/Ended/);
    row('Swapping').click();
    await waitUntil(() => session.shown.length > 0);
    expect(session.shown).to.deep.equal(['co_2']);
  });

  it('finds messages, titles and articles, and marks in each what was looked for', async () => {
    const {type, marks, row} = await openSearch();
    await type('shade');
    await waitUntil(() => marks().length === 3, 'three marks');
    expect(marks()).to.deep.equal(['shade', 'shade', 'shade']);
    expect(row('Swapping').textContent.replaceAll(/\s+/g, ' ')).to.include('…in the end the linen shade is sold');
  });

  it('goes to the message that was found, and keeps what was looked for', async () => {
    const {type, session, row, marks} = await openSearch();
    await type('shade');
    await waitUntil(() => marks().length > 0, 'finds');
    row('Swapping').click();
    await waitUntil(() => session.places.length > 0, 'the place');
    expect(session.places).to.deep.equal([[{conversationId: 'co_2', messageId: 'me_7'}, true]]);
    expect(session.kept).to.equal('shade');
  });

  it('looks again for what was looked for when the reader comes back', async () => {
    const {marks, field} = await openSearch({query: 'shade'});
    expect(field().value).to.equal('shade');
    await waitUntil(() => marks().length === 3, 'three marks');
  });

  it('shows only what was asked for last', async () => {
    const door = gate();
    const {element, type, text, session, marks} = await openSearch();
    session.search = () => door.passed.then(() => ({items: [], nextCursor: null}));
    session.articles = [];
    await type('slow');
    await waitUntil(() => session.asked.includes('slow'), 'the first question');
    session.search = undefined;
    session.articles = [article];
    await type('shade');
    await waitUntil(() => marks().length > 0, 'the second answer');
    let isShown = false;
    const watch = new MutationObserver(() => (isShown ||= text().includes('Nothing found')));
    if (element.shadowRoot) watch.observe(element.shadowRoot, {subtree: true, childList: true, characterData: true});
    door.open();
    // What is asked after the late answer has been shown itself, so that answer had its time.
    await type('shades');
    await waitUntil(() => session.asked.at(-1) === 'shades', 'the third question');
    await type('shade');
    await waitUntil(() => session.asked.filter((asked) => asked === 'shade').length === 2, 'the fourth question');
    await waitUntil(() => marks().length > 0, 'its answer');
    watch.disconnect();
    expect(isShown).to.equal(false);
  });

  it('says that nothing was found, that it did not work, and tries again', async () => {
    const {type, text, session, row, marks} = await openSearch();
    session.search = () => Promise.resolve({items: [], nextCursor: null});
    session.articles = [];
    await type('zzz');
    await waitUntil(() => text().includes('Nothing found for “zzz”'), 'that nothing was found');
    session.search = () => Promise.reject(new Error('cut'));
    await type('shade');
    await waitUntil(() => text().includes('The search didn’t work'), 'that it failed');
    session.search = undefined;
    row('Try again').click();
    await waitUntil(() => marks().length > 0, 'finds');
  });

  it('reads on near the end of the finds', async () => {
    const {type, session, element, text, marks} = await openSearch();
    session.nextCursor = 'more';
    await type('shade');
    await waitUntil(() => marks().length > 0, 'finds');
    expect(text()).to.include('2+');
    session.nextCursor = null;
    session.messageId = 'me_3';
    element.shadowRoot?.querySelector('.scroll')?.dispatchEvent(new Event('scroll'));
    await waitUntil(() => marks().length === 4, 'one more');
    expect(text()).not.to.include('+');
  });

  it('says that a message is gone', async () => {
    const {type, session, row, marks, text} = await openSearch();
    session.place = () => Promise.reject(new Error('not found'));
    await type('shade');
    await waitUntil(() => marks().length > 0, 'finds');
    row('Swapping').click();
    await waitUntil(() => text().includes('This message isn’t here any more.'), 'the word');
  });

  it('is emptied by Escape before that closes the panel, and by its button', async () => {
    const {type, field, element, row} = await openSearch();
    let escaped = 0;
    await type('x');
    element.addEventListener('keydown', () => escaped++);
    await sendKeys({press: 'Escape'});
    await element.updateComplete;
    expect([field().value, escaped]).to.deep.equal(['', 0]);
    await sendKeys({press: 'Escape'});
    expect(escaped).to.equal(1);
    await type('x');
    row('Clear search').click();
    await element.updateComplete;
    expect(field().value).to.equal('');
    expect(element.shadowRoot?.activeElement).to.equal(field());
  });

  it('brings focus to the field for who came to search', async () => {
    const {element, field} = await openSearch({isSearch: true});
    await waitUntil(() => element.shadowRoot?.activeElement === field(), 'focus');
  });

  for (const scheme of ['light', 'dark'] as const) {
    for (const query of ['', 'shade', 'zzz']) {
      it(`gives axe nothing to find: “${query}”, ${scheme}`, async () => {
        const {element, text, session} = await openSearch({query: ''}, {scheme});
        if (query === 'zzz') {
          session.articles = [];
          session.search = () => Promise.resolve({items: [], nextCursor: null});
        }
        await (
          await openSearchField(element)
        )(query);
        if (query !== '') await waitUntil(() => /results?|Nothing/.test(text()), 'an answer');
        await expectAccessible(element);
      });
    }
  }
});

class SearchSession extends StillSession {
  readonly asked: string[] = [];
  readonly places: unknown[] = [];
  readonly shown: string[] = [];
  kept = '';
  messageId = 'me_7';
  nextCursor: string | null = null;
  articles = [article];
  search: ReadingView['searchMessages'] | undefined;
  place: ReadingView['showPlace'] | undefined;

  readonly #reading: Partial<ReadingView> = {
    keepQuery: (query) => (this.kept = query),
    showThread: (key) => this.shown.push(key),
    searchMessages: (query, signal) => {
      this.asked.push(query.q);
      if (this.search) return this.search(query, signal);
      return Promise.resolve({items: [{...hit, messageId: this.messageId}], nextCursor: this.nextCursor});
    },
    articles: () => Promise.resolve({items: this.articles, nextCursor: null}),
    showPlace: (...place) => {
      this.places.push(place);
      return this.place?.(...place) ?? Promise.resolve();
    },
  };

  constructor(change: Partial<ChatState>) {
    super(change);
    this.answer = () => Promise.resolve(this.#reading);
  }
}

async function openSearchField(element: KustomerChatSearch) {
  await waitUntil(() => element.shadowRoot?.querySelector('input'), 'the field');
  return async (query: string) => {
    const field = element.shadowRoot?.querySelector('input');
    if (!field) throw new Error('no field');
    field.focus();
    field.value = query;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await element.updateComplete;
  };
}

async function openSearch(change: Partial<Extract<Screen, {name: 'history'}>> = {}, frame: FrameOptions = {}) {
  await historyStrings(english.locale).load();
  const screen: Screen = {name: 'history', query: '', isSearch: false, back: {name: 'home'}, ...change};
  const session = new SearchSession({screen, config, conversations});
  const element = await inFrame(new KustomerChatSearch(), session, frame);
  const all = <Found extends Element>(selector: string) => [
    ...(element.shadowRoot?.querySelectorAll<Found & HTMLElement>(selector) ?? []),
  ];
  const field = () => {
    const [found] = all<HTMLInputElement>('input');
    if (!found) throw new Error('no field');
    return found;
  };
  const row = (name: string) => {
    const found = all('button').find((button) => (button.ariaLabel ?? button.textContent).includes(name));
    if (!found) throw new Error(`no button “${name}”`);
    return found;
  };
  const type = await openSearchField(element);
  const marks = () => all('mark').map(({textContent}) => textContent);
  const text = () => element.shadowRoot?.textContent.replaceAll(/\s+/g, ' ') ?? '';
  return {element, session, field, row, type, marks, text};
}
