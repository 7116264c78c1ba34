import {expect, waitUntil} from '@open-wc/testing';
import {executeServerCommand, sendKeys, sendMouse} from '@web/test-runner-commands';
import type {TreeNode} from '../../src/model/message-template.js';
import type {OutgoingMessage, ThreadState} from '../../src/session/chat-state.js';
import {expectAccessible} from '../support/axe.js';
import {assistant, nora, pagesOf, sampleMessage} from '../support/model-samples.js';
import {manyPages, ThreadPage} from '../support/thread-page.js';

const now = new Date();
const today = (minutes: number) =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate(), 12, minutes).toISOString();
const received = (seq: number, body: string, minutes = seq) => sampleMessage(seq, {body, createdAt: today(minutes)});
const sent = (seq: number, body: string, minutes = seq) =>
  sampleMessage(seq, {body, createdAt: today(minutes), direction: 'in'});
const outgoing = (change: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  clientId: 'out',
  body: 'On its way',
  reply: null,
  createdAt: today(30),
  delivery: 'sending',
  error: null,
  ...change,
});
const actions = ['An order', 'A return'].map(
  (displayText) => ({value: displayText, displayText, valueType: 'text'}) as const,
);
const opening: ThreadState['opening'] = {
  id: 'as_1',
  publicName: 'Assistant',
  avatarUrl: null,
  opening: [
    {sender: assistant, body: 'Good morning.', template: null, inputLocked: false},
    {sender: assistant, body: 'What is it about?', template: {type: 'quickReplies', actions}, inputLocked: true},
  ],
};
const leaf = (id: string, displayName: string): TreeNode => ({id, displayName, children: []});
const tree = [
  {
    id: 'order',
    displayName: 'Order',
    children: [{id: 'damaged', displayName: 'Arrived damaged', children: [leaf('cable', 'Cable or plug')]}],
  },
  leaf('other', 'Something else'),
];
const replyQuestion = (seq: number) =>
  sampleMessage(seq, {sender: assistant, inputLocked: true, template: {type: 'quickReplies', actions}});
const treeQuestion = (leafRequired = true) =>
  sampleMessage(2, {
    sender: assistant,
    body: 'What happened?',
    inputLocked: true,
    template: {type: 'tree', children: tree, leafRequired},
  });

describe('<kustomer-chat-thread>', () => {
  describe('rows', () => {
    it('groups messages: the name once, picture and time at the foot', async () => {
      const page = await ThreadPage.open([
        received(1, 'One'),
        received(2, 'Two'),
        sent(3, 'Mine'),
        received(4, 'Three'),
      ]);
      expect(page.all('.by').length).to.equal(2);
      expect(page.all('.av').length).to.equal(2);
      expect(page.article('One')?.querySelector('.meta') ?? null).to.equal(null);
      expect(page.article('Two')?.querySelector('.meta')?.textContent.trim()).to.equal('12:02');
      expect(page.article('One')?.querySelector('.msg time')?.textContent).to.equal('12:01');
    });

    it('parts days with words', async () => {
      const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1, 12).toISOString();
      const page = await ThreadPage.open([sampleMessage(1, {createdAt: yesterday}), received(2, 'Now')]);
      expect(page.all('.day').map(({textContent}) => textContent)).to.deep.equal(['Yesterday', 'Today']);
    });

    it('names each message by sender, time and text, with its place', async () => {
      const page = await ThreadPage.open([received(1, 'Look at **this**'), sent(2, 'Yes')]);
      const names = page.articles.map((article) => article.getAttribute('aria-label'));
      expect(names).to.deep.equal(['Nora Lindqvist, 12:01: Look at this', 'You, 12:02: Yes']);
      expect(page.articles[1]?.getAttribute('aria-posinset')).to.equal('2');
      expect(page.articles[1]?.getAttribute('aria-setsize')).to.equal('2');
      await page.change({olderCursor: 'more'});
      expect(page.articles[1]?.getAttribute('aria-setsize')).to.equal('-1');
    });

    it('is a quiet log that can be focused', async () => {
      const page = await ThreadPage.open([received(1, 'One')]);
      expect(page.log.getAttribute('aria-live')).to.equal('off');
      expect(page.log.getAttribute('aria-label')).to.equal('Messages');
      expect(page.log.tabIndex).to.equal(0);
    });

    it('stands a line above what was unread', async () => {
      const page = await ThreadPage.open({
        messages: pagesOf([received(1, 'Old'), received(2, 'New one')]),
        newAfterSeq: 1,
      });
      const row = page.article('New one')?.parentElement;
      expect(row?.querySelector('[role=separator]')?.textContent.trim()).to.equal('New');
      expect(page.all('[role=separator]').length).to.equal(1);
      expect(page.all('.by').length).to.equal(2);
    });

    it('shows the state of the newest own messages only', async () => {
      const messages = [sent(1, 'First'), received(2, 'Answer'), sent(3, 'Second'), received(4, 'Last')];
      const page = await ThreadPage.open(messages, {conversation: {agentReadMessageId: 'me_2'}});
      expect(page.article('First')?.querySelector('.meta')?.textContent.trim()).to.equal('12:01');
      expect(page.article('Second')?.querySelector('.meta')?.textContent).to.match(/Sent\s+12:03/);
      await page.change({}, {agentReadMessageId: 'me_4'});
      expect(page.article('Second')?.querySelector('.meta')?.textContent).to.match(/Read\s+12:03/);
    });

    it('says in words what waits and what is sending', async () => {
      const page = await ThreadPage.open({outgoing: [outgoing(), outgoing({clientId: 'b', delivery: 'waiting'})]});
      expect(page.all('.meta').map(({textContent}) => textContent.trim())).to.deep.equal([
        'Sending',
        'Waiting for the connection',
      ]);
    });

    it('shows what a machine says as a machine’s', async () => {
      const ai = {...assistant, ai: true};
      const page = await ThreadPage.open([sampleMessage(1, {sender: ai}), received(2, 'A person')]);
      expect(page.get('.by').textContent.trim()).to.equal('Assistant · AI');
      expect(page.all('.av.bot').length).to.equal(1);
      expect(page.article('Message 1')?.parentElement?.classList.contains('ai')).to.be.true;
    });

    it('shows that somebody writes, and removed messages without their text', async () => {
      const page = await ThreadPage.open({
        messages: pagesOf([sampleMessage(1, {body: '', redactedAt: today(2)})]),
        typing: {user: {...nora}, ai: false, expiresAt: ''},
      });
      expect(page.get('.typing').getAttribute('aria-label')).to.equal('Nora Lindqvist is writing');
      expect(page.text).to.contain('This message was removed');
    });

    it('shows the body of a message whose template it does not know', async () => {
      const page = await ThreadPage.open([
        sampleMessage(1, {body: 'Rate us', template: {type: 'satisfaction', satisfactionId: 's'}}),
      ]);
      expect(page.article('Rate us') !== undefined).to.be.true;
      expect(page.buttons.length).to.equal(0);
    });

    it('opens links elsewhere, without a word of where they come from', async () => {
      const page = await ThreadPage.open([
        sampleMessage(1, {body: '<img src=x> [x](https://a.example) javascript:alert(1)'}),
      ]);
      const [link, ...others] = page.all<HTMLAnchorElement>('a');
      expect(others.length).to.equal(0);
      expect([link?.href, link?.target, link?.rel]).to.deep.equal([
        'https://a.example/',
        '_blank',
        'noopener noreferrer',
      ]);
      expect(page.all('.bub img').length).to.equal(0);
      expect(page.all('[style]:not(.run)').length).to.equal(0);
    });
  });

  describe('a refused message', () => {
    const failed = outgoing({delivery: 'failed', body: 'Not taken', reply: {messageId: 'me_1', value: 'a'}});

    it('offers to edit, try again or delete', async () => {
      const page = await ThreadPage.open({outgoing: [failed]});
      expect(page.text).to.match(/Not sent\. Edit ?, try again or delete/);
      page.button('Edit').click();
      page.button('delete').click();
      page.button('try again').click();
      expect(page.session.calls.filter(([verb]) => verb !== 'markRead')).to.deep.equal([
        ['discardFailed', 'co_1', 'out', true],
        ['discardFailed', 'co_1', 'out', false],
        ['discardFailed', 'co_1', 'out', false],
        ['sendMessage', 'co_1', 'Not taken', {messageId: 'me_1', value: 'a'}],
      ]);
      expect(page.focused === page.log).to.be.true;
    });
  });

  describe('before the conversation exists', () => {
    it('shows the opening and sends the chosen answer', async () => {
      const page = await ThreadPage.open({opening}, {conversation: null});
      expect(page.text).to.match(/^New conversation Assistant Good morning. What is it about\? An order ?A return$/);
      page.button('A return').click();
      expect(page.session.callsOf('sendMessage')).to.deep.equal([
        ['co_1', 'A return', {messageId: 'opening', value: 'A return'}],
      ]);
      await page.change({outgoing: [outgoing({reply: {messageId: 'opening', value: 'A return'}})]});
      expect(page.buttons.length).to.equal(0);
    });

    it('becomes the conversation without a leap', async () => {
      const page = await ThreadPage.open({outgoing: [outgoing({body: 'Hello'})]}, {conversation: null});
      const row = page.article('Hello');
      const message = sampleMessage(1, {body: 'Hello', direction: 'in', clientId: 'out'});
      await page.become('co_9', 'co_1', {outgoing: [], messages: pagesOf([message])});
      expect(row?.isConnected).to.be.true;
    });
  });

  describe('options of a question', () => {
    it('stand below the last message until one is chosen', async () => {
      const question = sampleMessage(1, {
        sender: assistant,
        inputLocked: true,
        template: {type: 'quickReplies', actions},
      });
      const page = await ThreadPage.open([question]);
      expect(page.get('.replies').getAttribute('aria-label')).to.equal('Answers');
      page.button('An order').click();
      expect(page.session.callsOf('sendMessage')).to.deep.equal([
        ['co_1', 'An order', {messageId: 'me_1', value: 'An order'}],
      ]);
      await page.add(sampleMessage(2, {direction: 'in', reply: {messageId: 'me_1', value: 'An order'}}));
      expect(page.buttons.length).to.equal(0);
    });

    for (const [how, isRinged] of [
      ['a key', true],
      ['a pointer', false],
    ] as const) {
      it(`hand the focus on, chosen by ${how}, to the message that they become`, async () => {
        const page = await ThreadPage.open([sent(1, 'Hello'), replyQuestion(2)]);
        const button = page.button('A return');
        if (isRinged) button.focus();
        if (isRinged) await sendKeys({press: 'Enter'});
        else await sendMouse({type: 'click', position: middleOf(button)});
        await waitUntil(() => page.session.callsOf('sendMessage').length === 1, 'the choice');
        // The message is shown once it is stored; until then the answers stay.
        expect(page.focused).to.equal(button);
        await page.change({outgoing: [outgoing({body: 'A return', reply: {messageId: 'me_2', value: 'A return'}})]});
        expect(page.focused).to.equal(page.article('A return'));
        expect(page.focused?.matches(':focus-visible')).to.equal(isRinged);
        const stored = {clientId: 'out', reply: {messageId: 'me_2', value: 'A return'}} as const;
        await page.change({outgoing: []});
        await page.add(sampleMessage(3, {direction: 'in', body: 'A return', ...stored}), replyQuestion(4));
        await sendKeys({press: 'Tab'});
        expect(page.focused?.textContent.trim()).to.equal('An order');
      });
    }

    it('leave the focus in the log when they go by themselves', async () => {
      const page = await ThreadPage.open([sent(1, 'Hello'), replyQuestion(2)]);
      page.button('A return').focus();
      await page.change({}, {ended: true, endedAt: today(20), endedBy: 'agent'});
      expect(page.buttons.map(({textContent}) => textContent.trim())).not.to.contain('A return');
      expect(page.focused).to.equal(page.log);
    });

    it('are gone when the conversation has ended, which is said', async () => {
      const question = sampleMessage(1, {sender: assistant, template: {type: 'quickReplies', actions}});
      const ended = {ended: true, endedAt: today(20), endedBy: 'customer'} as const;
      const page = await ThreadPage.open([question], {conversation: ended});
      expect(page.buttons.length).to.equal(0);
      expect(page.text).to.contain('You ended the conversation, 12:20');
      await page.change({}, {...ended, endedBy: 'agent', participants: [{...nora, id: 'a'}]});
      expect(page.text).to.contain('Nora Lindqvist ended the conversation, 12:20');
    });

    it('show a tree one level at a time, with the way back', async () => {
      const page = await ThreadPage.open([sent(1, 'Hello'), treeQuestion()]);
      page.button('Order').click();
      await waitUntil(() => page.focused?.textContent.trim() === 'Arrived damaged');
      page.button('Arrived damaged').click();
      await page.settled();
      expect(page.get('.crumbs').textContent.replaceAll(/\s+/g, ' ').trim()).to.equal('Order Arrived damaged');
      page.button('Back to Order').click();
      await page.settled();
      page.button('Back to What happened?').click();
      await page.settled();
      expect(page.all('.opt').map(({textContent}) => textContent.trim())).to.deep.equal(['Order', 'Something else']);
    });

    it('say the choice before it is sent', async () => {
      const page = await ThreadPage.open([sent(1, 'Hello'), treeQuestion()]);
      page.button('Something else').click();
      await page.settled();
      expect(page.button('Something else').getAttribute('aria-pressed')).to.equal('true');
      page.button('Choose “Something else”').click();
      expect(page.session.callsOf('sendMessage')).to.deep.equal([
        ['co_1', 'Something else', {messageId: 'me_2', value: 'other'}],
      ]);
    });

    it('offer an inner node where that is an answer', async () => {
      const page = await ThreadPage.open([sent(1, 'Hello'), treeQuestion(false)]);
      page.button('Order').click();
      await page.settled();
      page.button('Choose “Order”').click();
      expect(page.session.callsOf('sendMessage')).to.deep.equal([
        ['co_1', 'Order', {messageId: 'me_2', value: 'order'}],
      ]);
    });
  });

  describe('loading', () => {
    it('says so, and shows bones only to who waits', async () => {
      const page = await ThreadPage.open({status: 'loading'});
      expect(page.text).to.equal('Loading messages');
      expect(getComputedStyle(page.get('.skeleton')).animationDuration).to.equal('0.2s');
    });

    it('offers to try again when it failed', async () => {
      const page = await ThreadPage.open({status: 'failed'});
      page.button('Try again').click();
      expect(page.session.callsOf('retryLoad')).to.deep.equal([['co_1']]);
    });

    it('offers to try again where older messages are missing', async () => {
      const page = await ThreadPage.open({messages: manyPages(51, 100), olderCursor: 'c', older: 'failed'});
      page.button('Try again').click();
      expect(page.session.callsOf('retryLoad')).to.deep.equal([['co_1']]);
      expect(page.session.callsOf('loadOlder').length).to.equal(0);
    });

    it('says where a long thread begins', async () => {
      const page = await ThreadPage.open({messages: manyPages(1, 100)});
      expect(page.text).to.contain('The conversation begins here');
    });
  });

  describe('reading', () => {
    // Beside other tests this one may run in a tab that nobody sees.
    before(() => Object.defineProperty(document, 'hidden', {configurable: true, value: false}));
    after(() => Reflect.deleteProperty(document, 'hidden'));

    it('is told once for the newest message in sight', async () => {
      const page = await ThreadPage.open([received(1, 'One')]);
      await page.add(received(2, 'Two'));
      await page.change({typing: null});
      expect(page.session.callsOf('markRead')).to.deep.equal([
        ['co_1', 'me_1'],
        ['co_1', 'me_2'],
      ]);
    });

    it('is not told of what the server knows, of own messages, of what is out of sight, or behind a closed panel', async () => {
      const known = await ThreadPage.open([received(1, 'One')], {conversation: {lastReadMessageId: 'me_1'}});
      await known.add(sent(2, 'Mine'));
      const away = await ThreadPage.open({messages: manyPages(1, 60)}, {conversation: {lastReadMessageId: 'me_59'}});
      await away.scrollTo(100);
      away.session.calls.length = 0;
      await away.add(sampleMessage(61));
      const closed = await ThreadPage.open([]);
      closed.session.change({isOpen: false});
      await closed.add(received(1, 'One'));
      for (const page of [known, away, closed]) expect(page.session.callsOf('markRead')).to.deep.equal([]);
      closed.session.change({isOpen: true});
      await closed.settled();
      expect(closed.session.callsOf('markRead')).to.deep.equal([['co_1', 'me_1']]);
    });
  });

  describe('looks', () => {
    const states: Readonly<Record<string, Partial<ThreadState>>> = {
      talk: {
        messages: pagesOf([
          received(1, 'Text with **bold**, `code` and [a link](https://a.example)'),
          sent(2, 'My words, [mine](https://a.example)'),
          sampleMessage(3, {
            sender: {...assistant, ai: true},
            body: '1. one\n2. two\n\n```\ncode\n```',
            createdAt: today(3),
          }),
        ]),
        outgoing: [
          outgoing({delivery: 'waiting'}),
          outgoing({clientId: 'b', delivery: 'failed'}),
          outgoing({clientId: 'c'}),
        ],
        typing: {user: {...nora}, ai: false, expiresAt: ''},
        newAfterSeq: 2,
      },
      draft: {opening},
      tree: {messages: pagesOf([sent(1, 'Hello'), treeQuestion()])},
      loading: {status: 'loading'},
      failed: {status: 'failed'},
    };
    for (const [name, state] of Object.entries(states)) {
      for (const scheme of ['light', 'dark'] as const) {
        it(`is accessible: ${name}, ${scheme}`, async () => {
          const page = await ThreadPage.open(state, {scheme, height: 900});
          await expectAccessible(page.element);
        });
      }
    }

    it('is mirrored from right to left', async () => {
      const page = await ThreadPage.open([received(1, 'مرحبا'), sent(2, 'Hello')], {dir: 'rtl'});
      const {left, right} = page.log.getBoundingClientRect();
      const theirs = page.article('مرحبا')?.querySelector('.bub')?.getBoundingClientRect();
      const own = page.article('Hello')?.querySelector('.bub')?.getBoundingClientRect();
      expect(right - (theirs?.right ?? 0)).to.be.lessThan(60);
      expect((own?.left ?? 0) - left).to.be.lessThan(60);
    });

    for (const width of [280, 360, 400]) {
      it(`has nothing to scroll sideways at ${width} pixels`, async () => {
        const messages = pagesOf([received(1, 'a'.repeat(400)), sent(2, `https://a.example/${'b'.repeat(200)}`)]);
        const page = await ThreadPage.open({...states['talk'], messages}, {width});
        const {left, right} = page.log.getBoundingClientRect();
        for (const bubble of page.all('.bub')) {
          const box = bubble.getBoundingClientRect();
          expect(box.left >= left && box.right <= right).to.be.true;
        }
        expect(page.log.scrollWidth).to.equal(page.log.clientWidth);
      });
    }

    it('gives bubbles borders in forced colours', async () => {
      await executeServerCommand('forced-colors', 'active');
      const page = await ThreadPage.open([received(1, 'One'), sent(2, 'Two')]);
      const width = (body: string) =>
        getComputedStyle(page.article(body)?.querySelector('.bub') ?? page.log).borderTopWidth;
      expect([width('One'), width('Two')]).to.deep.equal(['1px', '2px']);
      await executeServerCommand('forced-colors', 'none');
    });
  });
});

function middleOf(element: Element): [number, number] {
  const {left, top, width, height} = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}
