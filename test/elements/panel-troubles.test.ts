import {expect} from '@open-wc/testing';
import {KustomerChatPanel} from '../../src/elements/kustomer-chat-panel.js';
import {threadChunk} from '../../src/elements/thread-chunk.js';
import type {ChatState} from '../../src/session/chat-state.js';
import {until} from '../support/chat-page.js';
import {english, inFrame} from '../support/frame.js';
import {sampleConfig, sampleConversation, sampleThread} from '../support/model-samples.js';
import {StillSession} from '../support/still-session.js';

const shown = {screen: {name: 'thread', key: 'co_1'}, threads: {co_1: sampleThread()}, config: sampleConfig()} as const;
const written = {...shown, conversations: [sampleConversation()]};

async function openPanel(state: Partial<ChatState>) {
  await threadChunk.load();
  const session = new StillSession(state);
  const panel = new KustomerChatPanel();
  Object.assign(panel, {session, language: english});
  await inFrame(panel, session);
  const text = () => panel.shadowRoot?.querySelector('[role=status]')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const shows = (words: string) => until(() => text().includes(words), `“${words}” in “${text()}”`);
  return {panel, session, text, shows};
}

describe('what the panel says of trouble', () => {
  afterEach(() => Reflect.deleteProperty(navigator, 'onLine'));

  it('is that there is no network, or that the chat does not answer', async () => {
    const {shows, panel, session} = await openPanel({...written, connection: 'offline'});
    await shows('The chat can’t be reached. What you write is kept here');
    Object.defineProperty(navigator, 'onLine', {value: false, configurable: true});
    panel.requestUpdate();
    await shows('No connection. What you write is kept here');
    [...(panel.shadowRoot?.querySelectorAll('button') ?? [])]
      .find(({textContent}) => textContent === 'Try now')
      ?.click();
    expect(session.callsOf('retrySend')).to.have.length(1);
  });

  it('is when it is tried again', async () => {
    const {shows} = await openPanel({...written, connection: 'offline', retryAt: Date.now() + 9000});
    await shows('Next try in 9 s.');
  });

  it('is that the chat was switched off while it was open', async () => {
    const {session, shows} = await openPanel({...written, availability: 'online'});
    session.change({availability: 'disabled'});
    await shows('The chat is switched off at the moment. What you wrote is kept here.');
  });

  it('is that an article did not open, until something else is shown', async () => {
    const {session, text, shows} = await openPanel(written);
    const {screen} = session.state;
    session.change({unopened: {screen, code: 'timeout'}});
    await shows('This page didn’t open. Try again in a moment.');
    session.change({unopened: {screen, code: 'not-found'}});
    await shows('This page isn’t here any more.');
    session.change({screen: {...screen}});
    await until(() => text() === '', 'quiet');
  });

  it('is that nothing is kept, once something was written, until it was read', async () => {
    const {panel, session, text, shows} = await openPanel({...shown, isVolatile: true});
    await panel.updateComplete;
    expect(text()).to.equal('');
    session.change({conversations: written.conversations});
    await shows('This browser keeps nothing of the chat.');
    panel.shadowRoot?.querySelector<HTMLElement>('.notice button')?.click();
    await until(() => text() === '', 'quiet');
    expect(panel.shadowRoot?.activeElement?.id).to.equal('heading');
  });
});
