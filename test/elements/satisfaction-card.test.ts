import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {demoOrganisation, withSettings, type Organisation} from '../../server/src/in-page.js';
import {ChatError} from '../../src/model/chat-error.js';
import type {Satisfaction} from '../../src/model/satisfaction.js';
import {expectAccessible} from '../support/axe.js';
import {newChat, until, type ChatPage} from '../support/chat-page.js';
import type {FrameOptions} from '../support/frame.js';
import {InPageServer} from '../support/in-page.js';
import {sampleForm as form, sampleMessage, sampleSatisfaction} from '../support/model-samples.js';
import {ThreadPage} from '../support/thread-page.js';

const soon = (condition: () => unknown, what?: string) => waitUntil(condition, what, {timeout: 8000});

const survey = (change: Partial<Satisfaction> = {}) =>
  sampleSatisfaction({editableUntil: new Date(Date.now() + 3_600_000).toISOString(), ...change});

/** An ended conversation whose survey stands as given; null: nobody has asked the server for it yet. */
async function openEnded(given: Satisfaction | null, frame: FrameOptions = {}) {
  const page = await ThreadPage.open([sampleMessage(1)], frame);
  if (!given) page.session.answer = () => Promise.reject(new ChatError('offline', 'No network.', {retryable: true}));
  if (given) page.session.change({satisfactions: {co_1: given}});
  await page.change({}, {ended: true, endedAt: '2026-11-21T13:20:00.000Z', satisfactionId: 'sa_1'});
  await until(() => page.all('.csat, .csat-failed').length > 0 || page.session.callsOf('call').length > 0, 'the card');
  return page;
}
const change = async (page: ThreadPage, given: Satisfaction) => {
  page.session.change({satisfactions: {co_1: given}});
  await page.settled();
};
const radios = (page: ThreadPage) => page.all<HTMLInputElement>('.scale input');
const field = (page: ThreadPage) => page.get('.csat textarea') as HTMLTextAreaElement;
const submitted = (page: ThreadPage) =>
  page.session
    .callsOf('call')
    .filter(([name]) => name === 'submitSatisfactionForm')
    .map(([, options]) => options);

function type(field: HTMLTextAreaElement, text: string) {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', {bubbles: true}));
}

describe('the survey of an ended conversation', () => {
  it('asks for the rating first, and for the rest after it', async () => {
    const page = await openEnded(survey());
    expect(radios(page).map(({ariaLabel}) => ariaLabel)).to.deep.equal([
      'Very unhappy, Poor',
      'Unhappy',
      'Neutral',
      'Happy',
      'Very happy, Great',
    ]);
    expect(page.get('.csat fieldset legend').textContent.trim()).to.equal('How was it?');
    expect(page.all('.question')).to.have.length(0);
    radios(page)[3]?.click();
    await page.settled();
    expect(submitted(page)).to.deep.equal([{conversationId: 'co_1', rating: 4}]);
    expect(page.all('.q').map(({textContent}) => textContent)).to.deep.equal(form.questions.map(({prompt}) => prompt));
  });

  for (const [type, options, names, values] of [
    ['number', 2, ['1 of 2, Poor', '2 of 2, Great'], [1, 5]],
    ['number', 5, ['1 of 5, Poor', '2 of 5', '3 of 5', '4 of 5', '5 of 5, Great'], [1, 2, 3, 4, 5]],
    ['emoji', 3, ['Very unhappy, Poor', 'Neutral', 'Very happy, Great'], [1, 3, 5]],
    ['thumb', 2, ['Thumbs down, Poor', 'Thumbs up, Great'], [1, 5]],
    ['thumb', 3, ['1 of 3, Poor', '2 of 3', '3 of 3, Great'], [1, 3, 5]],
  ] as const) {
    it(`has ${options} steps of the kind ${type}, and the ends mean the same`, async () => {
      const page = await openEnded(survey({form: {...form, scale: {...form.scale, type, options}}}));
      expect(radios(page).map(({ariaLabel}) => ariaLabel)).to.deep.equal(names);
      expect(radios(page).map(({value}) => Number(value))).to.deep.equal(values);
      expect(page.get('.ends').textContent.replaceAll(/\s+/g, ' ').trim()).to.match(/^Poor ?Great$/);
    });
  }

  it('is one stop for the Tab key, and arrows choose', async () => {
    const page = await openEnded(survey());
    let settle: () => void = () => undefined;
    page.session.answer = () => new Promise<void>((resolve) => (settle = resolve));
    radios(page)[0]?.focus();
    await sendKeys({press: 'Space'});
    await sendKeys({press: 'ArrowRight'});
    await sendKeys({press: 'ArrowRight'});
    expect(page.focused).to.equal(radios(page)[2]);
    // The newest is sent when the one before is there.
    expect(submitted(page)).to.deep.equal([{conversationId: 'co_1', rating: 1}]);
    settle();
    await soon(() => submitted(page).length === 2);
    expect(submitted(page)[1]).to.deep.equal({conversationId: 'co_1', rating: 3});
    await sendKeys({press: 'Tab'});
    expect(page.focused?.getAttribute('name')).to.equal('well');
  });

  it('sends the answers, thanks, and says until when they can be changed', async () => {
    const page = await openEnded(survey({status: 'rated', rating: 5}));
    page.all<HTMLInputElement>('[type=checkbox]')[1]?.click();
    page.all<HTMLInputElement>('[name=solved]')[0]?.click();
    type(field(page), 'Nothing.');
    page.session.answer = () => Promise.resolve(null);
    page.button('Send rating').click();
    const options = {
      conversationId: 'co_1',
      rating: 5,
      answers: [
        {id: 'well', answer: ['Friendly']},
        {id: 'solved', answer: 'Yes'},
        {id: 'better', answer: 'Nothing.'},
      ],
    };
    expect(submitted(page)[0]).to.deep.include(options);
    const answers = options.answers.map(({id, answer}) => ({questionId: id, answer}));
    await change(page, survey({status: 'commented', rating: 5, answers, submittedAt: '2026-11-21T13:30:00.000Z'}));
    await soon(() => page.all('.thanks').length > 0);
    expect(page.get('.thanks').textContent.replaceAll(/\s+/g, ' ').trim()).to.match(
      /^Thank you\. You can change your rating until .*\d\d:\d\d\. Change$/,
    );
    expect(page.get('.given').ariaLabel).to.equal('Your rating: Very happy, Great');
    await soon(() => page.focused === page.get('.thanks p'), 'focus goes to the thanks');

    page.button('Change').click();
    await soon(() => page.focused === radios(page)[4], 'focus goes to what was chosen');
    expect(field(page).value).to.equal('Nothing.');
    page.button('Cancel').click();
    await soon(() => page.all('.thanks').length > 0);
  });

  it('keeps in sight what was pressed when questions follow it', async () => {
    const page = await openEnded(survey());
    page.element.style.blockSize = '320px';
    await until(() => page.below < 2, 'the end of the thread');
    radios(page)[1]?.click();
    await soon(() => page.all('.question').length > 0);
    await page.settled();
    await soon(() => page.get('.csat').getBoundingClientRect().top >= page.log.getBoundingClientRect().top);
    expect(page.below).to.be.greaterThan(0);
  });

  it('keeps what was typed when it cannot be sent, says so, and tries again', async () => {
    const page = await openEnded(survey({status: 'rated', rating: 2}));
    type(field(page), 'Much.');
    page.session.answer = () => Promise.reject(new ChatError('offline', 'No network.', {retryable: true}));
    page.button('Send rating').click();
    await soon(() => page.all('.csat-failed').length > 0);
    expect(page.get('.csat-failed').role).to.equal('alert');
    expect(page.get('.csat-failed').textContent).to.contain('What you wrote is kept here');
    expect(field(page).value).to.equal('Much.');
    page.session.answer = () => Promise.resolve(null);
    page.button('Try again').click();
    await change(page, survey({status: 'commented', rating: 2, submittedAt: '2026-11-21T13:30:00.000Z'}));
    await soon(() => page.all('.thanks').length > 0);
    expect(submitted(page)).to.have.length(2);
  });

  it('leaves the questions out when the customer has no time', async () => {
    const page = await openEnded(survey({status: 'rated', rating: 2}));
    page.button('Not now').click();
    await soon(() => page.all('.thanks').length > 0);
    expect(submitted(page)).to.deep.equal([]);
  });

  it('thanks at once where nothing more is asked, and can still be changed', async () => {
    const short = {...form, questions: []};
    const page = await openEnded(survey({form: short}));
    expect(page.get('.csat [role=status]').textContent.trim()).to.equal('');
    await change(page, survey({form: short, status: 'rated', rating: 4, submittedAt: '2026-11-21T13:30:00.000Z'}));
    expect(page.get('.csat [role=status]').textContent).to.contain('Thank you.');
    expect(radios(page)[3]?.checked).to.equal(true);
  });

  it('is only looked at once it is locked, and nothing at all when nobody rated, or asks any more', async () => {
    const page = await openEnded(survey({status: 'locked', rating: 1}));
    expect(page.get('.thanks').textContent).to.contain('Thank you for your rating.');
    expect(radios(page)).to.have.length(0);
    for (const gone of [survey({status: 'locked'}), survey({status: 'canceled', rating: 3})]) {
      await change(page, gone);
      expect(page.all('.csat')).to.have.length(0);
    }
    await change(page, survey({editableUntil: '2026-11-20T10:00:00.000Z'}));
    expect(page.all('.csat')).to.have.length(0);
  });

  it('says that it is too late when the server says so', async () => {
    const page = await openEnded(survey({form: {...form, questions: []}}));
    page.session.answer = () => Promise.reject(new ChatError('satisfaction-locked', 'Over.', {status: 409}));
    radios(page)[0]?.click();
    await soon(() => page.all('.csat-failed').length > 0);
    expect(page.get('.csat-failed').textContent).to.contain('The time to change this rating is over.');
  });

  it('asks for the newest survey of a conversation that was ended twice', async () => {
    const page = await openEnded(survey({id: 'sa_0', status: 'canceled'}));
    const asked = () => page.session.callsOf('call').filter(([name]) => name === 'loadSatisfaction');
    await soon(() => asked().length === 1);
    await change(page, survey());
    expect(radios(page)).to.have.length(5);
    expect(asked()).to.have.length(1);
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`has nothing for axe to find, ${scheme}`, async () => {
      const page = await openEnded(survey({status: 'rated', rating: 4}), {scheme});
      await expectAccessible(page.element);
      await change(page, survey({status: 'commented', rating: 4, submittedAt: '2026-11-21T13:30:00.000Z'}));
      await expectAccessible(page.element);
    });
  }

  it('fits a column of 320 pixels, also the other way round', async () => {
    const wide = {
      ...form,
      scale: {...form.scale, type: 'number', labelLow: 'Very hard indeed', labelHigh: 'Easy'},
    } as const;
    const page = await openEnded(survey({form: wide, status: 'rated', rating: 4}), {width: 320, dir: 'rtl'});
    expect(page.log.scrollWidth).to.equal(page.log.clientWidth);
    const [first, last] = [radios(page)[0], radios(page)[4]].map((radio) => radio?.getBoundingClientRect());
    expect(first?.left).to.be.greaterThan(last?.right ?? 0);
    expect(first?.width).to.be.at.least(40);
  });

  it('asks the server for a survey that it does not know, says when that fails, and tries again', async () => {
    const page = await openEnded(null);
    const asked = () => page.session.callsOf('call').filter(([name]) => name === 'loadSatisfaction').length;
    await soon(() => page.all('.csat-failed').length > 0);
    expect(page.get('.csat-failed').textContent).to.contain('The rating didn’t load.');
    expect(asked()).to.equal(1);
    page.session.answer = () => Promise.resolve(null);
    page.button('Try again').click();
    await soon(() => asked() === 2);
    await change(page, survey());
    expect(radios(page)).to.have.length(5);
    expect(page.all('.csat-failed')).to.have.length(0);
  });
});

const features = demoOrganisation.sites[0]?.settings.features;
const satisfaction = demoOrganisation.sites[0]?.settings.satisfaction;

/** The demo, which asks what it was like. */
function asking(change: Partial<NonNullable<typeof features>> = {}): Organisation {
  if (!features || !satisfaction) throw new Error('The demo has no site.');
  return withSettings(demoOrganisation, {
    features: {...features, csat: true, ...change},
    satisfaction: {...satisfaction, form},
  });
}

async function ended(server: InPageServer) {
  const chat = await newChat({backend: server.backend()});
  const {conversationId} = await chat.element.createConversation({message: 'My lamp is broken'});
  await server.agentSays(conversationId, 'We send a new one.');
  await server.agent('POST', `/conversations/${conversationId}/end`, {});
  await until(() => inThread(chat, '.csat'), 'the card');
  return {chat, conversationId};
}
const inThread = (chat: ChatPage, selector: string) => chat.thread?.shadowRoot?.querySelector<HTMLElement>(selector);
const endedButton = (chat: ChatPage, name: string) =>
  [...(chat.composer?.shadowRoot?.querySelectorAll('button') ?? [])].find(
    ({textContent}) => textContent.trim() === name,
  );

describe('an ended conversation', () => {
  it('is rated, and the page that is loaded anew has the card as it was left', async () => {
    const server = new InPageServer(asking());
    const {chat, conversationId} = await ended(server);
    inThread(chat, '.scale [value="5"]')?.click();
    await until(() => inThread(chat, '.csat textarea'), 'the questions');
    const {serverUrl} = chat.element;
    await until(
      async () => (await chat.element.getMessages({conversationId})).satisfaction?.response.rating === 5,
      'the rating',
    );
    chat.element.remove();

    const again = await newChat({backend: server.backend(), serverUrl});
    await again.element.openConversationById({conversationId});
    await until(() => inThread(again, '.csat textarea'), 'the card');
    expect(inThread(again, '.scale :checked')?.getAttribute('value')).to.equal('5');
    [...(again.thread?.shadowRoot?.querySelectorAll<HTMLElement>('.submit button') ?? [])][0]?.click();
    await until(() => inThread(again, '.thanks'), 'the thanks');
    const {satisfaction} = await again.element.getMessages({conversationId});
    expect(satisfaction?.response.submittedAt).to.be.a('string');
  });

  it('offers to reopen where the settings allow it, and the composer comes back', async () => {
    const {chat} = await ended(new InPageServer(asking({reopen: true})));
    const reopen = await until(() => endedButton(chat, 'Reopen'), 'the button');
    expect(endedButton(chat, 'New conversation')).to.not.equal(undefined);
    reopen.focus();
    reopen.click();
    await until(() => chat.field, 'the composer');
    await until(() => chat.composer?.shadowRoot?.activeElement === chat.field, 'the focus in it');
    await until(() => !inThread(chat, '.csat'), 'the card to go');
  });

  it('offers only a new one where they do not', async () => {
    const {chat} = await ended(new InPageServer(asking({reopen: false})));
    endedButton(chat, 'New conversation')?.click();
    await until(() => chat.field, 'the composer');
    expect(endedButton(chat, 'Reopen')).to.equal(undefined);
    expect(chat.threadText).to.not.contain('We send a new one.');
  });

  it('says when it cannot be reopened', async () => {
    const server = new InPageServer(asking({reopen: true}));
    const {chat} = await ended(server);
    const reopen = await until(() => endedButton(chat, 'Reopen'), 'the button');
    server.reconfigure(asking({reopen: false}));
    reopen.click();
    await until(() => chat.composer?.shadowRoot?.textContent.includes('That didn’t work'), 'the reason');
  });

  it('leads to the conversation that it was merged into', async () => {
    const server = new InPageServer(asking());
    const {chat, conversationId} = await ended(server);
    const other = await chat.element.createConversation({message: 'And the other lamp too'});
    await server.agent('POST', `/conversations/${conversationId}/merge`, {targetId: other.conversationId});
    await chat.element.openConversationById({conversationId});
    await until(() => chat.threadText.includes('This conversation was merged into'), 'the line');
    expect(inThread(chat, '.csat') ?? null).to.equal(null);
    chat.button('another conversation')?.click();
    await until(() => chat.threadText.includes('And the other lamp too'), 'the other one');
    await until(() => chat.field, 'a composer to go on in');
  });
});
