import {expect, waitUntil} from '@open-wc/testing';
import {historyStrings} from '../../src/elements/history-strings.js';
import {KustomerChatKnowledge} from '../../src/elements/kustomer-chat-knowledge.js';
import type {Screen} from '../../src/session/chat-state.js';
import type {ReadingView} from '../../src/session/reading-view.js';
import {expectAccessible} from '../support/axe.js';
import {english, inFrame, type FrameOptions} from '../support/frame.js';
import {StillSession} from '../support/still-session.js';

const topic = {id: 'care', parentId: null, title: 'Care', description: 'How it stays beautiful'};
const inner = {id: 'wood', parentId: 'care', title: 'Wood', description: null};
const oil = {id: 'oil-table', categoryId: 'care', title: 'How to oil a table', excerpt: 'Twice a year you oil it'};

describe('<kustomer-chat-knowledge>', () => {
  it('shows the topics of the first level and the articles, and leads to each', async () => {
    const {button, session, text} = await openKnowledge();
    await waitUntil(() => text().includes('How it stays beautiful'), 'the topics');
    expect(text()).not.to.include('Wood');
    button('Care').click();
    await waitUntil(() => session.callsOf('call').some(([name]) => name === 'showKnowledge'), 'the topic');
    expect(session.callsOf('call').at(-1)).to.deep.equal(['showKnowledge', 'openKbCategory', 'care']);
    button('How to oil a table').click();
    await waitUntil(() => session.callsOf('showArticle').length > 0, 'the article');
  });

  it('finds articles and marks what was looked for', async () => {
    const {type, root, session} = await openKnowledge();
    await type('oil');
    await waitUntil(() => root().querySelectorAll('mark').length === 2, 'the marks');
    root().querySelector<HTMLElement>('.row')?.click();
    await waitUntil(() => session.callsOf('showArticle').length > 0, 'the article');
  });

  it('says that nothing was found', async () => {
    const {type, text} = await openKnowledge();
    await type('nothing');
    await waitUntil(() => text().includes('Nothing found for “nothing”'), 'that');
  });

  it('says that it did not load, and tries again', async () => {
    const {button, text, network} = await openKnowledge({isCut: true});
    await waitUntil(() => text().includes('The articles didn’t load'), 'that');
    network.isCut = false;
    button('Try again').click();
    await waitUntil(() => text().includes('Care'), 'the topics');
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`gives axe nothing to find, ${scheme}`, async () => {
      const {element, text} = await openKnowledge({}, {scheme});
      await waitUntil(() => text().includes('Care'), 'the topics');
      await expectAccessible(element);
    });
  }
});

async function openKnowledge({isCut = false} = {}, frame: FrameOptions = {}) {
  await historyStrings(english.locale).load();
  const screen: Screen = {name: 'knowledge', query: '', back: {name: 'home'}};
  const session = new StillSession({screen});
  const network = {isCut};
  const answer = <Value>(value: Value) => (network.isCut ? Promise.reject(new Error('cut')) : Promise.resolve(value));
  const reading: Partial<ReadingView> = {
    keepQuery: () => undefined,
    categories: () => answer([topic, inner]),
    articles: ({q}) => answer({items: q === undefined || q === 'oil' ? [oil] : [], nextCursor: null}),
  };
  session.answer = () => Promise.resolve(reading);
  const element = await inFrame(new KustomerChatKnowledge(), session, frame);
  const root = () => {
    if (!element.shadowRoot) throw new Error('not rendered');
    return element.shadowRoot;
  };
  const text = () => root().textContent.replaceAll(/\s+/g, ' ');
  const button = (name: string) => {
    const found = [...root().querySelectorAll('button')].find((each) => each.textContent.includes(name));
    if (!found) throw new Error(`no button “${name}”`);
    return found;
  };
  const type = async (query: string) => {
    const field = root().querySelector('input');
    if (!field) throw new Error('no field');
    field.value = query;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await element.updateComplete;
  };
  return {element, session, network, root, text, button, type};
}
