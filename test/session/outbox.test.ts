import {expect} from '@open-wc/testing';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import {ChatError} from '../../src/model/chat-error.js';
import type {Courier} from '../../src/session/delivery.js';
import {Outbox} from '../../src/session/outbox.js';
import {chatError} from '../../src/session/plain-error.js';
import {Tabs} from '../../src/session/tabs.js';
import {sampleConversation, sampleMessage} from '../support/model-samples.js';
import {sessionParts, settled} from '../support/session-parts.js';

const unreachable = new ChatError('backend-unavailable', 'No.', {retryable: true});
const refused = new ChatError('invalid-request', 'No.', {status: 400});

/** An outbox of a page that is alone, and what becomes of each write: its outcomes in order, the last one for good. */
function outbox() {
  const hasVisitor = () => Promise.resolve(false);
  const test = sessionParts(undefined, {hasVisitor} as ChatBackend);
  const sent: string[] = [];
  const outcomesOf = new Map<string, readonly (ChatError | 'conversation' | undefined)[]>();
  const writes = new Map<string, {refusals: string[]; keys: string[]; tries: () => number}>();
  const courier: Courier = {
    deliver: async ({clientId, key}) => {
      const write = writes.get(clientId);
      const outcomes = outcomesOf.get(clientId) ?? [];
      const outcome = outcomes[Math.min(write?.keys.length ?? 0, outcomes.length - 1)];
      write?.keys.push(key);
      await Promise.resolve();
      if (outcome instanceof ChatError) throw outcome;
      sent.push(clientId);
      if (!outcome) return {message: sampleMessage(1, {clientId, conversationId: key})};
      return {conversation: sampleConversation({id: 'c1', clientId: key}), messages: []};
    },
    find: () => Promise.resolve(undefined),
    changes: ({key, clientId}, accepted) => ({
      actions: [
        ...('conversation' in accepted
          ? [{type: 'thread-created', key, conversation: accepted.conversation} as const]
          : []),
        {type: 'outgoing-dropped', key: 'conversation' in accepted ? accepted.conversation.id : key, clientId},
      ],
      stored: () => Promise.resolve([]),
    }),
    givesUp: () => false,
    settled: ({record, error}) => {
      if (error) writes.get(record.clientId)?.refusals.push(chatError(error).code);
    },
    missed: () => undefined,
    settledElsewhere: () => undefined,
  };
  const tabs = new Tabs(test.parts);
  tabs.join();
  const box = new Outbox(test.parts, tabs, courier);
  const add = (clientId: string, outcomes: readonly (ChatError | 'conversation' | undefined)[], key = 'thread') => {
    outcomesOf.set(clientId, outcomes);
    const keys: string[] = [];
    const write = {refusals: [], keys, tries: () => keys.length};
    writes.set(clientId, write);
    void box.add({clientId, key, body: clientId, reply: null}, () => []);
    return write;
  };
  const delivery = (clientId: string, key = 'thread') =>
    test.parts.store.state.threads[key]?.outgoing.find((outgoing) => outgoing.clientId === clientId)?.delivery;
  return {...test, box, add, sent, delivery};
}

describe('the outbox', () => {
  it('sends one after the other, so that none overtakes', async () => {
    const {add, sent, clock} = outbox();
    add('one', [unreachable, undefined]);
    add('two', [undefined]);
    await settled();
    expect(sent).to.deep.equal([]);
    await clock.pass(1000);
    expect(sent).to.deep.equal(['one', 'two']);
  });

  it('lets another thread pass', async () => {
    const {add, sent} = outbox();
    add('stuck', [unreachable]);
    add('free', [undefined], 'other');
    await settled();
    expect(sent).to.deep.equal(['free']);
  });

  it('keeps what was written in a draft under the conversation that it has become meanwhile', async () => {
    const {add, parts} = outbox();
    add('draft', ['conversation'], 'draft');
    await settled();
    add('late', [unreachable], 'draft');
    await settled();
    const stored = await parts.environment.storage.get('outbox/late');
    expect(stored).to.include({key: 'c1'});
  });

  it('backs off, says that it waits after five tries, and goes on', async () => {
    const {add, clock, delivery, parts} = outbox();
    const write = add('one', [unreachable]);
    await settled();
    expect(parts.store.state.connection).to.equal('offline');
    for (const pause of [1000, 2000, 4000]) await clock.pass(pause);
    expect(write.tries()).to.equal(4);
    expect(delivery('one')).to.equal('sending');
    await clock.pass(8000);
    expect(delivery('one')).to.equal('waiting');
    for (let minute = 0; minute < 10; minute++) await clock.pass(30_000);
    expect(write.tries()).to.be.greaterThan(10);
    expect(write.refusals).to.deep.equal([]);
  });

  it('says of all that is behind a message that waits that it waits too, until that is sent', async () => {
    const {add, clock, delivery} = outbox();
    add('one', [unreachable, unreachable, unreachable, unreachable, unreachable, undefined]);
    add('two', [unreachable, undefined]);
    await settled();
    for (const pause of [1000, 2000, 4000, 8000]) await clock.pass(pause);
    expect([delivery('one'), delivery('two')]).to.deep.equal(['waiting', 'waiting']);
    add('three', [undefined]);
    await settled();
    expect(delivery('three')).to.equal('waiting');
    await clock.pass(16_000);
    add('four', [unreachable]);
    await settled();
    expect(delivery('four')).to.equal('sending');
  });

  it('tells when it tries again, unless only the browser can know', async () => {
    const {add, clock, parts, presence} = outbox();
    add('one', [unreachable]);
    await settled();
    expect(parts.store.state.retryAt).to.equal(clock.time + 1000);
    presence.isOnline = false;
    await clock.pass(1000);
    expect(parts.store.state.retryAt).to.equal(undefined);
  });

  it('waits as long as the server asked for', async () => {
    const {add, clock} = outbox();
    const limited = new ChatError('rate-limited', 'Later.', {status: 429, retryable: true, retryAfter: 60});
    const write = add('one', [limited, undefined]);
    await settled();
    await clock.pass(60_000);
    expect(write.tries()).to.equal(1);
    await clock.pass(1000);
    expect(write.tries()).to.equal(2);
  });

  it('tries at once when it is woken', async () => {
    const {add, box, sent} = outbox();
    add('one', [unreachable, undefined]);
    await settled();
    box.wake();
    await settled();
    expect(sent).to.deep.equal(['one']);
  });

  it('gives up only when the server refuses for good, and then goes on with the next', async () => {
    const {add, sent, delivery} = outbox();
    const write = add('one', [refused]);
    add('two', [undefined]);
    await settled();
    expect(write.refusals).to.deep.equal([refused.code]);
    expect(delivery('one')).to.equal('failed');
    expect(sent).to.deep.equal(['two']);
  });

  it('hands what waits for a new conversation over to it', async () => {
    const {add, clock, parts, values} = outbox();
    const first = add('one', [unreachable, 'conversation']);
    const second = add('two', [unreachable]);
    await settled();
    await clock.pass(1000);
    expect(first.keys).to.deep.equal(['thread', 'thread']);
    expect(second.keys).to.deep.equal(['c1']);
    expect(values.get('outbox/two')).to.deep.include({key: 'c1'});
    expect(parts.store.state.threads['c1']?.outgoing.map(({clientId}) => clientId)).to.deep.equal(['two']);
  });

  it('leaves no timer behind when the session ends', async () => {
    const {add, clock, stop} = outbox();
    add('one', [unreachable]);
    await settled();
    expect(clock.waiting).to.equal(1);
    stop();
    await settled();
    expect(clock.waiting).to.equal(0);
  });
});
