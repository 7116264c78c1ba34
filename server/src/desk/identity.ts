import type {Identity} from '../../../src/model/identity.js';
import type {Site} from '../config/organisation.js';
import type {StoredConversation, StoredVisitor, StoreTransaction} from '../store/chat-store.js';
import type {StoredCustomer} from '../store/customer-store.js';
import {blankCustomer, identityOf, merged} from './customers.js';
import {newId, timestamp, type Desk} from './desk.js';
import {verifyIdentityToken, type IdentityClaim} from './identity-token.js';
import {writeJournaled, type Journal} from './journal.js';
import {Problem} from './problem.js';
import type {VisitorClaims} from './visitor-token.js';
import {isIdentified, isSuperseded, revoked} from './visitors.js';

/** Old logs are told of so many conversations that moved; clients read their lists again anyway. */
const toldConversations = 100;

export interface Identified {
  readonly identity: Identity;
  /** As it is now: its tokens from before are revoked. */
  readonly visitor: StoredVisitor;
}

/**
 * Endpoint 5. The token is judged before anything is looked up, and a new customer is answered as a known one is: nobody
 * learns here who exists. Repeated with the visitor token from before the identification, it answers the same again.
 */
export async function identify(desk: Desk, claims: VisitorClaims, site: Site, jwt: string): Promise<Identified> {
  const claim = await verifyIdentityToken(jwt, site, desk.clock());
  return writeJournaled(desk, async (transaction, journal) => {
    const visitor = await transaction.lockVisitor(claims.visitorId);
    if (!visitor) throw revoked();
    const isRetry = isSuperseded(visitor, claims.version);
    if (visitor.version !== claims.version && !isRetry) throw revoked();
    await useOnce(transaction, claim, {claims, isRetry});
    const customer = await findOrCreate(desk, transaction, claim);
    if (!isIdentified(visitor)) await moveTo(desk, transaction, journal, {visitor, customer});
    else if (visitor.subjectId !== customer.id) throw new Problem('already-identified', 'Log out first.');
    const current = (await transaction.visitor(visitor.id)) ?? visitor;
    return {visitor: current, identity: await identityOf(transaction.customers, current)};
  });
}

async function useOnce(
  {customers}: StoreTransaction,
  {tokenId, expiresAt}: IdentityClaim,
  {claims: {visitorId, version}, isRetry}: {readonly claims: VisitorClaims; readonly isRetry: boolean},
): Promise<void> {
  if (tokenId === null) return;
  const earlier = await customers.useToken(tokenId, {visitorId, version, expiresAt: timestamp(expiresAt)});
  const isSameRequest = isRetry && earlier?.visitorId === visitorId && earlier.version === version;
  if (earlier && !isSameRequest) {
    throw new Problem('identity-invalid', 'This token was used before (jti).', {reason: 'replayed'});
  }
}

/** The customer of that e-mail address, in lower case, or external id. */
export async function findOrCreate(
  desk: Desk,
  transaction: StoreTransaction,
  {kind, value}: Pick<IdentityClaim, 'kind' | 'value'>,
): Promise<StoredCustomer> {
  const {customers} = transaction;
  const find = () => (kind === 'email' ? customers.findByEmail(value) : customers.findByExternalId(value));
  const known = await find();
  if (known) return lockTarget(transaction, known);
  const blank = blankCustomer(newId(desk), timestamp(desk.clock()));
  const fresh: StoredCustomer =
    kind === 'email' ? {...blank, email: value, emails: [value]} : {...blank, externalId: value};
  if (await customers.insert(fresh)) return fresh;
  // Somebody else has identified itself as the same at the same time.
  const other = await find();
  if (!other) throw new Problem('request-in-progress', undefined, {retryAfter: 1});
  return lockTarget(transaction, other);
}

/** Follows to the customer that took this one over. Throws when it was erased since it was found. */
export async function lockTarget({customers}: StoreTransaction, {id}: StoredCustomer): Promise<StoredCustomer> {
  for (let next = id; ;) {
    const target = await customers.lock(next);
    if (!target) throw new Problem('request-in-progress', undefined, {retryAfter: 1});
    if (target.mergedInto === null) return target;
    next = target.mergedInto;
  }
}

/** Makes the anonymous visitor one of the customer's, with all that it has said and told. */
async function moveTo(
  desk: Desk,
  transaction: StoreTransaction,
  journal: Journal,
  {visitor, customer}: {readonly visitor: StoredVisitor; readonly customer: StoredCustomer},
): Promise<void> {
  const told = await transaction.customers.lock(visitor.id);
  if (told) {
    await transaction.customers.update(merged(customer, told, desk.organisation.klasses.customer));
    await transaction.customers.remove(told.id);
  }
  // Who was merged into this visitor while it was anonymous comes along.
  for (const id of await transaction.customers.mergedInto(visitor.id)) {
    const source = await transaction.customers.lock(id);
    if (source) await transaction.customers.update({...source, mergedInto: customer.id});
  }
  for (const {id} of await transaction.visitorsOf(visitor.id)) await transaction.setVisitorSubject(id, customer.id);
  const moved = await moveSubject(transaction, {from: visitor.id, to: customer.id});
  const data = await identityOf(transaction.customers, {...visitor, subjectId: customer.id});
  // Subjects are locked by id; the former one hears last that it is over.
  const former = async () => {
    for (const stored of moved) await journal.moved(stored, visitor.id);
    await journal.tell(visitor.id, {type: 'visitor.identified', data});
  };
  if (visitor.id < customer.id) await former();
  for (const stored of moved) await journal.conversation('conversation.updated', stored);
  if (visitor.id > customer.id) await former();
}

/** Everything that belongs to a subject and not to its visitors. Answers the newest conversations that moved. */
export async function moveSubject(
  transaction: StoreTransaction,
  {from, to}: {readonly from: string; readonly to: string},
): Promise<readonly StoredConversation[]> {
  const moved = await transaction.moveConversations(from, to);
  await transaction.attachments.moveUnsent(from, to);
  return moved.slice(-toldConversations);
}

/** Endpoint 6. What was said stays with the customer, or for an anonymous visitor with the help desk. */
export async function logOut(desk: Desk, visitor: StoredVisitor): Promise<void> {
  await desk.store.transaction(async (transaction) => {
    await transaction.raiseVisitorVersion(visitor.id);
    // Once more: one version back would be what an identification has replaced, and could identify itself again.
    await transaction.raiseVisitorVersion(visitor.id);
  });
  // Its streams look at their token again.
  desk.hub.publish(`subject:${visitor.subjectId}`);
}
