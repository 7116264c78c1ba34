import type {CustomerPatchWire} from '../../../src/wire/customer-wire.js';
import type {StoreReader, StoreTransaction} from '../store/chat-store.js';
import type {StoredCustomer} from '../store/customer-store.js';
import {blankCustomer, lockOrCreate, merged, patched, refuseEmptyPatch} from './customers.js';
import {timestamp, type Desk} from './desk.js';
import {lockTarget, moveSubject} from './identity.js';
import {writeJournaled} from './journal.js';
import {invalid, notFound} from './problem.js';

/** What agents do with the people behind conversations. `id` is a customer's, or a visitor's as messages name it. */
export async function customerFor(store: StoreReader, id: string): Promise<StoredCustomer> {
  const {customers} = store;
  const visitor = await store.visitor(id);
  let customer = await customers.find(visitor?.subjectId ?? id);
  while (customer && customer.mergedInto !== null) customer = await customers.find(customer.mergedInto);
  if (customer) return customer;
  if (!visitor) throw notFound('customer');
  return blankCustomer(visitor.subjectId, visitor.createdAt);
}

export function describeCustomerAsAgent(desk: Desk, id: string, patch: CustomerPatchWire): Promise<StoredCustomer> {
  refuseEmptyPatch(patch);
  return writeJournaled(desk, async (transaction) => {
    const customer = await lockCustomer(desk, transaction, id);
    const described = patched(customer, patch, 'agent', desk.organisation.klasses.customer);
    await transaction.customers.update(described);
    return described;
  });
}

async function lockCustomer(desk: Desk, transaction: StoreTransaction, id: string): Promise<StoredCustomer> {
  const visitor = await transaction.lockVisitor(id);
  if (visitor) {
    const own = await lockOrCreate(transaction, visitor.subjectId, timestamp(desk.clock()));
    return lockTarget(transaction, own);
  }
  const customer = await transaction.customers.find(id);
  if (!customer) throw notFound('customer');
  return lockTarget(transaction, customer);
}

/**
 * The source's conversations, data and identity go to the target, and its tokens end: nobody reads another person's
 * conversations by a token that was given for his own. Repeated, it changes nothing.
 */
export function mergeCustomers(desk: Desk, sourceId: string, targetId: string): Promise<StoredCustomer> {
  if (sourceId === targetId) throw invalid('/targetId', 'invalid', 'A customer cannot be merged into itself.');
  return writeJournaled(desk, async (transaction, journal) => {
    // By id, as everywhere.
    const locked = new Map<string, StoredCustomer>();
    for (const id of [sourceId, targetId].sort()) locked.set(id, await lockCustomer(desk, transaction, id));
    const [source, target] = [locked.get(sourceId), locked.get(targetId)];
    if (!source || !target) throw notFound('customer');
    if (source.id === target.id) return target;
    if (isAnonymous(target) && !isAnonymous(source)) {
      // The target's device has proved nothing, and would read what the source has said.
      throw invalid('/targetId', 'invalid', 'An identified customer cannot be merged into an anonymous one.');
    }
    await transaction.customers.update({...source, mergedInto: target.id});
    const whole = merged(target, source, desk.organisation.klasses.customer);
    await transaction.customers.update(whole);
    for (const {id} of await transaction.visitorsOf(source.id)) await transaction.setVisitorSubject(id, target.id);
    const moved = await moveSubject(transaction, {from: source.id, to: target.id});
    const event = {type: 'customer.merged', data: {sourceId: source.id, targetId: target.id}} as const;
    const tellSource = () => journal.tellSubject(source.id, event);
    if (source.id < target.id) await tellSource();
    await journal.tell(target.id, event);
    for (const stored of moved) await journal.conversation('conversation.updated', stored);
    if (source.id > target.id) await tellSource();
    return whole;
  });
}

function isAnonymous({externalId, email}: StoredCustomer): boolean {
  return externalId === null && email === null;
}
