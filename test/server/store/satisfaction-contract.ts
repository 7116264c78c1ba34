import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {defaultSatisfaction} from '../../../server/src/config/organisation.js';
import type {ChatStore} from '../../../server/src/store/chat-store.js';
import type {Satisfaction} from '../../../src/model/satisfaction.js';
import {newId} from './store-examples.js';

function exampleSatisfaction(change: Partial<Satisfaction> = {}): Satisfaction {
  return {
    id: newId(),
    conversationId: newId(),
    status: 'offered',
    editableUntil: '2026-01-06T10:00:00.000Z',
    form: defaultSatisfaction.form,
    rating: null,
    answers: [],
    submittedAt: null,
    ...change,
  };
}

/** What every ChatStore does with ratings. */
export function satisfactionContract(store: () => ChatStore): void {
  describe('satisfactions', () => {
    const save = (...satisfactions: readonly Satisfaction[]) =>
      store().transaction(async (transaction) => {
        for (const satisfaction of satisfactions) await transaction.satisfactions.save(satisfaction);
      });

    it('gives back what was written, and replaces it by its id', async () => {
      const offered = exampleSatisfaction();
      await save(offered);
      assert.deepEqual(await store().satisfactions.find(offered.id), offered);
      const answers = [{questionId: 'comment', answer: 'NUL \u0000, half a pair \ud83d'}];
      const rated = {...offered, status: 'commented' as const, rating: 5, answers};
      await save(rated);
      assert.deepEqual(await store().satisfactions.find(offered.id), rated);
      assert.deepEqual(await store().satisfactions.of(offered.conversationId), [rated]);
    });

    it('finds nothing for what anybody may ask', async () => {
      assert.equal(await store().satisfactions.find(newId()), undefined);
      assert.equal(await store().satisfactions.find('\0'), undefined);
      assert.deepEqual(await store().satisfactions.of(newId()), []);
      assert.deepEqual(await store().satisfactions.of('\0'), []);
    });

    it('lists and removes those of one conversation, oldest first', async () => {
      const one = exampleSatisfaction({status: 'canceled'});
      const two = exampleSatisfaction({conversationId: one.conversationId});
      const foreign = exampleSatisfaction();
      await save(two, foreign, one);
      const ids = (await store().satisfactions.of(one.conversationId)).map(({id}) => id);
      assert.deepEqual(ids, [one.id, two.id].sort());
      await store().transaction(({satisfactions}) => satisfactions.removeOf(one.conversationId));
      assert.deepEqual(await store().satisfactions.of(one.conversationId), []);
      assert.deepEqual(await store().satisfactions.find(foreign.id), foreign);
    });

    it('keeps what it had when the transaction fails', async () => {
      const offered = exampleSatisfaction();
      await save(offered);
      const attempt = store().transaction(async ({satisfactions}) => {
        await satisfactions.save({...offered, rating: 1});
        await satisfactions.removeOf(offered.conversationId);
        throw new Error('no');
      });
      await assert.rejects(attempt);
      assert.deepEqual(await store().satisfactions.find(offered.id), offered);
    });
  });
}
