import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatStore} from '../../../server/src/store/chat-store.js';
import type {ChatEvent} from '../../../src/model/chat-event.js';
import {
  exampleConversation,
  exampleEvent,
  exampleMessage,
  exampleOutcome,
  exampleOutcomeKey,
  exampleVisitor,
  newId,
} from './store-examples.js';

function deleted(id: string): ChatEvent {
  return {type: 'conversation.deleted', at: '2026-01-05T11:00:00.000Z', conversationId: id, data: {id}};
}

/** What every ChatStore does with a conversation that is deleted. */
export function deletionContract(store: () => ChatStore): void {
  describe('a deleted conversation', () => {
    it('is gone with its messages, and another of the same subject stays', async () => {
      const gone = exampleConversation();
      const {subjectId} = gone;
      const {id, clientId} = gone.conversation;
      const other = exampleConversation({subjectId});
      const message = exampleMessage(id, {direction: 'out'});
      await store().transaction(async (transaction) => {
        for (const stored of [gone, other]) await transaction.insertConversation(stored);
        await transaction.insertMessage(message);
        await transaction.insertMessage(exampleMessage(other.conversation.id));
      });
      assert.equal(await store().transaction((transaction) => transaction.deleteConversation(id, deleted(id))), true);
      assert.equal(await store().conversation(id), undefined);
      assert.equal(await store().conversationByClientId(subjectId, clientId ?? ''), undefined);
      assert.equal(await store().message(id, message.id), undefined);
      assert.equal(await store().messageByClientId(id, message.clientId ?? ''), undefined);
      assert.deepEqual(await store().messages(id, {limit: 5}), []);
      assert.deepEqual(await store().unread(subjectId), {});
      const left = await store().conversations({subjectId, limit: 5});
      assert.deepEqual(
        left.map(({conversation}) => conversation.id),
        [other.conversation.id],
      );
      assert.equal((await store().messages(other.conversation.id, {limit: 5})).length, 1);
    });

    it('leaves no word in stored answers and in its subject’s log, whose offsets keep no gap', async () => {
      const stored = exampleConversation();
      const {subjectId} = stored;
      const {id} = stored.conversation;
      const message = exampleMessage(id, {body: 'NUL \u0000'});
      const created = exampleOutcomeKey(subjectId);
      const sent = exampleOutcomeKey(subjectId);
      const foreign = exampleOutcomeKey(subjectId);
      const event: ChatEvent = {
        type: 'message.created',
        at: message.createdAt,
        conversationId: id,
        data: {...message, seq: 1},
      };
      const other = exampleEvent(newId(), `"conversationId":"${id}"`);
      await store().transaction(async (transaction) => {
        await transaction.insertConversation(stored);
        await transaction.insertMessage(message);
        await transaction.saveOutcome(created, {...exampleOutcome('secret'), resourceId: id});
        await transaction.saveOutcome(sent, {...exampleOutcome('secret'), resourceId: message.id});
        await transaction.saveOutcome(foreign, exampleOutcome('kept'));
        await transaction.appendEvent(subjectId, event);
        await transaction.appendEvent(subjectId, other);
        await transaction.appendEvent(subjectId, event);
      });
      await store().transaction((transaction) => transaction.deleteConversation(id, deleted(id)));
      assert.equal((await store().outcome(created))?.body, null);
      assert.equal((await store().outcome(sent))?.body, null);
      assert.equal((await store().outcome(foreign))?.body, 'kept');
      assert.deepEqual(await store().events(subjectId, 0, 10), [
        {offset: 1, event: deleted(id)},
        {offset: 2, event: other},
        {offset: 3, event: deleted(id)},
      ]);
    });

    it('leaves no word in the log of who wrote it before the login', async () => {
      const customer = newId();
      const visitor = exampleVisitor({subjectId: customer});
      const stored = exampleConversation({subjectId: customer});
      const {id} = stored.conversation;
      await store().transaction(async (transaction) => {
        await transaction.insertVisitor(visitor);
        await transaction.insertConversation(stored);
        await transaction.appendEvent(visitor.id, exampleEvent(id, 'secret'));
      });
      await store().transaction((transaction) => transaction.deleteConversation(id, deleted(id)));
      assert.deepEqual(await store().events(visitor.id, 0, 5), [{offset: 1, event: deleted(id)}]);
    });

    it('is not told about any more by what was merged into it', async () => {
      const target = exampleConversation(
        {},
        {preview: {text: 'secret', senderType: 'customer', displayName: null, avatarUrl: null}},
      );
      const {subjectId} = target;
      const {id} = target.conversation;
      const source = exampleConversation({subjectId});
      const merged = (sourceId: string): ChatEvent => ({
        type: 'conversation.merged',
        at: '2026-01-05T10:30:00.000Z',
        conversationId: sourceId,
        data: {sourceId, target: target.conversation},
      });
      const start = await store().agentLog();
      await store().transaction(async (transaction) => {
        for (const stored of [target, source]) await transaction.insertConversation(stored);
        for (const event of [merged(source.conversation.id), exampleEvent(source.conversation.id, id)]) {
          await transaction.appendEvent(subjectId, event);
          await transaction.appendAgentEvent(event);
        }
      });
      await store().transaction((transaction) => transaction.deleteConversation(id, deleted(id)));
      await store().forgetDeleted();
      const logged = [...(await store().events(subjectId, 0, 10)), ...((await store().agentEvents(start, 10)) ?? [])];
      const kept = 'conversation.read';
      assert.deepEqual(
        logged.map(({event}) => event.type),
        ['conversation.deleted', kept, 'conversation.deleted', kept],
      );
      assert.ok(!JSON.stringify(logged).includes('secret'));
    });

    it('is still there when the transaction fails, and was never there when nobody knows it', async () => {
      const stored = exampleConversation();
      const {id} = stored.conversation;
      await store().transaction(async (transaction) => {
        await transaction.insertConversation(stored);
        await transaction.insertMessage(exampleMessage(id));
        await transaction.appendEvent(stored.subjectId, exampleEvent(id, 'first'));
      });
      const attempt = store().transaction(async (transaction) => {
        assert.equal(await transaction.deleteConversation(id, deleted(id)), true);
        assert.equal(await transaction.lockConversation(id), undefined);
        throw new Error('no');
      });
      await assert.rejects(attempt);
      assert.deepEqual(await store().conversation(id), {...stored, lastSeq: 1});
      assert.equal((await store().messages(id, {limit: 5})).length, 1);
      assert.equal((await store().events(stored.subjectId, 0, 5))[0]?.event.type, 'conversation.read');
      for (const unknown of [newId(), '\0']) {
        const answer = store().transaction((transaction) => transaction.deleteConversation(unknown, deleted(unknown)));
        assert.equal(await answer, false);
      }
    });

    it('is forgotten by the agents’ log, whose positions stay', async () => {
      const stored = exampleConversation();
      const kept = exampleConversation();
      const {id} = stored.conversation;
      const start = await store().agentLog();
      const word = exampleEvent(id, 'secret \u0000 word');
      const other = exampleEvent(kept.conversation.id, `"conversationId":"${id}"`);
      await store().transaction(async (transaction) => {
        for (const one of [stored, kept]) await transaction.insertConversation(one);
        for (const event of [word, other, word]) await transaction.appendAgentEvent(event);
      });
      const before = await store().agentEvents(start, 10);
      await store().forgetDeleted();
      assert.deepEqual(await store().agentEvents(start, 10), before, 'nothing is deleted yet');
      await store().transaction((transaction) => transaction.deleteConversation(id, deleted(id)));
      await store().forgetDeleted();
      await store().forgetDeleted();
      const after = await store().agentEvents(start, 10);
      assert.deepEqual(
        after?.map(({cursor}) => cursor),
        before?.map(({cursor}) => cursor),
      );
      const gone = {...deleted(id), at: word.at};
      assert.deepEqual(
        after?.map(({event}) => event),
        [gone, other, gone],
      );
    });
  });
}
