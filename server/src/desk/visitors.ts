import type {VisitorTokenWire} from '../../../src/wire/visitor-wire.js';
import type {Site} from '../config/organisation.js';
import type {StoredVisitor} from '../store/chat-store.js';
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

/** The visitor behind verified claims, unless its tokens were revoked since. */
export async function currentVisitor(desk: Desk, claims: VisitorClaims): Promise<StoredVisitor> {
  const visitor = await find(desk, claims);
  if (!visitor) throw new Problem('unauthorized', 'The token was revoked.', {reason: 'revoked'});
  return visitor;
}

export async function isCurrent(desk: Desk, claims: VisitorClaims): Promise<boolean> {
  return (await find(desk, claims)) !== undefined;
}

async function find(desk: Desk, claims: VisitorClaims): Promise<StoredVisitor | undefined> {
  const visitor = await desk.store.visitor(claims.visitorId);
  return visitor?.version === claims.version && visitor.siteKey === claims.siteKey ? visitor : undefined;
}
