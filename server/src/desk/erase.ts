import * as z from 'zod/mini';
import type {StoredVisitor, StoreTransaction} from '../store/chat-store.js';
import type {StoredTask} from '../store/task-store.js';
import {removeAttachmentsOf} from './attachment-removal.js';
import {deleteConversation} from './delete-conversation.js';
import {timestamp, type Desk} from './desk.js';
import {writeJournaled, type Journal} from './journal.js';
import type {TaskHandler} from './task-runner.js';
import {revoked} from './visitors.js';

const kind = 'customer.erased';
const page = 200;
/** So many conversations are deleted in one transaction, which has to end within 5 s. */
const mostAtOnce = 25;

const ErasedSchema = z.object({
  customerId: z.string(),
  conversationIds: z.array(z.string()),
  visitorIds: z.array(z.string()),
});

/**
 * Endpoint 27: everything of the visitor's subject goes, with all its devices, and what agents noted about it. Ids stay
 * in the logs for as long as events do, so that readers learn of it. Interrupted, it goes on when it is called again.
 */
export async function eraseSubject(desk: Desk, visitor: StoredVisitor): Promise<void> {
  await eraseMost(desk, visitor.subjectId);
  const task = await writeJournaled(desk, async (transaction, journal) => {
    const current = await transaction.lockVisitor(visitor.id);
    if (!current) throw revoked();
    const erased = await erase(desk, transaction, journal, current.subjectId);
    const dueAt = timestamp(desk.clock());
    const planned: StoredTask = {id: `${kind}:${current.subjectId}`, kind, conversationId: '', dueAt, data: erased};
    await transaction.tasks.save(planned);
    return planned;
  });
  await clearAgentLog(desk, task);
}

/** Leaves so few conversations that the last transaction can take them with everything else. */
async function eraseMost(desk: Desk, subjectId: string): Promise<void> {
  for (;;) {
    const found = await desk.store.conversations({subjectId, limit: mostAtOnce});
    if (found.length < mostAtOnce) return;
    await writeJournaled(desk, async (transaction, journal) => {
      for (const id of found.map(({conversation}) => conversation.id).sort()) {
        const stored = await transaction.lockConversation(id);
        // A login may have moved it since it was listed: then it is somebody else's to erase.
        if (stored?.subjectId === subjectId) await deleteConversation(desk, transaction, journal, stored);
      }
    });
  }
}

async function erase(
  desk: Desk,
  transaction: StoreTransaction,
  journal: Journal,
  subjectId: string,
): Promise<z.output<typeof ErasedSchema>> {
  const known = await deleteVisitorsOf(transaction, subjectId);
  await transaction.customers.lock(subjectId);
  const customerIds = await withMerged(transaction, subjectId);
  for (const id of customerIds) await transaction.customers.lock(id);
  // Who was identified while this waited for the customer.
  const visitorIds = [...known, ...(await deleteVisitorsOf(transaction, subjectId))];
  const conversationIds = await idsOf(transaction, subjectId);
  // All of them first: what is being written is written then, and its events go with the others.
  for (const id of conversationIds) await transaction.lockConversation(id);
  // Once more: the answers to what was just being written.
  await transaction.deleteVisitors(visitorIds);
  const subjectIds = [...new Set([...customerIds, ...visitorIds])];
  await transaction.clearLogs(subjectIds);
  for (const id of conversationIds) {
    const stored = await transaction.conversation(id);
    if (stored) await deleteConversation(desk, transaction, journal, stored);
  }
  await removeAttachmentsOf(desk, transaction, subjectId);
  for (const id of subjectIds) await transaction.search.removeArticleFeedbackOf(id);
  for (const id of customerIds) await transaction.customers.remove(id);
  await journal.tell(subjectId, {type: 'customer.deleted', data: {id: subjectId}});
  return {customerId: subjectId, conversationIds, visitorIds};
}

async function deleteVisitorsOf(transaction: StoreTransaction, subjectId: string): Promise<readonly string[]> {
  const ids = (await transaction.visitorsOf(subjectId)).map(({id}) => id);
  await transaction.deleteVisitors(ids);
  return ids;
}

/** The customer and all that were merged into it, by whatever way. */
async function withMerged({customers}: StoreTransaction, id: string): Promise<readonly string[]> {
  const ids = [id];
  for (const one of ids) ids.push(...(await customers.mergedInto(one)));
  return ids;
}

/** Ascending: the order in which whoever locks several locks them. */
async function idsOf(transaction: StoreTransaction, subjectId: string): Promise<string[]> {
  const ids: string[] = [];
  let after: {readonly lastMessageAt: string; readonly id: string} | undefined;
  for (;;) {
    const found = await transaction.conversations({subjectId, limit: page, ...(after ? {after} : {})});
    ids.push(...found.map(({conversation}) => conversation.id));
    after = found.at(-1)?.conversation;
    if (!after) return ids.sort();
  }
}

/** Outside the transaction, because the agents' log may be long; a server that is killed meanwhile goes on later. */
async function clearAgentLog(desk: Desk, {id, data}: StoredTask): Promise<void> {
  const {customerId, ...about} = ErasedSchema.parse(data);
  const instead = {type: 'customer.deleted', at: timestamp(desk.clock()), data: {id: customerId}} as const;
  await desk.store.clearAgentEvents(about, instead);
  await desk.store.transaction(({tasks}) => tasks.remove(id));
}

export const erasedHandler: TaskHandler = {kind, run: clearAgentLog};
