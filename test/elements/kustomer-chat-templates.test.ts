import {expect, waitUntil} from '@open-wc/testing';
import {executeServerCommand, sendKeys} from '@web/test-runner-commands';
import type {MessageTemplate, TreeNode} from '../../src/model/message-template.js';
import {expectAccessible} from '../support/axe.js';
import {newChat, until, type ChatPage} from '../support/chat-page.js';
import type {FrameOptions} from '../support/frame.js';
import {InPageServer} from '../support/in-page.js';
import {assistant, pagesOf, sampleConfig, sampleMessage} from '../support/model-samples.js';
import {ThreadPage} from '../support/thread-page.js';

const action = (value: string, displayText: string, valueType: 'text' | 'emoji' = 'text') =>
  ({value, displayText, valueType}) as const;
const leaf = (id: string, displayName: string): TreeNode => ({id, displayName, children: []});
const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
const item = (value: string, imageUrl: string | null = null) =>
  ({value, titleText: `Thing ${value}`, detailsText: `HL-${value} · € 5.00`, imageUrl}) as const;

const templates = {
  replies: {type: 'quickReplies', actions: [action('a', '😀', 'emoji'), action('b', 'Rather not say')]},
  list: {type: 'list', items: [item('1', pixel), item('2')]},
  longList: {type: 'list', items: ['1', '2', '3', '4', '5', '6', '7'].map((value) => item(value))},
  tree: {
    type: 'tree',
    leafRequired: true,
    children: [
      {id: 'lamps', displayName: 'Lamps', children: [leaf('table', 'Table lamps'), leaf('floor', 'Floor lamps')]},
      ...['Rugs', 'Chairs', 'Shelves', 'Mugs', 'Plates', 'Delivery', 'Returns'].map((name) => leaf(name, name)),
    ],
  },
  articles: {
    type: 'articles',
    articles: [
      {id: 'ar_1', title: 'Cleaning opal glass', url: 'https://help.example/1'},
      {id: 'ar_2', title: 'Replacing a shade', url: null},
    ],
    followupText: 'Did that help?',
    actions: [action('yes', 'Yes, thank you'), action('no', 'No')],
  },
  feedback: {type: 'feedback', actions: [action('up', '👍', 'emoji'), action('down', '👎', 'emoji')]},
} satisfies Record<string, MessageTemplate>;

function ask(template: MessageTemplate, frame: FrameOptions = {}) {
  return ThreadPage.open([question(template)], frame);
}
const question = (template: MessageTemplate) =>
  sampleMessage(1, {sender: assistant, body: 'Which one?', template, inputLocked: true});
const names = (page: ThreadPage) =>
  page.buttons.map((button) => (button.ariaLabel ?? button.textContent.replaceAll(/\s+/g, ' ')).trim());

describe('a message’s template', () => {
  it('list: cards with a picture in reserved room, and one choice', async () => {
    const page = await ask(templates.list);
    expect(names(page)).to.deep.equal(['Thing 1 HL-1 · € 5.00', 'Thing 2 HL-2 · € 5.00']);
    const [picture, ...others] = page.all<HTMLImageElement>('.thing img');
    expect(others.length).to.equal(0);
    expect([picture?.alt, picture?.width, picture?.height, picture?.referrerPolicy]).to.deep.equal([
      '',
      56,
      56,
      'no-referrer',
    ]);
    page.buttons[1]?.focus();
    await sendKeys({press: 'Enter'});
    expect(page.session.callsOf('sendMessage')).to.deep.equal([['co_1', 'Thing 2', {messageId: 'me_1', value: '2'}]]);
    await page.change({outgoing: []});
    await page.add(sampleMessage(2, {direction: 'in', body: 'Thing 2', reply: {messageId: 'me_1', value: '2'}}));
    expect(page.buttons.length).to.equal(0);
  });

  it('list: shows the rest of a long one when asked, and goes on there', async () => {
    const page = await ask(templates.longList);
    expect(page.all('.thing').length).to.equal(5);
    page.button('Show all 7').click();
    await waitUntil(() => page.focused?.textContent.includes('Thing 6') === true);
    expect(page.all('.thing').length).to.equal(7);
  });

  it('list: a picture that does not come leaves its room', async () => {
    const page = await ask({type: 'list', items: [item('1', 'data:image/png,none')]});
    await waitUntil(() => page.get('.thing img').hidden);
    expect(page.get('.pic').getBoundingClientRect().width).to.equal(56);
  });

  it('list: stands side by side where there is room', async () => {
    const columns = async (width: number) => {
      const page = await ask(templates.list, {width});
      return new Set(page.all('.thing').map((thing) => thing.getBoundingClientRect().left)).size;
    };
    expect([await columns(360), await columns(800)]).to.deep.equal([1, 2]);
  });

  it('articles: links below the words, then what is asked, then the answers', async () => {
    const page = await ask(templates.articles);
    page.session.change({config: sampleConfig({capabilities: ['articles']})});
    await page.change({typing: null});
    expect(page.text).to.match(
      /Which one\?.* Cleaning opal glass Replacing a shade Did that help\? Yes, thank you ?No$/,
    );
    const link = page.get('.links a');
    expect(link.getAttribute('href')).to.equal('https://help.example/1');
    link.click();
    page.button('Replacing a shade').click();
    expect(page.session.callsOf('showArticle')).to.deep.equal([['ar_1'], ['ar_2']]);
    page.button('No').click();
    expect(page.session.callsOf('sendMessage')).to.deep.equal([['co_1', 'No', {messageId: 'me_1', value: 'no'}]]);
    await page.add(sampleMessage(2, {direction: 'in', body: 'No', reply: {messageId: 'me_1', value: 'no'}}));
    expect(names(page)).to.deep.equal(['Replacing a shade']);
  });

  it('articles: leave the chat only where it cannot show them', async () => {
    const page = await ask(templates.articles);
    const opened: boolean[] = [];
    page.log.addEventListener('click', (event) => {
      opened.push(!event.defaultPrevented);
      event.preventDefault();
    });
    page.get('.links a').click();
    expect(opened).to.deep.equal([true]);
    expect(page.get('.links a').getAttribute('target')).to.equal('_blank');
    expect(page.session.callsOf('showArticle')).to.deep.equal([]);
  });

  it('feedback: small, below its answer, and remembered', async () => {
    const page = await ask(templates.feedback);
    expect(page.get('.judge').getAttribute('aria-label')).to.equal('Your rating of this answer');
    page.button('Not helpful').click();
    const reply = {messageId: 'me_1', value: 'down'};
    expect(page.session.callsOf('sendMessage')).to.deep.equal([['co_1', '👎', reply]]);
    await page.add(sampleMessage(2, {direction: 'in', body: '👎', reply}), sampleMessage(3));
    const state = (name: string) => [page.button(name).ariaPressed, page.button(name).ariaDisabled];
    expect([state('Helpful'), state('Not helpful')]).to.deep.equal([
      ['false', 'true'],
      ['true', 'true'],
    ]);
    page.button('Helpful').click();
    expect(page.session.callsOf('sendMessage').length).to.equal(1);
  });

  it('feedback of an AI answer: thumbs, copy and another way in one row, which goes with the question', async () => {
    const actions = [...templates.feedback.actions, action('person', 'Talk to a person')];
    const template = {type: 'feedback', actions} as const;
    const page = await ThreadPage.open([sampleMessage(1, {sender: {...assistant, ai: true}, body: 'Yes.', template})]);
    await until(() => names(page).includes('Copy answer'), 'the tools');
    expect(page.get('.tools').querySelectorAll('button').length).to.equal(4);
    expect(names(page)).to.deep.equal(['Helpful', 'Not helpful', 'Copy answer', 'Talk to a person']);
    expect(page.get('.judge').querySelectorAll('button').length, 'who judges by a thumb').to.equal(2);
    page.button('Talk to a person').click();
    const reply = {messageId: 'me_1', value: 'person'};
    expect(page.session.callsOf('sendMessage')).to.deep.equal([['co_1', 'Talk to a person', reply]]);
    await page.add(sampleMessage(2, {direction: 'in', body: 'Talk to a person', reply}));
    await until(() => !names(page).includes('Helpful'), 'it is answered');
    expect(names(page)).to.deep.equal(['Copy answer']);
  });

  it('feedback: is gone when nobody gave it and the talk went on', async () => {
    const page = await ThreadPage.open([sampleMessage(1, {sender: assistant, template: templates.feedback})]);
    expect(page.buttons.length).to.equal(2);
    await page.add(sampleMessage(2, {direction: 'in', body: 'Something else'}));
    expect(page.buttons.length).to.equal(0);
  });

  it('tree: has no search while it is small', async () => {
    const page = await ask({...templates.tree, children: templates.tree.children.slice(0, 5)});
    expect(page.all('input').length).to.equal(0);
  });

  it('tree: finds ends in the whole of a large one, says how many, and clears with Escape', async () => {
    const page = await ask(templates.tree);
    const field = page.all<HTMLInputElement>('input[type=search]')[0];
    field?.focus();
    await sendKeys({type: 'lamp'});
    await page.settled();
    expect(page.get('[role=status]').textContent.trim()).to.equal('2 answers found');
    expect(names(page)).to.deep.equal(['Table lamps Lamps', 'Floor lamps Lamps']);
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'Enter'});
    await page.settled();
    page.button('Choose “Floor lamps”').click();
    expect(page.session.callsOf('sendMessage')).to.deep.equal([
      ['co_1', 'Floor lamps', {messageId: 'me_1', value: 'floor'}],
    ]);
    field?.focus();
    await sendKeys({type: 'zzz'});
    await page.settled();
    expect(page.get('[role=status]').textContent).to.contain('Nothing found');
    await sendKeys({press: 'Escape'});
    await page.settled();
    expect(field?.value).to.equal('');
    expect(page.all('.opt').length).to.equal(8);
  });

  it('tree: is walked with the arrows, whichever way the line runs', async () => {
    for (const [dir, into, out] of [
      ['ltr', 'ArrowRight', 'ArrowLeft'],
      ['rtl', 'ArrowLeft', 'ArrowRight'],
    ] as const) {
      const page = await ask(templates.tree, {dir});
      const isOn = (name: string) => waitUntil(() => page.focused?.textContent.trim() === name, `${dir} ${name}`);
      page.all('.opt')[0]?.focus();
      await sendKeys({press: into});
      await isOn('Table lamps');
      await sendKeys({press: 'End'});
      await isOn('Floor lamps');
      await sendKeys({press: out});
      await isOn('Lamps');
      await sendKeys({press: 'ArrowDown'});
      await isOn('Rugs');
    }
  });

  describe('looks', () => {
    const all = Object.entries(templates);
    for (const [name, template] of all) {
      for (const [scheme, dir, width] of [
        ['light', 'ltr', 400],
        ['dark', 'rtl', 360],
      ] as const) {
        it(`is accessible and fits: ${name}, ${scheme}, ${dir}, ${width} px`, async () => {
          const page = await ask(template, {scheme, dir, width, height: 760});
          expect(page.log.scrollWidth).to.equal(page.log.clientWidth);
          for (const button of page.buttons) expect(button.getBoundingClientRect().height).to.be.at.least(24);
          await expectAccessible(page.element);
        });
      }
    }

    it('keeps what is chosen apart in forced colours', async () => {
      await executeServerCommand('forced-colors', 'active');
      const page = await ThreadPage.open({
        messages: pagesOf([
          question(templates.feedback),
          sampleMessage(2, {direction: 'in', body: '👍', reply: {messageId: 'me_1', value: 'up'}}),
        ]),
      });
      const ground = (name: string) => getComputedStyle(page.button(name)).backgroundColor;
      const grounds = [ground('Helpful'), ground('Not helpful')];
      await executeServerCommand('forced-colors', 'none');
      expect(grounds[0]).not.to.equal(grounds[1]);
    });
  });
});

describe('the demo’s assistant that shows every step, on the server', () => {
  it('leads through list, input, articles and feedback to its end', async () => {
    const chat = await newChat({backend: new InPageServer().backend(), assistantId: 'demo-everything'});
    await chat.element.ready;
    await chat.element.open();
    (await until(() => chat.button('Find an answer'), 'the list')).click();
    await until(() => chat.threadText.includes('What are you looking for?'), 'the question');
    await until(() => chat.field, 'a composer');
    await chat.write('lamp');
    (await until(() => chat.button('Yes, thank you'), 'the articles')).click();
    await until(() => chat.threadText.includes('How was this?'), 'the feedback');
    const good = await until(() => feedbackButton(chat, '🙂'), 'the faces');
    good.click();
    await until(() => chat.threadText.includes('Thank you, and have a good day.'), 'the end');
    expect(feedbackButton(chat, '🙂')?.ariaPressed).to.equal('true');
  }).timeout(30_000);
});

function feedbackButton(chat: ChatPage, face: string): HTMLButtonElement | undefined {
  const buttons = [...(chat.thread?.shadowRoot?.querySelectorAll<HTMLButtonElement>('.judge button') ?? [])];
  return buttons.find(({textContent}) => textContent.trim() === face);
}
