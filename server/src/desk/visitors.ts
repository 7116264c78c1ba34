import type {VisitorTokenWire} from '../../../src/wire/visitor-wire.js';
import type {Site} from '../config/organisation.js';
import type {OutcomeKey, StoredVisitor, StoreTransaction} from '../store/chat-store.js';
import {newId, timestamp, type Desk} from './desk.js';
import {Problem} from './problem.js';
import type {VisitorClaims, VisitorTokens} from './visitor-token.js';

export async function createVisitor(desk: Desk, tokens: VisitorTokens, site: Site): Promise<VisitorTokenWire> {
  const id = newId(desk);
  const createdAt = timestamp(desk.clock());
  const visitor: StoredVisitor = {id, siteKey: site.key, subjectId: id, version: 1, createdAt};
  const token = await tokens.issue(visitor);
  await desk.store.transaction((transaction) => transaction.insertVisitor(visitor));
  return token;
}

/**
 * The visitor behind verified claims, unless its tokens were revoked since. With `isAskedAgain` that is what the transaction
 * finds out, see `refuseRevoked`.
 */
export async function currentVisitor(
  desk: Desk,
  claims: VisitorClaims,
  {canBeSuperseded = false, isAskedAgain = false} = {},
): Promise<StoredVisitor> {
  const seen = isAskedAgain ? matching(await desk.store.seenVisitor(claims.visitorId), claims) : undefined;
  const visitor = seen ?? (await find(desk, claims, canBeSuperseded));
  if (!visitor) throw revoked();
  return visitor;
}

export function revoked(): Problem {
  return new Problem('unauthorized', 'The token was revoked.', {reason: 'revoked'});
}

/** For a write by a visitor that may be no more what it was. */
export async function refuseRevoked(transaction: StoreTransaction, {id, version}: StoredVisitor): Promise<void> {
  if ((await transaction.visitor(id))?.version !== version) throw revoked();
}

/** Identified, the visitor reads as a customer. */
export function isIdentified({id, subjectId}: StoredVisitor): boolean {
  return subjectId !== id;
}

/** Whether a token of `version` is the one that an identification has replaced. */
export function isSuperseded(visitor: StoredVisitor, version: number): boolean {
  return isIdentified(visitor) && visitor.version === version + 1;
}

/** The scope of a visitor's idempotency keys. The visitor's own id stays what it is at login, so a retry finds its write. */
export function keyScope(visitor: StoredVisitor): Pick<OutcomeKey, 'subjectId' | 'customerId'> {
  const subjectId = visitor.id;
  return isIdentified(visitor) ? {subjectId, customerId: visitor.subjectId} : {subjectId};
}

export function keyOf(visitor: StoredVisitor, route: string, key: string): OutcomeKey {
  const {subjectId, customerId} = keyScope(visitor);
  return customerId === undefined ? {subjectId, route, key} : {subjectId, customerId, route, key};
}

export async function isCurrent(desk: Desk, claims: VisitorClaims): Promise<boolean> {
  return (await find(desk, claims)) !== undefined;
}

async function find(desk: Desk, claims: VisitorClaims, canBeSuperseded = false): Promise<StoredVisitor | undefined> {
  return matching(await desk.store.visitor(claims.visitorId), claims, canBeSuperseded);
}

function matching(
  visitor: StoredVisitor | undefined,
  {version, siteKey}: VisitorClaims,
  canBeSuperseded = false,
): StoredVisitor | undefined {
  if (visitor?.siteKey !== siteKey) return undefined;
  const isCurrentVersion = visitor.version === version || (canBeSuperseded && isSuperseded(visitor, version));
  return isCurrentVersion ? visitor : undefined;
}
