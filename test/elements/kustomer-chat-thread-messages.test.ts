import {expect, waitUntil} from '@open-wc/testing';
import type {LinkPreview, Message} from '../../src/model/message.js';
import {assistant, nora, pagesOf, sampleMessage} from '../support/model-samples.js';
import {ThreadPage} from '../support/thread-page.js';

const ai = {...assistant, ai: true};
const jonas = {...nora, id: 'ag_jonas', displayName: 'Jonas'};
const growing = (body: string, change: Partial<Message> = {}) =>
  sampleMessage(2, {sender: ai, body, streaming: true, ...change});
const question = sampleMessage(1, {direction: 'in', body: 'How?'});
const thread = (...messages: readonly Message[]) => ({messages: pagesOf([question, ...messages])});
/** How a caret is drawn at the end of an element. */
const caretOf = (element: Element) => {
  const {content, inlineSize, blockSize} = getComputedStyle(element, '::after');
  return content === 'none' ? 'none' : `${inlineSize} × ${blockSize}`;
};

describe('<kustomer-chat-thread>: what messages are made of', () => {
  describe('an answer that grows', () => {
    it('keeps the nodes of what is done', async () => {
      const page = await ThreadPage.open(thread(growing('First **part**.\n\n- one\n- tw')));
      const [first, list] = [page.get('.in .bub > p'), page.get('.in .bub > ul')];
      const item = page.get('.bub li');
      const strong = page.get('.bub strong');
      await page.change(thread(growing('First **part**.\n\n- one\n- two\n\nThen `mo')));
      await page.change(thread(growing('First **part**.\n\n- one\n- two\n\nThen `more`.', {streaming: false})));
      expect(page.get('.in .bub > p')).to.equal(first);
      expect(page.get('.in .bub > ul')).to.equal(list);
      expect(page.get('.bub li')).to.equal(item);
      expect(page.get('.bub strong')).to.equal(strong);
      expect(page.get('.in .bub').textContent.replaceAll(/\s+/g, ' ').trim()).to.equal('First part. onetwo Then more.');
    });

    it('keeps the nodes of plain text when the first mark comes, and at the end', async () => {
      const page = await ThreadPage.open(thread(growing('Plain words')));
      const paragraph = page.get('.in .bub > p');
      await page.change(thread(growing('Plain words\n\nand **a')));
      await page.change(thread(growing('Plain words\n\nand **a mark**', {streaming: false})));
      expect(page.get('.in .bub > p')).to.equal(paragraph);
      await page.change(thread(growing('Plain words, edited', {streaming: false})));
      expect(page.get('.in .bub > p')).to.equal(paragraph);
    });

    it('has a caret of 7 × 15 at the end of its last words, wherever these are', async () => {
      const page = await ThreadPage.open(thread(growing('One')));
      const caret = '7px × 15px';
      expect(caretOf(page.get('.in .bub > p'))).to.equal(caret);
      for (const [body, end, other] of [
        ['One\n\nTwo', '.in .bub > p:last-child', '.in .bub > p'],
        ['One\n\n- two\n- three', 'li:last-child > p', '.in .bub > p'],
        ['- two\n  - three', 'li li > p', 'li > p'],
        ['> two', 'blockquote > p', 'blockquote'],
        ['a|b\n-|-\n1|2', 'tbody td:last-child', 'td'],
      ] as const) {
        await page.change(thread(growing(body)));
        expect(caretOf(page.get(end)), body).to.equal(caret);
        expect(caretOf(page.get(other)), body).to.equal('none');
      }
      await page.change(thread(growing('```\nlet a')));
      expect(caretOf(page.get('.bub code'))).to.equal('7px × 12px');
      await page.change(thread(growing('One', {streaming: false})));
      expect(caretOf(page.get('.in .bub > p'))).to.equal('none');
    });

    it('shows that it is being written before its first words', async () => {
      const page = await ThreadPage.open(thread(growing('')));
      expect(page.get('.bub .typing').getAttribute('aria-label')).to.equal('Assistant is writing');
      await page.change(thread(growing('**')));
      expect(page.all('.bub .typing').length).to.equal(0);
      expect(caretOf(page.get('.in .bub > p'))).to.equal('7px × 15px');
    });

    it('is named by who writes, and by its words once it has them all', async () => {
      const page = await ThreadPage.open(thread(growing('Some **wor')));
      const name = () => page.articles[1]?.getAttribute('aria-label');
      expect(name()).to.equal('Assistant is writing');
      await page.change(thread(growing('Some **words**', {streaming: false})));
      expect(name()).to.match(/^Assistant, \d\d:\d\d: Some words$/);
    });

    it('can be stopped where the help desk can', async () => {
      const page = await ThreadPage.open(thread(growing('Some')));
      const stop = page.button('Stop');
      stop.focus();
      stop.click();
      expect(page.session.callsOf('call')).to.deep.equal([
        ['stopMessage', {conversationId: 'co_1', messageId: 'me_2'}],
      ]);
      expect(page.focused).to.equal(page.log);
      const {height} = page.get('.acts').getBoundingClientRect();
      page.session.capabilities.delete('stop');
      await page.change(thread(growing('Some more')));
      expect(page.buttons.length).to.equal(0);
      // What comes when it is whole has its room.
      expect(page.get('.acts').getBoundingClientRect().height).to.equal(height);
    });

    it('can be copied as it was written, once it is whole', async () => {
      const page = await ThreadPage.open(thread(growing('It is **so**', {streaming: false})));
      const written: string[] = [];
      const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
      const clipboard = {writeText: (text: string) => Promise.resolve(void written.push(text))};
      Object.defineProperty(navigator, 'clipboard', {configurable: true, value: clipboard});
      try {
        page.button('Copy answer').click();
        await waitUntil(() => page.get('.acts [role=status]').textContent === 'Copied');
        expect(written).to.deep.equal(['It is **so**']);
      } finally {
        if (own) Object.defineProperty(navigator, 'clipboard', own);
        else Reflect.deleteProperty(navigator, 'clipboard');
      }
    });

    it('has no tools when a person has said it', async () => {
      const page = await ThreadPage.open(thread(sampleMessage(2, {body: 'Hello'})));
      expect(page.all('.acts').length).to.equal(0);
    });

    it('shows nothing broken when it ends without words', async () => {
      const page = await ThreadPage.open(thread(growing('')));
      await page.change(thread(growing('', {streaming: false, redactedAt: '2026-11-21T13:00:00.000Z'})));
      expect(page.get('.gone .bub').textContent.trim()).to.equal('No answer was given');
      expect(page.buttons.length).to.equal(0);
      await page.change(thread(growing('', {streaming: false, attachments: []})));
      expect(page.buttons.length).to.equal(0);
    });

    it('is read when it has ended in sight, and counts as new until then', async () => {
      const many = Array.from({length: 30}, (_, index) => sampleMessage(index + 1));
      const page = await ThreadPage.open(many);
      await waitUntil(() => page.session.callsOf('markRead').length === 1);
      const last = sampleMessage(31, {sender: ai, body: 'Some', streaming: true});
      await page.add(last);
      expect(page.session.callsOf('markRead')).to.deep.equal([['co_1', 'me_30']]);
      await page.scrollTo(0);
      expect(page.get('.pill').textContent.trim()).to.equal('1 new message');
      await page.scrollTo(page.log.scrollHeight);
      expect(page.all('.pill').length).to.equal(0);
      await page.change({messages: pagesOf([...many, {...last, body: 'Some words', streaming: false}])});
      expect(page.session.callsOf('markRead').at(-1)).to.deep.equal(['co_1', 'me_31']);
    });
  });

  describe('pages that a message links to', () => {
    const preview = (change: Partial<LinkPreview> = {}): LinkPreview => ({
      url: 'https://help.example/lamp',
      title: 'Replacing a shade',
      description: 'Three steps.',
      imageUrl: null,
      ...change,
    });
    const withPreviews = (...linkPreviews: readonly LinkPreview[]) =>
      ThreadPage.open([sampleMessage(1, {body: 'See https://help.example/lamp', linkPreviews})]);

    it('are a card that says where it leads', async () => {
      const page = await withPreviews(preview());
      const [card] = page.all<HTMLAnchorElement>('a.preview');
      expect(card?.textContent.replaceAll(/\s+/g, ' ').trim()).to.equal('Replacing a shade Three steps. help.example');
      expect([card?.href, card?.target, card?.rel, card?.referrerPolicy]).to.deep.equal([
        'https://help.example/lamp',
        '_blank',
        'noopener noreferrer',
        'no-referrer',
      ]);
    });

    it('have the room of their picture before it is there, and none when it does not come', async () => {
      const page = await withPreviews(preview({imageUrl: 'https://127.0.0.1:9/none.png'}));
      const [picture] = page.all<HTMLImageElement>('.preview img');
      expect([picture?.loading, picture?.referrerPolicy, picture?.alt]).to.deep.equal(['lazy', 'no-referrer', '']);
      expect(picture?.getBoundingClientRect().width).to.equal(72);
      const {height} = page.get('.preview').getBoundingClientRect();
      expect(height >= 84).to.be.true;
      picture?.dispatchEvent(new Event('error'));
      expect(picture?.getBoundingClientRect().width).to.equal(0);
    });

    it('are of the web alone, and three at most', async () => {
      const schemes = ['javascript:alert(1)', 'data:text/html,x', '//a.example', '/a', 'ftp://a.example', ''];
      const page = await withPreviews(
        ...schemes.map((url) => preview({url})),
        preview({title: ' ', description: null, imageUrl: 'javascript:alert(1)'}),
        ...[1, 2, 3].map((at) => preview({url: `http://a.example/${at}`})),
      );
      const cards = page.all<HTMLAnchorElement>('a.preview');
      expect(cards.map(({href}) => href)).to.deep.equal([
        'https://help.example/lamp',
        'http://a.example/1',
        'http://a.example/2',
      ]);
      expect(cards[0]?.textContent.replaceAll(/\s+/g, ' ').trim()).to.equal('help.example/lamp');
      expect(page.all('.preview img').length).to.equal(0);
    });
  });

  describe('notices', () => {
    const notices = (page: ThreadPage) => page.all('.sys').map(({textContent}) => textContent.trim());
    const at = (seq: number) => page24(sampleMessage(seq).createdAt);
    const page24 = (moment: string) => new Intl.DateTimeFormat('en-GB', {timeStyle: 'short'}).format(new Date(moment));

    it('say who joins, and who takes over from the assistant, once each', async () => {
      const page = await ThreadPage.open([
        question,
        sampleMessage(2, {sender: assistant}),
        sampleMessage(3, {direction: 'in'}),
        sampleMessage(4),
        sampleMessage(5, {sender: jonas}),
        sampleMessage(6),
        sampleMessage(7, {direction: 'in'}),
        sampleMessage(8, {sender: jonas}),
      ]);
      expect(notices(page)).to.deep.equal([
        `Nora Lindqvist took over from the assistant, ${at(4)}`,
        `Jonas joined, ${at(5)}`,
      ]);
    });

    it('say nothing of who began, or of whom earlier pages may know', async () => {
      const page = await ThreadPage.open([sampleMessage(1), sampleMessage(2, {direction: 'in'}), sampleMessage(3)]);
      expect(notices(page)).to.deep.equal([]);
      await page.change({messages: pagesOf([question, sampleMessage(2)]), olderCursor: 'more'});
      expect(notices(page)).to.deep.equal([]);
      await page.change({olderCursor: null, messages: pagesOf([question, sampleMessage(2)])});
      expect(notices(page)).to.deep.equal([`Nora Lindqvist joined, ${at(2)}`]);
    });

    it('say that an assistant has passed somebody on, until a person answers', async () => {
      const passed = {assistantId: 'as_1', isInAssistantMode: false};
      const page = await ThreadPage.open([question, sampleMessage(2, {sender: assistant})], {conversation: passed});
      const text = 'The assistant has passed you on. Somebody of the team will answer here';
      expect(notices(page)).to.deep.equal([`${text}.`]);
      const queue = {enteredAt: '', estimatedWaitSeconds: 61, name: null};
      await page.change({}, {...passed, queue});
      expect(notices(page)).to.deep.equal([`${text}, in about 2 minutes.`]);
      await page.change({}, {...passed, participants: [{...nora, id: 'ag_nora'}]});
      expect(notices(page)).to.deep.equal([]);
      await page.change({}, {...passed, isInAssistantMode: true});
      expect(notices(page)).to.deep.equal([]);
    });

    it('say what the system says, as it says it', async () => {
      const system = {...nora, type: 'system', id: null, displayName: null} as const;
      const page = await ThreadPage.open([question, sampleMessage(2, {sender: system, body: 'Moved to **billing**'})]);
      expect(notices(page)).to.deep.equal(['Moved to billing']);
    });
  });

  describe('marks', () => {
    it('say what was edited and what was removed', async () => {
      const page = await ThreadPage.open([
        sampleMessage(1, {body: 'Was other', editedAt: '2026-11-21T13:00:00.000Z'}),
        sampleMessage(2, {body: '', redactedAt: '2026-11-21T13:00:00.000Z'}),
      ]);
      const words = page.all('.bub').map(({textContent}) => textContent.replaceAll(/\s+/g, ' ').trim());
      expect(words).to.deep.equal(['Was other Edited', 'This message was removed']);
      expect(page.all('.edited').length).to.equal(1);
    });

    it('show initials for a picture that does not come', async () => {
      const page = await ThreadPage.open([
        sampleMessage(1, {sender: {...nora, avatarUrl: 'https://127.0.0.1:9/a.png'}}),
      ]);
      const [picture] = page.all<HTMLImageElement>('.av img');
      picture?.dispatchEvent(new Event('error'));
      expect(picture && getComputedStyle(picture).display).to.equal('none');
      expect(page.get('.av').textContent.trim()).to.equal('NL');
    });
  });

  describe('times', () => {
    it('are told with their day where one points or looks', async () => {
      const page = await ThreadPage.open([sampleMessage(1), sampleMessage(2)]);
      const article = page.articles[1];
      const time = article?.querySelector('.meta time');
      const after = () => (time ? getComputedStyle(time, '::after').content : '');
      expect(after()).to.equal('none');
      article?.focus();
      expect(after()).to.equal('" · Saturday, 21 November 2026"');
    });

    it('stand beside the others of a group, and on the edge of what is as wide as the thread', async () => {
      const page = await ThreadPage.open([
        sampleMessage(1),
        sampleMessage(2, {body: 'a|b\n-|-\n1|2'}),
        sampleMessage(3),
      ]);
      const inside = (article: HTMLElement | undefined) => {
        article?.focus();
        const time = article?.querySelector('.msg > time');
        const [box, view] = [time?.getBoundingClientRect(), page.log.getBoundingClientRect()];
        return box !== undefined && box.width > 0 && box.left >= view.left && box.right <= view.right;
      };
      expect(inside(page.articles[0])).to.be.true;
      expect(inside(page.articles[1])).to.be.true;
    });
  });
});
