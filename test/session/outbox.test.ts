import {expect} from '@open-wc/testing';
import {ChatError} from '../../src/model/chat-error.js';
import {Outbox} from '../../src/session/outbox.js';
import type {OutgoingMessage} from '../../src/session/chat-state.js';
import {sessionParts, settled} from '../support/session-parts.js';

const unreachable = new ChatError('backend-unavailable', 'No.', {retryable: true});
const refused = new ChatError('invalid-request', 'No.', {status: 400});

/** An outbox, and what becomes of each write: its outcomes in order, the last one for good. */
function outbox() {
  const test = sessionParts();
  const box = new Outbox(test.parts);
  const sent: string[] = [];
  const add = (clientId: string, outcomes: readonly (ChatError | undefined)[], key = 'thread') => {
    const outgoing: OutgoingMessage = {
      clientId,
      body: clientId,
      reply: null,
      createdAt: '',
      delivery: 'sending',
      error: null,
    };
    test.parts.store.dispatch({type: 'message-written', key, outgoing});
    let tries = 0;
    const write = {refusals: [] as ChatError[], keys: [] as string[], tries: () => tries};
    box.add(key, {
      clientId,
      send: async (current) => {
        write.keys.push(current);
        const outcome = outcomes[Math.min(tries++, outcomes.length - 1)];
        await Promise.resolve();
        if (outcome) throw outcome;
        sent.push(clientId);
      },
      refused: (error) => write.refusals.push(error),
    });
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
    expect(delivery('three')).to.equal('waiting');
    await clock.pass(16_000);
    add('four', [undefined]);
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
    expect(write.refusals).to.deep.equal([refused]);
    expect(delivery('one')).to.equal('failed');
    expect(sent).to.deep.equal(['two']);
  });

  it('hands what waits for a new conversation over to it', async () => {
    const {add, box, clock, parts} = outbox();
    const first = add('one', [unreachable, undefined]);
    const second = add('two', [undefined]);
    await settled();
    box.rename('thread', 'c1');
    await clock.pass(1000);
    expect(first.keys).to.deep.equal(['thread', 'c1']);
    expect(second.keys).to.deep.equal(['c1']);
    expect(parts.store.state.connection).to.equal('online');
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
