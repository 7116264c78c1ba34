import {expect} from '@open-wc/testing';
import {ChatError} from '../../src/model/chat-error.js';
import type {OutgoingMessage} from '../../src/session/chat-state.js';
import {DeliveryNews} from '../../src/session/delivery-news.js';
import type {DeliveryChange} from '../../src/session/sdk-details.js';
import {until} from '../support/chat-page.js';
import {InPageServer} from '../support/in-page.js';
import {sampleConversation, sampleMessage} from '../support/model-samples.js';
import {sessionParts, settled} from '../support/session-parts.js';
import {startSession, withMethods} from '../support/test-session.js';

function newNews() {
  const test = sessionParts();
  new DeliveryNews(test.parts);
  const {store} = test.parts;
  const write = (clientId: string, key = 'co_1', more: Partial<OutgoingMessage> = {}) => {
    const outgoing = {clientId, body: clientId, reply: null, createdAt: '', delivery: 'sending', error: null, ...more};
    store.dispatch({type: 'message-written', key, outgoing: outgoing as OutgoingMessage});
  };
  const change = (clientId: string, delivery: OutgoingMessage['delivery'], error: ChatError | null = null) => {
    store.dispatch({type: 'delivery-changed', clientId, delivery, error});
  };
  const changes = async () => {
    await settled();
    return test.told.splice(0).map(({detail}) => detail as DeliveryChange);
  };
  return {...test, store, write, change, changes};
}

describe('kustomer-delivery-change', () => {
  it('tells each state of a message once, with the reason', async () => {
    const {write, change, changes} = newNews();
    write('one');
    const one = {conversationId: 'co_1', clientId: 'one'};
    expect(await changes()).to.deep.equal([{...one, delivery: 'sending'}]);
    const error = () => new ChatError('unavailable', 'Busy.', {status: 503, retryable: true});
    const reason = {code: 'unavailable', message: 'Busy.'};
    change('one', 'waiting', error());
    expect(await changes()).to.deep.equal([{...one, delivery: 'waiting', error: reason}]);
    change('one', 'waiting', error());
    expect(await changes()).to.deep.equal([]);
    change('one', 'waiting', new ChatError('rate-limited', 'Slow.', {status: 429, retryable: true}));
    expect((await changes()).map(({error}) => error?.code)).to.deep.equal(['rate-limited']);
    change('one', 'failed', new ChatError('conversation-ended', 'Over.', {status: 409}));
    expect((await changes()).map(({delivery}) => delivery)).to.deep.equal(['failed']);
  });

  it('knows what the server has accepted from what was taken back', async () => {
    const {store, write, changes} = newNews();
    store.dispatch({type: 'thread-loaded', key: 'co_1', messages: [], olderCursor: null});
    write('sent');
    write('back');
    await changes();
    store.dispatch({type: 'message-changed', message: sampleMessage(1, {clientId: 'sent', direction: 'in'})});
    store.dispatch({type: 'outgoing-dropped', clientId: 'back'});
    expect((await changes()).map(({clientId, delivery}) => [clientId, delivery])).to.deep.equal([
      ['sent', 'sent'],
      ['back', 'removed'],
    ]);
  });

  it('has no conversation for a first message until it exists, and tells it sent when it does', async () => {
    const {store, write, changes} = newNews();
    write('new', 'new');
    write('next', 'new');
    expect((await changes()).map(({conversationId}) => conversationId)).to.deep.equal([null, null]);
    const conversation = sampleConversation({id: 'co_9', clientId: 'new'});
    store.dispatch({type: 'thread-created', key: 'new', conversation});
    store.dispatch({type: 'outgoing-dropped', clientId: 'new'});
    expect(await changes()).to.deep.equal([{conversationId: 'co_9', clientId: 'new', delivery: 'sent'}]);
    store.dispatch({type: 'outgoing-dropped', clientId: 'next'});
    expect(await changes()).to.deep.equal([{conversationId: 'co_9', clientId: 'next', delivery: 'removed'}]);
  });

  it('is silent once its visitor is gone', async () => {
    const {stop, write, changes} = newNews();
    write('one');
    stop();
    expect(await changes()).to.deep.equal([]);
  });

  it('follows a message through the real session, from the tap to the server’s answer', async () => {
    const backend = new InPageServer().backend();
    let isDown = true;
    const {session, told} = await startSession(
      withMethods(backend, {
        createConversation: (...args) => {
          if (!isDown) return backend.createConversation(...args);
          return Promise.reject(new ChatError('unavailable', 'Busy.', {status: 503, retryable: true}));
        },
      }),
    );
    session.showNewThread();
    session.sendMessage(session.state.draft?.clientId ?? '', 'Hello?');
    const changes = () =>
      told.filter(({name}) => name === 'delivery-change').map(({detail}) => detail as DeliveryChange);
    await until(() => changes().length > 0, 'the first change');
    isDown = false;
    session.retrySend();
    await until(() => {
      session.retrySend();
      return changes().some(({delivery}) => delivery === 'sent');
    }, 'the answer');
    expect(changes().map(({delivery}) => delivery)).to.deep.equal(['sending', 'sent']);
    expect(changes()[0]?.conversationId).to.equal(null);
    expect(changes()[1]?.conversationId).to.equal(session.state.conversations[0]?.id);
    const names = told.map(({name}) => name);
    expect(names.lastIndexOf('delivery-change')).to.be.greaterThan(names.indexOf('message-sent'));
  });
});
