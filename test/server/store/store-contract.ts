import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {ChatStore, StoredConversation} from '../../../server/src/store/chat-store.js';
import {
  exampleConversation,
  exampleMessage,
  exampleOutcome,
  exampleOutcomeKey,
  exampleVisitor,
  newId,
  range,
} from './store-examples.js';
import {areaContracts} from './area-contracts.js';
import {logContract} from './log-contract.js';

/** What every ChatStore does; `open` is called once and gives an empty store. */
export function storeContract(name: string, open: () => Promise<ChatStore>): void {
  describe(`${name} keeps the store contract`, () => {
    let store: ChatStore;
    before(async () => {
      store = await open();
    });
    after(() => store.close());
    for (const contract of areaContracts) contract(() => store);

    async function startConversation(stored = exampleConversation()): Promise<StoredConversation> {
      await store.transaction((transaction) => transaction.insertConversation(stored));
      return stored;
    }

    it('gives back what was written, down to characters that SQL text cannot hold', async () => {
      const stored = exampleConversation(
        {assistantRun: {step: 2, answers: {name: 'Zoë'}}},
        {title: 'NUL \u0000, half a pair \ud83d, a whole one 😀', customAttributes: JSON.parse('{"__proto__": "x"}')},
      );
      const message = exampleMessage(stored.conversation.id, {body: 'a\u0000b \ud83d', clientId: null});
      const visitor = exampleVisitor();
      const written = await store.transaction(async (transaction) => {
        await transaction.insertVisitor(visitor);
        await transaction.insertConversation(stored);
        return transaction.insertMessage(message);
      });
      assert.deepEqual(written, {message: {...message, seq: 1}, opening: false});
      assert.deepEqual(await store.visitor(visitor.id), visitor);
      assert.deepEqual(await store.conversation(stored.conversation.id), {...stored, lastSeq: 1});
      assert.deepEqual(await store.message(stored.conversation.id, message.id), written);
      assert.equal(await store.visitor(newId()), undefined);
      assert.equal(await store.conversation(newId()), undefined);
      assert.equal(await store.message(newId(), message.id), undefined);
    });

    it('finds nothing for what anybody may ask, such as NUL or a position out of this world', async () => {
      const {conversation, subjectId} = await startConversation();
      const {id} = conversation;
      await store.transaction((transaction) => transaction.insertMessage(exampleMessage(id)));
      assert.equal(await store.conversation('\0'), undefined);
      assert.equal(await store.message(id, 'a\0'), undefined);
      assert.equal(await store.conversationByClientId(subjectId, '\0'), undefined);
      assert.equal(await store.outcome({...exampleOutcomeKey(subjectId), key: '\0'}), undefined);
      assert.equal(await store.transaction((transaction) => transaction.lockConversation('\0')), undefined);
      assert.deepEqual(await store.messages(id, {limit: 5, afterSeq: 9e15}), []);
      assert.equal((await store.messages(id, {limit: 5, beforeSeq: 9e15})).length, 1);
      assert.deepEqual(await store.events(subjectId, 9e15, 5), []);
    });

    it('rolls back everything when the work throws, and rethrows the same error', async () => {
      const {conversation, subjectId} = await startConversation();
      const error = new Error('no');
      const other = exampleConversation({subjectId});
      const visitor = exampleVisitor();
      const key = exampleOutcomeKey(subjectId);
      const attempt = store.transaction(async (transaction) => {
        await transaction.insertVisitor(visitor);
        await transaction.insertConversation(other);
        await transaction.insertMessage(exampleMessage(conversation.id));
        await transaction.updateConversation(exampleConversation({subjectId: newId()}, {id: conversation.id}));
        await transaction.saveOutcome(key, exampleOutcome('x'));
        assert.equal((await transaction.messages(conversation.id, {limit: 5})).length, 1);
        throw error;
      });
      await assert.rejects(attempt, (thrown) => thrown === error);
      assert.equal(await store.visitor(visitor.id), undefined);
      assert.equal(await store.conversation(other.conversation.id), undefined);
      assert.equal(await store.outcome(key), undefined);
      assert.deepEqual(await store.messages(conversation.id, {limit: 5}), []);
      assert.deepEqual(
        (await store.conversations({subjectId, limit: 5})).map((found) => found.conversation),
        [conversation],
      );
      const next = await store.transaction((transaction) => transaction.insertMessage(exampleMessage(conversation.id)));
      assert.equal(next.message.seq, 1);
    });

    it('shows nothing outside before the transaction has ended well', async () => {
      const stored = exampleConversation();
      let seen: Promise<StoredConversation | undefined> | undefined;
      const attempt = store.transaction(async (transaction) => {
        await transaction.insertConversation(stored);
        seen = store.conversation(stored.conversation.id);
        throw new Error('no');
      });
      await assert.rejects(attempt);
      assert.equal(await seen, undefined);
    });

    it('commits nothing after a failed write, even when its error was caught', async () => {
      const {conversation} = await startConversation();
      const message = exampleMessage(conversation.id);
      await store.transaction((transaction) => transaction.insertMessage(message));
      const visitor = exampleVisitor();
      const attempt = store.transaction(async (transaction) => {
        await transaction.insertVisitor(visitor);
        await transaction.insertMessage({...message, id: newId()}).catch(() => undefined);
      });
      await assert.rejects(attempt);
      assert.equal(await store.visitor(visitor.id), undefined);
    });

    it('keeps a message clientId unique within its conversation', async () => {
      const {conversation} = await startConversation();
      const {conversation: other} = await startConversation();
      const message = exampleMessage(conversation.id);
      const stored = await store.transaction((transaction) => transaction.insertMessage(message));
      await assert.rejects(
        store.transaction((transaction) => transaction.insertMessage({...message, id: newId()})),
        {name: 'ChatError'},
      );
      assert.deepEqual(await store.messageByClientId(conversation.id, message.clientId ?? ''), stored);
      assert.deepEqual(await store.messages(conversation.id, {limit: 5}), [stored]);
      await store.transaction((transaction) =>
        transaction.insertMessage({...message, id: newId(), conversationId: other.id}),
      );
      assert.equal((await store.conversation(conversation.id))?.lastSeq, 1);
    });

    it('lets eight writers that ask first create a clientId once', async () => {
      const subjectId = newId();
      const clientId = newId();
      const ids = await Promise.all(
        range(1, 8).map(() =>
          store.transaction(async (transaction) => {
            const found = await transaction.conversationByClientId(subjectId, clientId);
            if (found) return found.conversation.id;
            const stored = exampleConversation({subjectId}, {clientId});
            await transaction.insertConversation(stored);
            return stored.conversation.id;
          }),
        ),
      );
      assert.equal(new Set(ids).size, 1);
      assert.deepEqual(
        (await store.conversations({subjectId, limit: 5})).map(({conversation}) => conversation.id),
        [ids[0]],
      );
    });

    it('keeps an outcome once, for the same subject, route and key only', async () => {
      const key = exampleOutcomeKey(newId());
      const answers = await Promise.all(
        range(1, 4).map((number) =>
          store.transaction(async (transaction) => {
            // A server answers 409 when the lock is held; here the loser simply looks again.
            await transaction.lockKey(key);
            const found = await transaction.outcome(key);
            if (found) return found;
            const outcome = exampleOutcome(`writer ${number}`);
            await transaction.saveOutcome(key, outcome);
            return outcome;
          }),
        ),
      );
      const stored = await store.outcome(key);
      assert.deepEqual(answers, [stored, stored, stored, stored]);
      assert.equal(await store.outcome({...key, key: 'another-key'}), undefined);
      assert.equal(await store.outcome({...key, route: 'POST /other'}), undefined);
      assert.equal(await store.outcome({...key, subjectId: newId()}), undefined);
    });

    it('gives a key to the next transaction when the one that held it has ended', async () => {
      const key = exampleOutcomeKey(newId());
      assert.equal(await store.transaction((transaction) => transaction.lockKey(key)), true);
      assert.equal(await store.transaction((transaction) => transaction.lockKey(key)), true);
    });

    it('loses no update of eight writers that lock the conversation first', async () => {
      const {conversation} = await startConversation();
      await Promise.all(
        range(1, 8).map(() =>
          store.transaction(async (transaction) => {
            const stored = await transaction.lockConversation(conversation.id);
            assert.ok(stored);
            const count = Number(stored.assistantRun?.['count'] ?? 0) + 1;
            await transaction.updateConversation({...stored, assistantRun: {count}});
          }),
        ),
      );
      assert.deepEqual((await store.conversation(conversation.id))?.assistantRun, {count: 8});
    });

    it('updates a conversation without moving its last seq, and moves it to another subject', async () => {
      const stored = await startConversation();
      const {id, clientId} = stored.conversation;
      const subjectId = newId();
      await store.transaction((transaction) => transaction.insertMessage(exampleMessage(id)));
      const updated = {...stored, subjectId, conversation: {...stored.conversation, ended: true}};
      await store.transaction((transaction) => transaction.updateConversation({...updated, lastSeq: 99}));
      assert.deepEqual(await store.conversation(id), {...updated, lastSeq: 1});
      assert.deepEqual(await store.conversationByClientId(stored.subjectId, clientId ?? ''), undefined);
      assert.deepEqual(await store.conversationByClientId(subjectId, clientId ?? ''), {...updated, lastSeq: 1});
      assert.deepEqual(await store.conversations({subjectId: stored.subjectId, limit: 5}), []);
    });

    it('refuses to update what does not exist', async () => {
      const foreign = exampleConversation();
      const message = {...exampleMessage(foreign.conversation.id), seq: 1};
      await assert.rejects(
        store.transaction((transaction) => transaction.updateConversation(foreign)),
        {name: 'ChatError'},
      );
      await assert.rejects(
        store.transaction((transaction) => transaction.updateMessage(message)),
        {name: 'ChatError'},
      );
      await assert.rejects(
        store.transaction((transaction) => transaction.insertMessage(message)),
        {name: 'ChatError'},
      );
    });

    it('raises the version of a visitor, which revokes its tokens', async () => {
      const visitor = exampleVisitor();
      await store.transaction((transaction) => transaction.insertVisitor(visitor));
      await store.transaction((transaction) => transaction.raiseVisitorVersion(visitor.id));
      assert.deepEqual(await store.visitor(visitor.id), {...visitor, version: 2});
    });

    it('gives all who insert a first signing key the same one', async () => {
      const keys = await Promise.all(
        range(1, 8).map((number) =>
          store.transaction((transaction) =>
            transaction.insertFirstSigningKey({kid: `k${number}`, secret: newId(), createdAt: '2026-01-05T10:00:00Z'}),
          ),
        ),
      );
      assert.equal(new Set(keys.map(({secret}) => secret)).size, 1);
      assert.deepEqual(await store.signingKeys(), keys.slice(0, 1));
    });

    it('answers a ping', () => store.ping(5000));

    logContract(() => store);
  });
}
