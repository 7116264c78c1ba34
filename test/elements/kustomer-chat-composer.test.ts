import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {closedChunk, toolsChunk} from '../../src/elements/composer-chunk.js';
import {KustomerChatComposer} from '../../src/elements/kustomer-chat-composer.js';
import {threadChunk} from '../../src/elements/thread-chunk.js';
import type {ChatState} from '../../src/session/chat-state.js';
import {expectAccessible} from '../support/axe.js';
import {inFrame, type FrameOptions} from '../support/frame.js';
import {assistant, sampleConfig, sampleConversation, sampleMessage, sampleThread} from '../support/model-samples.js';
import {StillSession} from '../support/still-session.js';

const options = [
  {value: 'a', displayText: 'An order', valueType: 'text'},
  {value: 'b', displayText: 'A return', valueType: 'text'},
] as const;
const lockingQuestion = sampleMessage(1, {
  sender: assistant,
  template: {type: 'quickReplies', actions: options},
  inputLocked: true,
});
const states = {
  open: {threads: {co_1: sampleThread()}},
  attaching: {config: configThatAttaches(), threads: {co_1: sampleThread()}},
  locked: {threads: {co_1: sampleThread([lockingQuestion])}},
  ended: {conversations: [sampleConversation({ended: true})], threads: {co_1: sampleThread()}},
  tooLong: {config: configWithLimit(10), composerTexts: {co_1: 'Twelve chars'}, threads: {co_1: sampleThread()}},
} satisfies Record<string, Partial<ChatState>>;

describe('<kustomer-chat-composer>', () => {
  it('sends with Enter and empties the field', async () => {
    const {session, field} = await openComposer();
    await sendKeys({type: 'Where is my order?'});
    await sendKeys({press: 'Enter'});
    expect(session.callsOf('sendMessage')).to.deep.equal([['co_1', 'Where is my order?']]);
    await waitUntil(() => field().value === '');
    window.dispatchEvent(new Event('pagehide'));
    expect(session.callsOf('saveText')).to.be.empty; // the session has taken it out of the storage by itself
  });

  it('empties the field with the bubble, or with the next key, or soon, and sends nothing twice', async () => {
    const {session, composer, field, type} = await openComposer();
    const press = (key: string) => field().dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
    const bubble = sampleThread([], {newAfterSeq: 1});
    const clock = stopClock();
    const ways: Record<string, () => unknown> = {
      bubble: () => {
        session.change({threads: {co_1: bubble}});
      },
      key: () => press('a'),
      Enter: () => press('Enter'),
      button: () => {
        button(composer, 'Send').click();
      },
      time: () => {
        clock.pass(100);
      },
    };
    try {
      for (const [way, act] of Object.entries(ways)) {
        session.calls.length = 0;
        type('Where is my order?');
        press('Enter');
        await composer.updateComplete;
        expect(field().value, way).to.equal('Where is my order?'); // one layout for both
        act();
        await composer.updateComplete;
        expect(field().value, way).to.equal('');
        expect(session.callsOf('sendMessage'), way).to.have.length(1);
        clock.pass(1000);
        expect(session.callsOf('saveText'), way).to.be.empty;
      }
    } finally {
      clock.end();
    }
  });

  it('breaks the line with Shift and Enter', async () => {
    const {session, field} = await openComposer();
    await sendKeys({type: 'one'});
    await sendKeys({down: 'Shift'});
    await sendKeys({press: 'Enter'});
    await sendKeys({up: 'Shift'});
    await sendKeys({type: 'two'});
    expect(field().value).to.equal('one\ntwo');
    expect(session.callsOf('sendMessage')).to.be.empty;
  });

  it('leaves Enter to an input method while it composes', async () => {
    const {session, type, field} = await openComposer();
    type('にほん');
    for (const init of [{isComposing: true}, {keyCode: 229}]) {
      const event = new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true, ...init});
      field().dispatchEvent(event);
      expect(event.defaultPrevented).to.be.false;
    }
    expect(session.callsOf('sendMessage')).to.be.empty;
  });

  it('takes what an input method composes as typed text, and sends it only once it is done', async () => {
    const {session, composer, field} = await openComposer();
    field().dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true}));
    for (const part of ['に', 'にほ', 'にほん']) {
      field().value = part;
      field().dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true, data: part}));
      await composer.updateComplete;
      expect(field().value).to.equal(part); // a render would end the composition if it wrote to the field
    }
    const enter = {key: 'Enter', bubbles: true, cancelable: true};
    field().dispatchEvent(new KeyboardEvent('keydown', {...enter, isComposing: true}));
    field().value = '日本';
    field().dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true, data: '日本'}));
    field().dispatchEvent(new CompositionEvent('compositionend', {bubbles: true, data: '日本'}));
    expect(session.callsOf('sendMessage')).to.be.empty;
    field().dispatchEvent(new KeyboardEvent('keydown', enter));
    expect(session.callsOf('sendMessage')).to.deep.equal([['co_1', '日本']]);
  });

  it('sends with its button and keeps focus in the field', async () => {
    const {session, composer, type, field} = await openComposer();
    type('  Hello  ');
    await composer.updateComplete;
    button(composer, 'Send').click();
    expect(session.callsOf('sendMessage')).to.deep.equal([['co_1', 'Hello']]);
    expect(composer.shadowRoot?.activeElement).to.equal(field());
  });

  it('sends nothing while only blanks are there', async () => {
    const {session, composer, type} = await openComposer();
    type(' \n ');
    await composer.updateComplete;
    expect(button(composer, 'Send').getAttribute('aria-disabled')).to.equal('true');
    button(composer, 'Send').click();
    expect(session.callsOf('sendMessage')).to.be.empty;
    expect(session.callsOf('reportTyping')).to.be.empty;
  });

  it('tells the session of typing and keeps the text a moment later, once', async () => {
    const {session, type} = await openComposer();
    const start = performance.now();
    type('H');
    type('He');
    expect(session.callsOf('reportTyping')).to.deep.equal([['co_1'], ['co_1']]);
    expect(session.callsOf('saveText')).to.be.empty;
    await waitUntil(() => session.callsOf('saveText').length > 0, 'saved', {interval: 10});
    expect(performance.now() - start).to.be.greaterThan(200);
    expect(session.callsOf('saveText')).to.deep.equal([['co_1', 'He']]);
  });

  it('keeps the text at most 250 ms after the last key, however fast or slow somebody types', async () => {
    const {session, type} = await openComposer();
    const saved = () => session.callsOf('saveText').at(-1)?.[1];
    const clock = stopClock();
    try {
      let typed = '';
      for (const [key, wait] of [
        ['W', 120],
        ['h', 120],
        ['e', 9],
        ['r', 240],
        ['e', 60],
        ['?', 250],
      ] as const) {
        type((typed += key));
        clock.pass(wait);
        if (wait === 250) expect(saved()).to.equal(typed);
      }
      type(`${typed}!`);
      clock.pass(250);
      expect(saved()).to.equal(`${typed}!`);
    } finally {
      clock.end();
    }
  });

  it('keeps the text at once when it loses focus, its page or its place', async () => {
    const {session, composer, type, field} = await openComposer();
    type('one');
    field().dispatchEvent(new FocusEvent('blur'));
    type('two');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    type('three');
    document.dispatchEvent(new Event('visibilitychange'));
    type('four');
    composer.remove();
    expect(session.callsOf('saveText').map(([, text]) => text)).to.deep.equal(['one', 'two', 'three', 'four']);
  });

  it('shows what was kept, and what comes back to it', async () => {
    const {session, field} = await openComposer({...states.open, composerTexts: {co_1: 'Kept'}});
    expect(field().value).to.equal('Kept');
    session.change({composerTexts: {co_1: 'Not sent before'}});
    await waitUntil(() => field().value === 'Not sent before');
  });

  it('does not let an older text overwrite what is being typed', async () => {
    const {session, composer, type, field} = await openComposer();
    type('newer');
    session.change({composerTexts: {co_1: 'older'}});
    await composer.updateComplete;
    expect(field().value).to.equal('newer');
  });

  it('keeps each thread’s text apart', async () => {
    const {session, composer, type, field} = await openComposer({...states.open, composerTexts: {co_2: 'For two'}});
    type('For one');
    composer.threadKey = 'co_2';
    await composer.updateComplete;
    expect(session.callsOf('saveText')).to.deep.equal([['co_1', 'For one']]);
    expect(field().value).to.equal('For two');
  });

  it('goes on in the middle of a word when the draft becomes a conversation', async () => {
    const {session, composer, type, field} = await openComposer({}, {key: 'draft_1'});
    type('And one more th');
    session.change({conversations: [sampleConversation({clientId: 'draft_1'})]});
    composer.threadKey = 'co_1';
    await composer.updateComplete;
    expect(field().value).to.equal('And one more th');
    field().dispatchEvent(new FocusEvent('blur'));
    expect(session.callsOf('saveText')).to.deep.equal([['co_1', 'And one more th']]);
  });

  it('counts from the last tenth on, and warns near the end', async () => {
    const {composer, type} = await openComposer({config: configWithLimit(1000), threads: {co_1: sampleThread()}});
    type('x'.repeat(899));
    await composer.updateComplete;
    expect(text(composer)).not.to.include('left');
    type('x'.repeat(900));
    await composer.updateComplete;
    expect(text(composer)).to.include('100 left');
    type('x'.repeat(962));
    await composer.updateComplete;
    expect(text(composer)).to.include('38 left');
  });

  it('does not send what is too long, says by how much, and forgets it when it fits', async () => {
    const {session, composer, type, field} = await openComposer(states.tooLong);
    expect(field().getAttribute('aria-invalid')).to.equal('true');
    await sendKeys({press: 'Enter'});
    await composer.updateComplete;
    expect(session.callsOf('sendMessage')).to.be.empty;
    expect(composer.shadowRoot?.querySelector('[role=alert]')?.textContent).to.include('2 characters too long');
    type('Ten chars.');
    await composer.updateComplete;
    expect(composer.shadowRoot?.querySelector('[role=alert]')).to.be.null;
  });

  it('grows with its text up to six lines', async () => {
    const {composer, type, field} = await openComposer();
    const heights = [];
    for (const lines of [1, 3, 6, 9]) {
      type('line\n'.repeat(lines - 1) + 'line');
      await composer.updateComplete;
      heights.push(field().clientHeight);
    }
    expect(heights[0]).to.equal(42);
    expect(heights[1]).to.be.within(84, 88);
    expect(heights[2]).to.be.within(150, 154);
    expect(heights[3]).to.equal(heights[2]);
  });

  it('gives its field a row to itself from the second line on, until the text is short again', async () => {
    const {composer, type, field} = await openComposer(states.attaching);
    const isBeside = (name: string) => {
      const tool = button(composer, name).getBoundingClientRect();
      return tool.top < field().getBoundingClientRect().bottom;
    };
    const order = () => [...(composer.shadowRoot?.querySelectorAll('.box > :is(button, textarea)') ?? [])];
    const narrow = field().clientWidth;
    type('One line.');
    await composer.updateComplete;
    expect([isBeside('Attach files'), isBeside('Insert an emoji'), isBeside('Send')]).to.deep.equal([true, true, true]);
    type('It goes on and on, '.repeat(4));
    await waitUntil(() => !isBeside('Send'), 'the row of its own');
    expect([isBeside('Attach files'), isBeside('Insert an emoji')]).to.deep.equal([false, false]);
    expect(field().clientWidth).to.be.greaterThan(narrow + 80);
    expect(order()[0]).to.equal(field()); // the Tab key goes as the eye does
    expect(field().matches(':focus')).to.equal(true);
    type('It goes on and on, and fits');
    await composer.updateComplete;
    expect(isBeside('Send')).to.equal(false); // nothing jumps to and fro at the edge
    type('');
    await waitUntil(() => isBeside('Send'), 'one row again');
    expect(order()[1]).to.equal(field());
  });

  it('measures itself where the browser does not grow fields', async () => {
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (property: string, value?: string) =>
      property !== 'field-sizing' && (value === undefined ? supports(property) : supports(property, value));
    try {
      const {composer, type, field} = await openComposer();
      type('one\ntwo\nthree');
      await composer.updateComplete;
      expect(parseFloat(field().style.blockSize)).to.be.within(84, 88);
    } finally {
      CSS.supports = supports;
    }
  });

  it('is locked while a question takes only its answers, and open again once one is on its way', async () => {
    const {session, composer} = await openComposer(states.locked);
    expect(text(composer)).to.include('Choose an answer to go on');
    expect(composer.focusField()).to.be.false;
    const outgoing = {clientId: 'c', body: 'An order', createdAt: '', delivery: 'sending', error: null} as const;
    const thread = sampleThread([lockingQuestion], {
      outgoing: [{...outgoing, reply: {messageId: lockingQuestion.id, value: 'a'}}],
    });
    session.change({threads: {co_1: thread}});
    await composer.updateComplete;
    expect(composer.focusField()).to.be.true;
  });

  it('is locked by the last thing an assistant opens with', async () => {
    const opening = {id: 'as_1', publicName: null, avatarUrl: null, opening: [lockingQuestion]};
    const {composer} = await openComposer({threads: {draft_1: sampleThread([], {opening})}}, {key: 'draft_1'});
    expect(text(composer)).to.include('Choose an answer to go on');
  });

  it('keeps focus where the field was when a lock takes its place', async () => {
    const {session, composer} = await openComposer();
    session.change(states.locked);
    await composer.updateComplete;
    expect(composer.shadowRoot?.activeElement?.textContent).to.include('Choose an answer');
    session.change(states.open);
    await composer.updateComplete;
    expect(composer.shadowRoot?.activeElement?.localName).to.equal('textarea');
  });

  it('offers a new conversation when this one has ended', async () => {
    const {session, composer} = await openComposer(states.ended);
    expect(composer.focusField()).to.be.false;
    button(composer, 'New conversation').click();
    expect(session.callsOf('showNewThread')).to.have.length(1);
  });

  it('renders for its own slices only', async () => {
    const {session, composer} = await openComposer();
    await composer.updateComplete;
    session.change({unread: {total: 1, conversations: {co_9: 1}}, composerTexts: {co_9: 'elsewhere'}});
    expect(composer.isUpdatePending).to.be.false;
  });

  for (const [name, state] of Object.entries(states)) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`has nothing for axe to find: ${name}, ${scheme}`, async () => {
        const {composer} = await openComposer(state, {scheme});
        await expectAccessible(composer);
      });
    }
  }

  it('stands the other way round in right-to-left writing', async () => {
    const {composer, field, type} = await openComposer(states.open, {dir: 'rtl'});
    expect(getComputedStyle(field()).direction).to.equal('rtl'); // its placeholder is in the page's language
    type('English text');
    await composer.updateComplete;
    expect(getComputedStyle(field()).direction).to.equal('ltr');
    const send = button(composer, 'Send').getBoundingClientRect();
    expect(send.right).to.be.at.most(field().getBoundingClientRect().left);
  });
});

async function openComposer(state: Partial<ChatState> = states.open, options: FrameOptions & {key?: string} = {}) {
  await Promise.all([threadChunk, toolsChunk, closedChunk].map((chunk) => chunk.load()));
  const session = new StillSession(state);
  const composer = new KustomerChatComposer();
  composer.threadKey = options.key ?? 'co_1';
  await inFrame(composer, session, {...options, height: 200});
  composer.focusField();
  const field = () => {
    const found = composer.shadowRoot?.querySelector('textarea');
    if (!found) throw new Error('The composer has no field.');
    return found;
  };
  const type = (value: string) => {
    field().value = value;
    field().dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  };
  return {session, composer, field, type};
}

function configWithLimit(bodyChars: number) {
  const config = sampleConfig();
  return {...config, limits: {...config.limits, bodyChars}};
}

function configThatAttaches() {
  const config = sampleConfig();
  return {...config, features: {...config.features, attachments: true}};
}

function button(composer: KustomerChatComposer, name: string): HTMLElement {
  const buttons = [...(composer.shadowRoot?.querySelectorAll('button') ?? [])];
  const found = buttons.find((each) => (each.ariaLabel ?? each.textContent.trim()) === name);
  if (!found) throw new Error(`The composer has no button “${name}”.`);
  return found;
}

function text(composer: KustomerChatComposer): string {
  return composer.shadowRoot?.textContent ?? '';
}

/** Timers of the page run only as `pass` says, so that what is late is late on every machine. */
function stopClock() {
  const {setTimeout: realSet, clearTimeout: realClear} = window;
  const timers = new Map<number, {readonly at: number; readonly run: () => void}>();
  let now = 0;
  let last = 0;
  Object.assign(window, {
    setTimeout: (run: () => void, delay = 0) => {
      timers.set(++last, {at: now + delay, run});
      return last;
    },
    clearTimeout: (id: number) => timers.delete(id),
  });
  return {
    pass(time: number) {
      now += time;
      for (const [id, {at, run}] of [...timers].sort(([, one], [, other]) => one.at - other.at)) {
        if (at <= now && timers.delete(id)) run();
      }
    },
    end() {
      Object.assign(window, {setTimeout: realSet, clearTimeout: realClear});
    },
  };
}
