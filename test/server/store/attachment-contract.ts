import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {StoredAttachment} from '../../../server/src/store/attachment-store.js';
import type {ChatStore} from '../../../server/src/store/chat-store.js';
import {newId} from './store-examples.js';

function exampleAttachment(change: Partial<StoredAttachment> = {}): StoredAttachment {
  return {
    id: newId(),
    subjectId: newId(),
    siteKey: 'pk_demo',
    state: 'stored',
    name: 'Grüße \u0000.png',
    contentType: 'image/png',
    size: 5,
    sha256: null,
    alt: null,
    width: 3,
    height: 2,
    fileKey: 'f'.repeat(32),
    conversationId: null,
    createdAt: '2026-01-05T10:00:00.000Z',
    ...change,
  };
}

/** What every ChatStore does with attachments. */
export function attachmentContract(store: () => ChatStore): void {
  describe('attachments', () => {
    const insert = (...attachments: readonly StoredAttachment[]) =>
      store().transaction(async (transaction) => {
        for (const attachment of attachments) await transaction.attachments.insert(attachment);
      });

    it('gives back what was written, and replaces it', async () => {
      const attachment = exampleAttachment();
      await insert(attachment);
      assert.deepEqual(await store().attachments.find(attachment.id), attachment);
      const sent: StoredAttachment = {...attachment, state: 'sent', conversationId: newId(), subjectId: newId()};
      await store().transaction(async ({attachments}) => {
        assert.deepEqual(await attachments.lock(attachment.id), attachment);
        await attachments.update(sent);
        await attachments.update(exampleAttachment());
      });
      assert.deepEqual(await store().attachments.find(attachment.id), sent);
      await store().transaction(({attachments}) => attachments.remove(attachment.id));
      assert.equal(await store().attachments.find(attachment.id), undefined);
      assert.equal(await store().attachments.find('\0'), undefined);
      await assert.rejects(insert(sent, sent));
      assert.equal(await store().attachments.find(sent.id), undefined, 'all or nothing');
    });

    it('lets one of several that lock it have it', async () => {
      const attachment = exampleAttachment();
      await insert(attachment);
      const take = () =>
        store().transaction(async ({attachments}) => {
          const found = await attachments.lock(attachment.id);
          if (found?.state !== 'stored') return false;
          await attachments.update({...found, state: 'sent'});
          return true;
        });
      const taken = await Promise.all(Array.from({length: 8}, take));
      assert.equal(taken.filter(Boolean).length, 1);
    });

    it('counts, moves and removes what a subject has not sent', async () => {
      const mine = exampleAttachment();
      const {subjectId} = mine;
      const awaiting = exampleAttachment({subjectId, state: 'awaiting', fileKey: null});
      const sent = exampleAttachment({subjectId, state: 'sent', conversationId: newId()});
      const foreign = exampleAttachment();
      await insert(mine, awaiting, sent, foreign);
      assert.equal(await store().attachments.countUnsent(subjectId), 2);
      const customer = newId();
      await store().transaction(({attachments}) => attachments.moveUnsent(subjectId, customer));
      assert.equal(await store().attachments.countUnsent(subjectId), 0);
      assert.deepEqual(await store().attachments.find(mine.id), {...mine, subjectId: customer});
      const removed = await store().transaction(({attachments}) => attachments.removeUnsentOf(customer));
      assert.deepEqual(new Set(removed.map(({id}) => id)), new Set([mine.id, awaiting.id]));
      assert.deepEqual(await store().attachments.find(sent.id), sent);
      assert.deepEqual(await store().attachments.find(foreign.id), foreign);
    });

    it('removes all of a conversation', async () => {
      const sent = exampleAttachment({state: 'sent', conversationId: newId()});
      const planned = exampleAttachment({conversationId: sent.conversationId});
      const foreign = exampleAttachment({state: 'sent', conversationId: newId()});
      await insert(sent, planned, foreign);
      const id = sent.conversationId ?? '';
      const removed = await store().transaction(({attachments}) => attachments.removeOfConversation(id));
      assert.deepEqual(new Set(removed.map((one) => one.id)), new Set([sent.id, planned.id]));
      assert.equal(await store().attachments.find(sent.id), undefined);
      assert.deepEqual(await store().attachments.find(foreign.id), foreign);
    });
  });
}
