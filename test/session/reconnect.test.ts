// Settings that were changed while a page had no stream were shown only after the next change of the availability.
import {expect} from '@open-wc/testing';
import type {EventObserver} from '../../src/backend/chat-backend.js';
import {until} from '../support/chat-page.js';
import {InPageServer} from '../support/in-page.js';
import {sampleConfig, sampleConversation} from '../support/model-samples.js';
import {startSession, withMethods} from '../support/test-session.js';

function desk() {
  const sample = sampleConfig();
  let observer: EventObserver | undefined;
  let greeting = 'Hello';
  let reads = 0;
  const backend = withMethods(new InPageServer().backend(), {
    hasVisitor: () => Promise.resolve(true),
    loadConfig: () => {
      reads++;
      return Promise.resolve({...sample, site: {...sample.site, greeting}});
    },
    listConversations: () =>
      Promise.resolve({items: [sampleConversation({id: 'co_1'})], nextCursor: null, eventCursor: 'now'}),
    listMessages: () => Promise.resolve({items: [], nextCursor: null, eventCursor: null}),
    subscribe: (subscriber) => (observer = subscriber),
    wake: () => undefined,
  });
  return {
    backend,
    stream: () => until(() => observer, 'the stream'),
    greet: (text: string) => (greeting = text),
    get reads() {
      return reads;
    },
  };
}

describe('settings that change while no stream is open', () => {
  it('are read once when it is open, for the first time or again', async () => {
    const server = desk();
    const {session} = await startSession(server.backend);
    session.open();
    const stream = await server.stream();
    expect(server.reads).to.equal(1);
    server.greet('Welcome');
    stream.connection('open');
    await until(() => session.state.config?.site.greeting === 'Welcome', 'the greeting of now');
    expect(server.reads).to.equal(2);
    server.greet('Welcome back');
    stream.connection('offline');
    expect(server.reads).to.equal(2);
    stream.connection('connecting');
    stream.connection('open');
    await until(() => session.state.config?.site.greeting === 'Welcome back', 'the new greeting');
    expect(server.reads).to.equal(3);
  });
});

describe('typing dots', () => {
  it('go when the conversation ends', async () => {
    const server = desk();
    const {session, told} = await startSession(server.backend);
    session.open();
    session.showThread('co_1');
    await until(() => session.state.threads['co_1']?.status === 'ready', 'the thread');
    const stream = await server.stream();
    const user = {id: null, displayName: 'Nora', avatarUrl: null};
    const data = {user, ai: false, expiresAt: ''};
    stream.event({type: 'typing.started', at: '', conversationId: 'co_1', data}, null);
    await until(() => session.state.threads['co_1']?.typing, 'the dots');
    const ended = sampleConversation({id: 'co_1', ended: true, endedAt: '2026-01-05T10:00:00.000Z'});
    stream.event({type: 'conversation.ended', at: '', conversationId: 'co_1', data: ended}, null);
    await until(() => session.state.threads['co_1']?.typing === null, 'the end of the dots');
    const activity = told.filter(({name}) => name === 'agent-typing-activity');
    expect(activity.map(({detail}) => (detail as {typing: boolean}).typing)).to.deep.equal([true, false]);
  });
});
