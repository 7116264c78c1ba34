import {expect, waitUntil} from '@open-wc/testing';
import {KustomerChatComposer} from '../../src/elements/kustomer-chat-composer.js';
import {KustomerChatThread} from '../../src/elements/kustomer-chat-thread.js';
import {threadChunk} from '../../src/elements/thread-chunk.js';
import {expectAccessible} from '../support/axe.js';
import {inFrame} from '../support/frame.js';
import {sampleMessage, sampleThread} from '../support/model-samples.js';
import {StillSession} from '../support/still-session.js';

const loaded = threadChunk.load;

describe('what <kustomer-chat-thread> loads', () => {
  afterEach(() => {
    Object.assign(threadChunk, {code: undefined, failed: false, load: loaded});
  });

  it('is nothing while nobody has written', async () => {
    const {thread, text} = await openThread(sampleThread());
    expect(text()).to.contain('New conversation');
    await thread.updateComplete;
    expect(threadChunk.code).to.equal(undefined);
  });

  it('is asked for by the first character, so that the bubble waits for nothing', async () => {
    let calls = 0;
    threadChunk.load = () => {
      calls++;
      return Promise.resolve();
    };
    const composer = new KustomerChatComposer();
    composer.threadKey = 'co_1';
    await inFrame(composer, new StillSession({threads: {co_1: sampleThread()}}));
    expect(calls).to.equal(0);
    const field = composer.shadowRoot?.querySelector('textarea');
    if (field) field.value = 'W';
    field?.dispatchEvent(new Event('input'));
    await composer.updateComplete;
    expect(calls).to.be.greaterThan(0);
  });

  it('can fail: then a reload is offered, and said what is safe', async () => {
    threadChunk.load = () => {
      threadChunk.failed = true;
      return Promise.resolve();
    };
    const {thread, text} = await openThread(sampleThread([sampleMessage(1)]));
    await waitUntil(() => text().includes('Reload the page'));
    expect(text()).to.contain('Your conversations are safe');
    await expectAccessible(thread);
  });

  it('keeps the same log, and its focus, when it comes; until then there are bones', async () => {
    const {session, thread, text} = await openThread(sampleThread());
    const log = thread.shadowRoot?.querySelector<HTMLElement>('[role=log]');
    log?.focus();
    session.change({threads: {co_1: sampleThread([sampleMessage(1, {body: 'At last'})])}});
    await thread.updateComplete;
    expect(thread.shadowRoot?.querySelector('.skeleton')).to.not.equal(null);
    await waitUntil(() => text().includes('At last'));
    expect(thread.shadowRoot?.querySelector('.skeleton')).to.equal(null);
    expect(thread.shadowRoot?.activeElement === log).to.be.true;
  });
});

async function openThread(state: ReturnType<typeof sampleThread>) {
  const session = new StillSession({threads: {co_1: state}});
  const thread = new KustomerChatThread();
  thread.threadKey = 'co_1';
  await inFrame(thread, session);
  return {session, thread, text: () => thread.shadowRoot?.textContent ?? ''};
}
