import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {ChatStore} from '../../../server/src/store/chat-store.js';
import {
  exampleConversation,
  exampleEvent,
  exampleMessage,
  exampleOutcome,
  exampleOutcomeKey,
  namesOf,
  newId,
  range,
} from './store-examples.js';

/** The part of the store contract about order: paging, unread counts and logs. `prune` runs last. */
export function logContract(store: () => ChatStore): void {
  async function startConversation(stored = exampleConversation()): Promise<string> {
    await store().transaction((transaction) => transaction.insertConversation(stored));
    return stored.conversation.id;
  }

  async function seqs(conversationId: string, range: {beforeSeq?: number; afterSeq?: number; limit: number}) {
    return (await store().messages(conversationId, range)).map(({message}) => message.seq);
  }

  /** Waits for `count` of them: any transaction that runs beside this test may hold back the agents' log. */
  async function agentEvents(after: string, count: number) {
    for (;;) {
      const events = (await store().agentEvents(after, count)) ?? assert.fail('an unknown cursor');
      if (events.length === count) return events;
    }
  }

  it('gives eight writers seqs and offsets without a gap, while readers see no gap either', async () => {
    const subjectId = newId();
    const id = await startConversation(exampleConversation({subjectId}));
    const agentStart = await store().agentLog();
    let isWriting = true;
    async function readUntilWritten(): Promise<number> {
      let position = 0;
      for (let isLast = false; !isLast;) {
        isLast = !isWriting;
        const events = await store().events(subjectId, position, 1000);
        assert.deepEqual(
          events.map(({offset}) => offset),
          range(position + 1, position + events.length),
        );
        position += events.length;
      }
      return position;
    }
    const reader = readUntilWritten();
    const written = await Promise.all(
      range(1, 8).map(async (writer) => {
        const own: number[] = [];
        for (const turn of range(1, 10)) {
          const {message} = await store().transaction(async (transaction) => {
            const stored = await transaction.insertMessage(exampleMessage(id));
            await transaction.appendEvent(subjectId, exampleEvent(id, `${stored.message.seq}`));
            await transaction.appendAgentEvent(exampleEvent(id, `${writer}/${turn}`));
            return stored;
          });
          own.push(message.seq);
        }
        return own;
      }),
    );
    isWriting = false;
    assert.equal(await reader, 80);
    assert.deepEqual(
      written.flat().sort((one, other) => one - other),
      range(1, 80),
    );
    assert.deepEqual(await seqs(id, {limit: 100}), range(1, 80));
    // Offsets are in commit order, and so are the seqs that were assigned under the same locks.
    assert.deepEqual(namesOf(await store().events(subjectId, 0, 100)), range(1, 80).map(String));
    assert.equal((await agentEvents(agentStart, 80)).length, 80);
  });

  it('pages messages by seq in ascending order', async () => {
    const id = await startConversation();
    for (const count of [4, 6]) {
      await store().transaction(async (transaction) => {
        for (const _ of range(1, count)) await transaction.insertMessage(exampleMessage(id));
      });
    }
    assert.deepEqual(await seqs(id, {limit: 3}), [8, 9, 10]);
    assert.deepEqual(await seqs(id, {limit: 3, beforeSeq: 8}), [5, 6, 7]);
    assert.deepEqual(await seqs(id, {limit: 3, beforeSeq: 2}), [1]);
    assert.deepEqual(await seqs(id, {limit: 3, beforeSeq: 1}), []);
    assert.deepEqual(await seqs(id, {limit: 3, afterSeq: 0}), [1, 2, 3]);
    assert.deepEqual(await seqs(id, {limit: 3, afterSeq: 9}), [10]);
    assert.deepEqual(await seqs(id, {limit: 9, afterSeq: 4, beforeSeq: 7}), [5, 6]);
    assert.deepEqual(await seqs(newId(), {limit: 3}), []);
  });

  it('finds the first message since a time, whatever its notation', async () => {
    const id = await startConversation();
    await store().transaction(async (transaction) => {
      for (const minute of ['00', '10', '20']) {
        await transaction.insertMessage(exampleMessage(id, {createdAt: `2026-01-05T10:${minute}:00.000Z`}));
      }
    });
    const found = async (at: string) => (await store().firstMessageSince(id, at))?.message.seq;
    assert.equal(await found('2026-01-05T09:00:00Z'), 1);
    assert.equal(await found('2026-01-05T10:10:00.000Z'), 2);
    assert.equal(await found('2026-01-05T11:10:00.001+01:00'), 3);
    assert.equal(await found('2026-01-05T10:20:01Z'), undefined);
  });

  it('lists conversations by their last message, newest first, from any position', async () => {
    const subjectId = newId();
    const [first, second, third] = [newId(), newId(), newId()];
    const at = (minute: string) => `2026-01-05T10:${minute}:00.000Z`;
    await startConversation(exampleConversation({subjectId}, {id: first, lastMessageAt: at('01')}));
    await startConversation(exampleConversation({subjectId}, {id: second, lastMessageAt: at('02'), ended: true}));
    await startConversation(exampleConversation({subjectId}, {id: third, lastMessageAt: at('01')}));
    const list = async (filter: object) =>
      (await store().conversations({subjectId, limit: 10, ...filter})).map(({conversation}) => conversation.id);
    const newer = first > third ? first : third;
    const older = first > third ? third : first;
    assert.deepEqual(await list({}), [second, newer, older]);
    assert.deepEqual(await list({limit: 2}), [second, newer]);
    assert.deepEqual(await list({after: {lastMessageAt: at('02'), id: second}}), [newer, older]);
    assert.deepEqual(await list({after: {lastMessageAt: at('01'), id: newer}}), [older]);
    assert.deepEqual(await list({after: {lastMessageAt: at('01'), id: older}}), []);
    assert.deepEqual(await list({status: 'ended'}), [second]);
    assert.deepEqual(await list({status: 'open', limit: 1}), [newer]);
    const all = await store().conversations({limit: 1000});
    assert.ok([first, second, third].every((id) => all.some(({conversation}) => conversation.id === id)));
  });

  it('counts as unread what goes out after the last read message, and no opening', async () => {
    const stored = exampleConversation();
    const {subjectId} = stored;
    const id = await startConversation(stored);
    await startConversation(exampleConversation({subjectId}));
    const say = (direction: 'in' | 'out', opening = false) =>
      store().transaction((transaction) => transaction.insertMessage(exampleMessage(id, {direction}), {opening}));
    const readTo = (customerReadSeq: number) =>
      store().transaction((transaction) => transaction.updateConversation({...stored, customerReadSeq}));
    await say('out', true);
    await say('in');
    assert.deepEqual(await store().unread(subjectId), {});
    await say('out');
    await say('in');
    await say('out');
    assert.deepEqual(await store().unread(subjectId), {[id]: 2});
    assert.equal(await store().unreadIn(id), 2);
    await readTo(3);
    assert.deepEqual(await store().unread(subjectId), {[id]: 1});
    await readTo(99);
    assert.deepEqual(await store().unread(subjectId), {});
    assert.equal(await store().unreadIn(id), 0);
    await readTo(5);
    assert.deepEqual(await store().unread(subjectId), {});
    assert.equal(await store().unreadIn(id), 0);
    assert.equal(await store().unreadIn(newId()), 0);
  });

  it('replaces a message without moving it', async () => {
    const id = await startConversation();
    const first = await store().transaction((transaction) => transaction.insertMessage(exampleMessage(id)));
    await store().transaction((transaction) => transaction.insertMessage(exampleMessage(id)));
    const edited = {...first.message, body: 'Edited', editedAt: '2026-01-05T11:00:00.000Z'};
    await store().transaction((transaction) => transaction.updateMessage({...edited, seq: 7}));
    assert.deepEqual((await store().messages(id, {limit: 5}))[0], {message: edited, opening: false});
  });

  it('keeps a log for each subject from offset 1, and shows a transaction its own events', async () => {
    const [one, other] = [newId(), newId()];
    const empty = await store().log(one);
    assert.deepEqual({...empty, epoch: ''}, {epoch: '', oldest: 1, last: 0});
    await store().transaction(async (transaction) => {
      for (const name of ['a', 'b', 'c']) await transaction.appendEvent(one, exampleEvent('x', name));
      await transaction.appendEvent(other, exampleEvent('x', 'd'));
      assert.deepEqual(namesOf(await transaction.events(one, 1, 10)), ['b', 'c']);
    });
    const failing = store().transaction(async (transaction) => {
      await transaction.appendEvent(one, exampleEvent('x', 'lost'));
      throw new Error('no');
    });
    await assert.rejects(failing);
    await store().transaction((transaction) => transaction.appendEvent(one, exampleEvent('x', 'e')));
    const events = await store().events(one, 0, 10);
    assert.deepEqual(
      events.map(({offset}) => offset),
      [1, 2, 3, 4],
    );
    assert.deepEqual(namesOf(events), ['a', 'b', 'c', 'e']);
    assert.deepEqual(namesOf(await store().events(one, 1, 2)), ['b', 'c']);
    assert.deepEqual(namesOf(await store().events(other, 0, 10)), ['d']);
    assert.deepEqual(await store().log(one), {epoch: empty.epoch, oldest: 1, last: 4});
  });

  it('gives the agents one log that can be read on from every event', async () => {
    const start = await store().agentLog();
    for (const name of ['a', 'b', 'c']) {
      await store().transaction((transaction) => transaction.appendAgentEvent(exampleEvent('x', name)));
    }
    const all = await agentEvents(start, 3);
    assert.deepEqual(namesOf(all), ['a', 'b', 'c']);
    assert.deepEqual(namesOf((await store().agentEvents(all[0]?.cursor ?? '', 10)) ?? []), ['b', 'c']);
    assert.deepEqual(namesOf((await store().agentEvents(start, 2)) ?? []), ['a', 'b']);
    assert.deepEqual(await store().agentEvents(all[2]?.cursor ?? '', 10), []);
  });

  it('knows a cursor that is not its own', async () => {
    const cursor = await store().agentLog();
    assert.deepEqual(await store().agentEvents(cursor, 0), []);
    const foreign = ['', 'nonsense', `0${cursor}`, `${cursor}-1-1`, `${cursor}\u0000`];
    for (const after of foreign) assert.equal(await store().agentEvents(after, 10), undefined, after);
  });

  it('forgets old events and old bodies, and says where each log begins now', async () => {
    const [aged, long, young] = [newId(), newId(), newId()];
    const key = exampleOutcomeKey(aged);
    const start = await store().agentLog();
    await store().transaction(async (transaction) => {
      for (const day of ['01', '02', '20']) {
        const event = exampleEvent('x', day, `2026-03-${day}T00:00:00.000Z`);
        await transaction.appendEvent(aged, event);
        await transaction.appendAgentEvent(event);
      }
      for (const name of range(1, 7)) {
        await transaction.appendEvent(long, exampleEvent('x', `${name}`, '2026-03-20T00:00:00.000Z'));
      }
      await transaction.appendEvent(young, exampleEvent('x', 'old', '2026-03-01T00:00:00.000Z'));
      await transaction.saveOutcome(key, {...exampleOutcome({id: 'x'}), createdAt: '2026-03-19T00:00:00.000Z'});
    });
    const last = (await agentEvents(start, 3)).at(-1)?.cursor ?? '';
    await store().prune({now: '2026-03-21T00:00:00.000Z', days: 7, perSubject: 5});
    const {epoch} = await store().log(aged);
    assert.deepEqual(await store().log(aged), {epoch, oldest: 3, last: 3});
    assert.deepEqual(namesOf(await store().events(aged, 0, 10)), ['20']);
    assert.deepEqual(await store().log(long), {epoch, oldest: 3, last: 7});
    assert.deepEqual(await store().log(young), {epoch, oldest: 2, last: 1});
    assert.equal(await store().agentEvents(start, 10), undefined);
    assert.deepEqual(await store().agentEvents(last, 10), []);
    assert.deepEqual(await store().outcome(key), {
      ...exampleOutcome(null),
      createdAt: '2026-03-19T00:00:00.000Z',
    });
    await store().transaction((transaction) => transaction.appendEvent(young, exampleEvent('x', 'next')));
    assert.deepEqual(
      (await store().events(young, 1, 10)).map(({offset}) => offset),
      [2],
    );
  });
}
