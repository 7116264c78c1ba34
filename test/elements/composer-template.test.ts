import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {KustomerChatComposer} from '../../src/elements/kustomer-chat-composer.js';
import {threadChunk} from '../../src/elements/thread-chunk.js';
import type {Message} from '../../src/model/message.js';
import {expectAccessible} from '../support/axe.js';
import {inFrame, type FrameOptions} from '../support/frame.js';
import {assistant, nora, sampleMessage, sampleThread} from '../support/model-samples.js';
import {StillSession} from '../support/still-session.js';

type Kind = 'text' | 'email' | 'phone' | 'name';
const asks = (kind: Kind, required = true) =>
  sampleMessage(1, {sender: assistant, body: 'Where?', template: {type: 'input', kind, required}});

describe('<kustomer-chat-composer> that is asked for one line', () => {
  const expected = {
    email: ['Email address', 'text', 'email', 'email'],
    phone: ['Phone number', 'tel', 'tel', 'tel'],
    name: ['Name', 'text', 'text', 'name'],
    text: ['Your answer', 'text', 'text', 'off'],
  } as const;
  for (const kind of ['email', 'phone', 'name', 'text'] as const) {
    it(`helps to give it: ${kind}`, async () => {
      const {composer, line} = await openComposer([asks(kind)]);
      const field = await line();
      const label = composer.shadowRoot?.querySelector('label');
      expect([label?.textContent, field.type, field.inputMode, field.autocomplete]).to.deep.equal(expected[kind]);
      expect(label?.control === field).to.be.true;
      expect(field.ariaRequired).to.equal('true');
      await expectAccessible(composer);
    });
  }

  it('asks once about what seems wrong, and sends it when it is sent again', async () => {
    const {composer, session, line} = await openComposer([asks('email')]);
    (await line()).focus();
    await sendKeys({type: 'mara'});
    await sendKeys({press: 'Enter'});
    await composer.updateComplete;
    expect(session.callsOf('sendMessage')).to.deep.equal([]);
    const hint = composer.shadowRoot?.querySelector('#under');
    expect(hint?.textContent).to.contain('looks like name@example.com');
    expect(hint?.querySelector('[role=alert]') === null).to.be.false;
    expect([(await line()).ariaInvalid, (await line()).getAttribute('aria-describedby')]).to.deep.equal([
      'true',
      'under',
    ]);
    await expectAccessible(composer);
    await sendKeys({press: 'Enter'});
    expect(session.callsOf('sendMessage')).to.deep.equal([['co_1', 'mara']]);
  });

  it('forgets the doubt when the answer looks right', async () => {
    const {composer, session, line} = await openComposer([asks('phone')]);
    (await line()).focus();
    await sendKeys({type: '12'});
    await sendKeys({press: 'Enter'});
    await sendKeys({type: '345'});
    await composer.updateComplete;
    expect(composer.shadowRoot?.querySelector('[role=alert]')).to.equal(null);
    await sendKeys({press: 'Enter'});
    expect(session.callsOf('sendMessage')).to.deep.equal([['co_1', '12345']]);
  });

  it('sends at once whatever a server takes', async () => {
    const answers: [Kind, string][] = [
      ['email', 'a+b@münchen.example'],
      ['phone', '+44 (0)20 7946-0018'],
      ['name', '李'],
      ['text', '?'],
    ];
    for (const [kind, answer] of answers) {
      const {composer, session, line} = await openComposer([asks(kind)]);
      const field = await line();
      field.value = answer;
      field.dispatchEvent(new InputEvent('input'));
      composer.shadowRoot?.querySelector<HTMLElement>('.send')?.click();
      expect(session.callsOf('sendMessage'), kind).to.deep.equal([['co_1', answer]]);
    }
  });

  it('asks nothing about what need not be given', async () => {
    const {session, line} = await openComposer([asks('email', false)]);
    const field = await line();
    expect(field.ariaRequired).to.equal(null);
    field.focus();
    await sendKeys({type: 'no'});
    await sendKeys({press: 'Enter'});
    expect(session.callsOf('sendMessage')).to.deep.equal([['co_1', 'no']]);
  });

  it('keeps text and focus when the question comes, and when it is answered', async () => {
    const {composer, session, line} = await openComposer([]);
    composer.focusField();
    await sendKeys({type: 'Half a'});
    session.change({threads: {co_1: sampleThread([asks('name')])}});
    await waitUntil(() => composer.shadowRoot?.activeElement?.localName === 'input');
    expect((await line()).value).to.equal('Half a');
    const answer = sampleMessage(2, {direction: 'in', body: 'Mara'});
    session.change({threads: {co_1: sampleThread([asks('name'), answer])}});
    await composer.updateComplete;
    expect(composer.shadowRoot?.activeElement?.localName).to.equal('textarea');
  });

  it('asks on behind a reminder, but not behind a person', async () => {
    const reminder = sampleMessage(2, {sender: assistant, body: 'I am still here.'});
    await (await openComposer([asks('email'), reminder])).line();
    const {composer} = await openComposer([asks('email'), sampleMessage(2, {sender: nora, body: 'Hello'})]);
    await composer.updateComplete;
    expect(composer.shadowRoot?.querySelector('textarea') === null).to.be.false;
  });

  it('is accessible in the dark, from right to left', async () => {
    const {composer, line} = await openComposer([asks('email')], {scheme: 'dark', dir: 'rtl', width: 360});
    await line();
    await expectAccessible(composer);
  });
});

async function openComposer(messages: readonly Message[], frame: FrameOptions = {}) {
  await threadChunk.load();
  const session = new StillSession({threads: {co_1: sampleThread(messages)}});
  const composer = new KustomerChatComposer();
  composer.threadKey = 'co_1';
  await inFrame(composer, session, {...frame, height: 200});
  const line = async () => {
    await waitUntil(() => composer.shadowRoot?.querySelector('input'), 'a line');
    const found = composer.shadowRoot?.querySelector('input');
    if (!found) throw new Error('The composer has no line.');
    return found;
  };
  return {composer, session, line};
}
