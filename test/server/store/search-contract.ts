import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatStore} from '../../../server/src/store/chat-store.js';
import {foldText} from '../../../server/src/store/fold-text.js';
import {exampleConversation, exampleMessage, newId} from './store-examples.js';

/** What every ChatStore finds. */
export function searchContract(store: () => ChatStore): void {
  describe('search', () => {
    async function conversationWith(subjectId: string, bodies: readonly string[]): Promise<string> {
      const stored = exampleConversation({subjectId});
      const {id} = stored.conversation;
      await store().transaction(async (transaction) => {
        await transaction.insertConversation(stored);
        for (const [index, body] of bodies.entries()) {
          const createdAt = `2026-01-05T10:00:0${index}.000Z`;
          await transaction.insertMessage(exampleMessage(id, {body, createdAt}));
        }
      });
      return id;
    }

    const find = async (subjectId: string, words: readonly string[], limit = 10) =>
      (await store().search.messages({subjectId, words: words.map(foldText), limit})).map(({body}) => body);

    it('finds all words, without case and accents, newest first', async () => {
      const subjectId = newId();
      await conversationWith(subjectId, ['A CAFÉ table', 'the table', 'cafe of the ＴＡＢＬＥ', 'İstanbul 😀 50% a_b']);
      assert.deepEqual(await find(subjectId, ['café', 'table']), ['cafe of the ＴＡＢＬＥ', 'A CAFÉ table']);
      assert.deepEqual(await find(subjectId, ['50%']), ['İstanbul 😀 50% a_b']);
      assert.deepEqual(await find(subjectId, ['a_b', '😀', 'istanbul']), ['İstanbul 😀 50% a_b']);
      assert.deepEqual(await find(subjectId, ['axb']), []);
      assert.deepEqual(await find(newId(), ['table']), []);
    });

    it('finds what stands beside NUL and half a pair', async () => {
      const subjectId = newId();
      await conversationWith(subjectId, ['one\0two \ud83d three']);
      assert.equal((await find(subjectId, ['onetwo', 'three'])).length, 1);
    });

    it('goes on after a message, within one conversation if asked', async () => {
      const subjectId = newId();
      const id = await conversationWith(subjectId, ['lamp 0', 'lamp 1', 'lamp 2']);
      await conversationWith(subjectId, ['lamp of another']);
      const search = {subjectId, conversationId: id, words: ['lamp'], limit: 2};
      const [first, second] = await store().search.messages(search);
      assert.deepEqual([first?.body, first?.seq, second?.body], ['lamp 2', 3, 'lamp 1']);
      assert.ok(second);
      const {createdAt, id: messageId} = second;
      const rest = await store().search.messages({...search, after: {createdAt, id: messageId}});
      assert.deepEqual(
        rest.map(({body}) => body),
        ['lamp 0'],
      );
    });

    it('finds the new text of a message and nothing of a redacted or growing one', async () => {
      const subjectId = newId();
      const id = await conversationWith(subjectId, ['before', 'secret', 'half a sen']);
      const [edited, redacted, growing] = (await store().messages(id, {limit: 3})).map(({message}) => message);
      assert.ok(edited && redacted && growing);
      await store().transaction(async (transaction) => {
        await transaction.updateMessage({...edited, body: 'after'});
        await transaction.updateMessage({...redacted, redactedAt: '2026-01-05T11:00:00.000Z'});
        await transaction.updateMessage({...growing, streaming: true});
      });
      assert.deepEqual(await find(subjectId, ['before']), []);
      assert.deepEqual(await find(subjectId, ['after']), ['after']);
      assert.deepEqual(await find(subjectId, ['secret']), []);
      assert.deepEqual(await find(subjectId, ['half']), []);
    });

    it('leaves out ended conversations where only open ones are asked for', async () => {
      const subjectId = newId();
      const stored = exampleConversation({subjectId}, {ended: true});
      await store().transaction(async (transaction) => {
        await transaction.insertConversation(stored);
        await transaction.insertMessage(exampleMessage(stored.conversation.id, {body: 'lamp'}));
      });
      const search = {subjectId, words: ['lamp'], limit: 5};
      assert.equal((await store().search.messages(search)).length, 1);
      assert.equal((await store().search.messages({...search, onlyOpen: true})).length, 0);
    });

    it('keeps one word of a reader about an article', async () => {
      const subjectId = newId();
      const base = {articleId: 'returns', subjectId, siteKey: 'pk_test', createdAt: '2026-01-05T10:00:00.000Z'};
      const second = {...base, value: 'negative', comment: 'No \0 help', reasons: ['unclear']} as const;
      await store().transaction(async ({search}) => {
        await search.saveArticleFeedback({...base, value: 'positive'});
        await search.saveArticleFeedback(second);
        await search.saveArticleFeedback({...base, subjectId: newId(), value: 'positive'});
      });
      assert.deepEqual(await store().search.articleFeedbackOf(subjectId), [second]);
      await store().transaction(({search}) => search.removeArticleFeedbackOf(subjectId));
      assert.deepEqual(await store().search.articleFeedbackOf(subjectId), []);
    });
  });
}
