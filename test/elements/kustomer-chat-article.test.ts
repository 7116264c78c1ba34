import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {KustomerChatArticle} from '../../src/elements/kustomer-chat-article.js';
import type {Screen} from '../../src/session/chat-state.js';
import {expectAccessible} from '../support/axe.js';
import {inFrame, type FrameOptions} from '../support/frame.js';
import {StillSession} from '../support/still-session.js';

const home: Screen = {name: 'home'};
const article: Screen = {
  name: 'article',
  back: home,
  article: {
    id: 'oil-table',
    categoryId: 'care',
    title: 'How to oil a table',
    body: 'Wipe it **well**:\n- with a cloth\n- [not with water](https://shop.example)\n\n<img src=x onerror=alert(1)>',
    updatedAt: '2026-01-05T10:00:00.000Z',
    survey: null,
  },
};
const summary = {categoryId: 'care', excerpt: 'Twice a year is enough.'};
const category: Screen = {
  name: 'category',
  back: home,
  category: {id: 'care', parentId: null, title: 'Care', description: 'How it stays beautiful'},
  articles: [
    {...summary, id: 'oil-table', title: 'How to oil a table'},
    {...summary, id: 'wash-wool', title: 'How to wash wool', excerpt: ''},
  ],
};
const empty: Screen = {...category, articles: []};

describe('<kustomer-chat-article>', () => {
  it('shows an article with its marks, its day and no HTML', async () => {
    const {root, text} = await openArticle(article);
    await waitUntil(() => root().querySelector('strong'), 'the marks');
    expect(text()).to.include('How to oil a table').and.to.include('Wipe it well').and.to.include('Updated');
    expect(text()).to.include('<img src=x');
    expect(root().querySelector('img')).to.equal(null);
    expect(root().querySelectorAll('li')).to.have.length(2);
    expect(root().querySelector('a')?.rel).to.equal('noopener noreferrer');
  });

  it('lists the articles of a category and opens one by keyboard', async () => {
    const {root, session, text} = await openArticle(category);
    expect(text()).to.include('How it stays beautiful').and.to.include('Twice a year is enough.');
    const buttons = [...root().querySelectorAll('button')];
    expect(buttons).to.have.length(2);
    buttons[1]?.focus();
    await sendKeys({press: 'Enter'});
    expect(session.callsOf('showArticle')).to.deep.equal([['wash-wool']]);
  });

  it('says that a category holds nothing', async () => {
    const {text} = await openArticle(empty);
    expect(text()).to.include('There is nothing here yet.');
  });

  it('turns round from right to left', async () => {
    const {root} = await openArticle(category, {dir: 'rtl'});
    const [icon, next] = root().querySelectorAll('.row .i');
    expect((icon?.getBoundingClientRect().x ?? 0) > (next?.getBoundingClientRect().x ?? 0)).to.equal(true);
  });

  for (const scheme of ['light', 'dark'] as const) {
    for (const [name, screen] of Object.entries({article, category, empty})) {
      it(`gives axe nothing to find: ${name}, ${scheme}`, async () => {
        const {element} = await openArticle(screen, {scheme});
        await expectAccessible(element);
      });
    }
  }
});

async function openArticle(screen: Screen, frame: FrameOptions = {}) {
  const session = new StillSession({screen});
  const element = await inFrame(new KustomerChatArticle(), session, frame);
  const root = () => element.shadowRoot ?? element;
  const text = () => root().textContent?.replaceAll(/\s+/g, ' ') ?? '';
  return {element, session, root, text};
}
