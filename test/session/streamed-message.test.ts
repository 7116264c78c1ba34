// A growing message stayed as it was when a piece of it was lost, and the page was told of each of its versions.
import {expect} from '@open-wc/testing';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import type {ChatEvent} from '../../src/model/chat-event.js';
import type {Message} from '../../src/model/message.js';
import {messagesBackwards} from '../../src/model/message-pages.js';
import type {ChatSession} from '../../src/session/chat-session.js';
import {until} from '../support/chat-page.js';
import {InPageServer} from '../support/in-page.js';
import {startSession, withMethods, type ToldEvent} from '../support/test-session.js';

const bot = {type: 'assistant', displayName: 'Bot', ai: true};

/** A visitor whose stream and reads of single messages the test watches. */
async function beginAnswer(body = '') {
  const server = new InPageServer();
  const backend = server.backend();
  const events: ChatEvent[] = [];
  const reads: string[] = [];
  let isLost: (event: ChatEvent) => boolean = () => false;
  let say: (event: ChatEvent) => void = () => undefined;
  const watched: ChatBackend = withMethods(backend, {
    subscribe: (observer, ...rest) => {
      const event: typeof observer.event = (came, cursor) => {
        events.push(came);
        if (!isLost(came)) observer.event(came, cursor);
      };
      say = (again) => observer.event(again, 'again');
      backend.subscribe({...observer, event}, ...rest);
    },
    loadMessage: (conversationId, messageId, signal) => {
      reads.push(messageId);
      return backend.loadMessage(conversationId, messageId, signal);
    },
  });
  const {session, told} = await startSession(watched);
  const {conversationId} = await session.call('createConversation', {message: 'Where is my order?'});
  await until(() => session.state.threads[conversationId]?.status === 'ready', 'the thread');
  await server.agentSays(conversationId, 'One moment');
  await until(() => shown(session, conversationId)?.body === 'One moment', 'the stream');
  const path = `/conversations/${conversationId}/messages`;
  const {id} = (await server.agent('POST', path, {body, sender: bot, streaming: true})) as Message;
  await until(() => shown(session, conversationId)?.id === id, 'the beginning');
  return {
    session,
    told,
    events,
    reads,
    conversationId,
    lose: (lost: typeof isLost) => (isLost = lost),
    say: (event: ChatEvent) => say(event),
    patch: (patch: unknown) => server.agent('PATCH', `${path}/${id}`, patch),
    shows: (text: string) => until(() => shown(session, conversationId)?.body === text, `“${text}”`),
    message: () => shown(session, conversationId),
  };
}

function shown(session: ChatSession, key: string): Message | undefined {
  const thread = session.state.threads[key];
  return thread ? messagesBackwards(thread.messages).next().value : undefined;
}

const received = (told: readonly ToldEvent[]) =>
  told.filter(({name}) => name === 'message-received').map(({detail}) => (detail as {body: string}).body);

describe('a message that grows', () => {
  it('is seen growing, without a read, and told to the page once, at its end', async () => {
    const answer = await beginAnswer();
    expect(answer.message()?.streaming).to.equal(true);
    for (const append of ['It ', 'is ', 'here 📦']) await answer.patch({append});
    await answer.shows('It is here 📦');
    expect(answer.message()?.streaming).to.equal(true);
    expect(received(answer.told)).to.deep.equal(['One moment']);
    await answer.patch({append: '.', done: true});
    await answer.shows('It is here 📦.');
    expect(answer.message()?.streaming).to.equal(false);
    expect(received(answer.told)).to.deep.equal(['One moment', 'It is here 📦.']);
    await answer.patch({body: 'It is there.'});
    await answer.shows('It is there.');
    expect(received(answer.told)).to.have.length(2);
    expect(answer.reads).to.deep.equal([]);
  });

  it('is repaired by one read when a piece was lost', async () => {
    const answer = await beginAnswer();
    await answer.patch({append: 'It '});
    await answer.shows('It ');
    answer.lose(({type}) => type === 'message.delta');
    const seen = answer.events.length;
    await answer.patch({append: 'is '});
    await until(() => answer.events.length > seen, 'the lost piece');
    answer.lose(() => false);
    for (const append of ['not ', 'yet ', 'here']) await answer.patch({append});
    await answer.shows('It is not yet here');
    await answer.patch({append: '.'});
    await answer.shows('It is not yet here.');
    expect(answer.reads).to.have.length(1);
    await answer.patch({done: true});
    await until(() => received(answer.told).length === 2, 'the end');
    expect(received(answer.told)).to.deep.equal(['One moment', 'It is not yet here.']);
    expect(answer.reads).to.have.length(1);
  });

  it('is whole at its end even when every piece was lost', async () => {
    const answer = await beginAnswer('So');
    answer.lose(({type}) => type === 'message.delta');
    await answer.patch({append: ' it '});
    await answer.patch({append: 'is', done: true});
    await answer.shows('So it is');
    expect(answer.reads).to.deep.equal([]);
    expect(received(answer.told)).to.deep.equal(['One moment', 'So it is']);
  });

  it('does not become shorter by a late word of its beginning', async () => {
    const answer = await beginAnswer();
    await answer.patch({append: 'Long since'});
    await answer.shows('Long since');
    const beginning = answer.events.find(({type, data}) => type === 'message.created' && 'body' in data && !data.body);
    if (beginning) answer.say(beginning);
    expect(answer.message()?.body).to.equal('Long since');
    await answer.patch({append: ' begun'});
    await answer.shows('Long since begun');
    expect(answer.reads).to.deep.equal([]);
  });

  it('is told at its end to a page that opened in the middle', async () => {
    const answer = await beginAnswer('Half');
    answer.session.showHome();
    answer.session.showThread(answer.conversationId);
    await until(() => answer.session.state.threads[answer.conversationId]?.status === 'ready', 'the page');
    await answer.patch({append: ' and half', done: true});
    await answer.shows('Half and half');
    expect(received(answer.told)).to.deep.equal(['One moment', 'Half and half']);
  });
});
