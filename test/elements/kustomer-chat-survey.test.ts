import {expect, waitUntil} from '@open-wc/testing';
import {historyStrings} from '../../src/elements/history-strings.js';
import {KustomerChatSurvey} from '../../src/elements/kustomer-chat-survey.js';
import type {Article, ArticleSurvey} from '../../src/model/article.js';
import type {ReadingView} from '../../src/session/reading-view.js';
import {expectAccessible} from '../support/axe.js';
import {english, inFrame, type FrameOptions} from '../support/frame.js';
import {StillSession} from '../support/still-session.js';

const survey: ArticleSurvey = {
  title: 'Did this help?',
  reasons: [
    {value: 'unclear', displayText: 'Hard to understand'},
    {value: 'wrong', displayText: 'It is wrong'},
  ],
  comment: true,
};
let number = 0;

describe('<kustomer-chat-survey>', () => {
  it('sends a “yes” at once, and thanks', async () => {
    const {button, sent, text} = await openSurvey();
    button('Yes').click();
    await waitUntil(() => text().includes('Thank you.'), 'thanks');
    expect(sent).to.deep.equal([{value: 'positive'}]);
  });

  it('asks a “no” for its reasons, and sends them together', async () => {
    const {button, sent, text, root} = await openSurvey();
    button('No').click();
    await waitUntil(() => root().querySelector('textarea'), 'the question');
    expect(sent).to.be.empty;
    root().querySelector<HTMLInputElement>('input[value=wrong]')?.click();
    const field = root().querySelector('textarea');
    if (field) field.value = ' It leaves a stain. ';
    button('Send').click();
    await waitUntil(() => text().includes('Thank you.'), 'thanks');
    expect(sent).to.deep.equal([{value: 'negative', reasons: ['wrong'], comment: 'It leaves a stain.'}]);
  });

  it('sends a “no” at once where there is nothing to ask, and offers a person', async () => {
    const {button, sent, session} = await openSurvey({...survey, reasons: [], comment: false});
    button('No').click();
    await waitUntil(() => sent.length === 1, 'the answer');
    await waitUntil(() => button('Talk to a person'), 'the person');
    button('Talk to a person').click();
    expect(session.callsOf('showNewThread')).to.have.length(1);
  });

  it('keeps what was written when it was not sent', async () => {
    const {button, text, root, session} = await openSurvey();
    session.answer = () => Promise.reject(new Error('cut'));
    button('No').click();
    await waitUntil(() => root().querySelector('textarea'), 'the question');
    const field = root().querySelector('textarea');
    if (field) field.value = 'A stain';
    button('Send').click();
    await waitUntil(() => text().includes('That wasn’t sent.'), 'that it failed');
    expect(root().querySelector('textarea')?.value).to.equal('A stain');
  });

  it('is asked once', async () => {
    const first = await openSurvey();
    first.button('Yes').click();
    await waitUntil(() => first.text().includes('Thank you.'), 'thanks');
    const again = await openSurvey(survey, {}, first.element.article?.id);
    expect(again.text()).to.include('Thank you.');
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`gives axe nothing to find, ${scheme}`, async () => {
      const {element, button, root} = await openSurvey(survey, {scheme});
      button('No').click();
      await waitUntil(() => root().querySelector('form'), 'the question');
      root().querySelector<HTMLInputElement>('input[value=wrong]')?.click();
      await expectAccessible(element);
    });
  }
});

async function openSurvey(asked: ArticleSurvey = survey, frame: FrameOptions = {}, id = `article-${++number}`) {
  await historyStrings(english.locale).load();
  const session = new StillSession();
  const sent: unknown[] = [];
  const reading: Partial<ReadingView> = {
    rateArticle: (_id, feedback) => {
      sent.push(feedback);
      return Promise.resolve();
    },
  };
  session.answer = () => Promise.resolve(reading);
  const element = new KustomerChatSurvey();
  const article: Article = {id, categoryId: null, title: 'Oil', body: '', updatedAt: null, survey: asked};
  element.article = article;
  await inFrame(element, session, frame);
  const root = () => {
    if (!element.shadowRoot) throw new Error('not rendered');
    return element.shadowRoot;
  };
  const text = () => root().textContent.replaceAll(/\s+/g, ' ');
  const button = (name: string) => {
    const found = [...root().querySelectorAll('button')].find((each) => each.textContent.trim() === name);
    if (!found) throw new Error(`no button “${name}”`);
    return found;
  };
  return {element, session, sent, root, text, button};
}
