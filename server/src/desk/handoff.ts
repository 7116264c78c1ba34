import type {CustomAttributes} from '../../../src/model/custom-attributes.js';
import type {HandoffWire} from '../../../src/wire/handoff-wire.js';
import {settingsOf, siteOf, type Site} from '../config/organisation.js';
import type {StoredConversation, StoreTransaction} from '../store/chat-store.js';
import {speaker, type AgentIdentity} from './agent-identity.js';
import {patchAttributes, refuseWrongAttributes} from './attributes.js';
import {checkedTitle, knownBrand, refuseSecond} from './create-conversation.js';
import {newId, timestamp, type Desk} from './desk.js';
import {writeOnce, type Outcome} from './idempotency.js';
import {findOrCreate, lockTarget} from './identity.js';
import {normalEmail} from './identity-token.js';
import type {Journal} from './journal.js';
import {newConversation} from './new-conversation.js';
import {invalid, notFound} from './problem.js';
import {ThreadChange, type NewMessage} from './thread-change.js';
import {agentView} from './views.js';

const handoffRoute = 'POST /v1/agent/handoffs';

/** How far the clock of whoever hands over may be ahead of ours. */
const skewMilliseconds = 60_000;

type Said = NewMessage & {readonly createdAt: string};

/** Stores a conversation that has begun elsewhere: all or nothing, and told as one event. */
export function handOver(
  desk: Desk,
  agent: AgentIdentity,
  {wire, clientId}: {readonly wire: HandoffWire; readonly clientId: string},
): Promise<Outcome & {readonly replayed: boolean}> {
  return writeOnce(desk, {
    key: {subjectId: `agent:${agent.id}`, route: handoffRoute, key: clientId},
    content: wire,
    write: async (transaction, journal) => {
      const stored = await write(desk, agent, wire, transaction, journal);
      return {status: 201, body: agentView(stored), resourceId: stored.conversation.id};
    },
    rebuild: async (transaction, id) => {
      const stored = await transaction.conversation(id);
      if (!stored) throw notFound('conversation');
      return agentView(stored);
    },
  });
}

async function write(
  desk: Desk,
  agent: AgentIdentity,
  wire: HandoffWire,
  transaction: StoreTransaction,
  journal: Journal,
): Promise<StoredConversation> {
  const klass = desk.organisation.klasses.conversation;
  const attributes = attributesOf(wire);
  refuseWrongAttributes(attributes, klass, 'agent');
  const transcript = readTranscript(desk, agent, wire);
  const {subjectId, site} = await findSubject(desk, transaction, wire);
  const settings = settingsOf(site, knownBrand(site, wire.brandId ?? null));
  const isActive = wire.active ?? true;
  if (isActive && settings.features.singleConversation) await refuseSecond(transaction, subjectId);
  const begun = transcript[0]?.createdAt ?? timestamp(desk.clock());
  const empty = newConversation(
    {
      id: newId(desk),
      // Not the program's key: a visitor's own keys are one space with the ids of their conversations.
      clientId: null,
      createdAt: begun,
      title: checkedTitle(wire.title ?? null, settings),
      brandId: wire.brandId ?? null,
      assistantId: null,
      isInAssistantMode: false,
    },
    {subjectId, siteKey: site.key},
  );
  await transaction.insertConversation(empty);
  const thread = new ThreadChange(desk, transaction, empty);
  thread.stored = patchAttributes(thread.stored, attributes, {by: 'agent', klass});
  for (const message of transcript) await thread.add(inWords(message, subjectId));
  markKnown(thread, isActive);
  if (!isActive) thread.end('system', null);
  await thread.finish(journal, {created: true, imported: true});
  return thread.stored;
}

function attributesOf({customAttributes = {}, externalId}: HandoffWire): CustomAttributes {
  return externalId === undefined ? customAttributes : {...customAttributes, externalId};
}

/** In the order of their dates; said at the same time, in the order given. */
function readTranscript(desk: Desk, agent: AgentIdentity, {messages, from}: HandoffWire): readonly Said[] {
  const latest = desk.clock() + skewMilliseconds;
  const team = messages.every(({direction, sender}) => direction === 'in' || sender) ? undefined : speaker(agent, from);
  const said = messages.map(({direction, date, body, sender}, index): Said => {
    const pointer = `/messages/${index}`;
    if (body.trim() === '') throw invalid(`${pointer}/body`, 'empty', 'A message needs a text.');
    if (direction === 'in' && sender) throw invalid(`${pointer}/sender`, 'not-allowed', 'The customer said this.');
    const at = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(date) ? Date.parse(date) : NaN;
    if (Number.isNaN(at) || at < 0 || at > latest) {
      throw invalid(`${pointer}/date`, 'invalid', 'A date is RFC 3339, and not in the future.');
    }
    const speaks = direction === 'in' ? nobody : sender ? speaker(agent, sender) : (team ?? speaker(agent, from));
    return {direction, body, sender: speaks, createdAt: timestamp(at)};
  });
  for (const direction of ['in', 'out'] as const) {
    if (!said.some((message) => message.direction === direction)) {
      throw invalid('/messages', 'one-sided', `At least one message must be “${direction}”.`);
    }
  }
  return said.toSorted((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt));
}

/** Until it is known whose the conversation is. */
const nobody = {type: 'customer', id: null, displayName: null, avatarUrl: null, ai: false} as const;

function inWords(message: Said, subjectId: string): Said {
  return message.direction === 'in' ? {...message, sender: {...message.sender, id: subjectId}} : message;
}

async function findSubject(
  desk: Desk,
  transaction: StoreTransaction,
  {visitorId, customer, siteKey}: HandoffWire,
): Promise<{readonly subjectId: string; readonly site: Site}> {
  if ((visitorId === undefined) === (customer === undefined)) {
    throw invalid('/customer', 'missing', 'Say whose it is: either visitorId or customer.');
  }
  if (visitorId !== undefined) {
    const visitor = await transaction.lockVisitor(visitorId);
    if (!visitor) throw notFound('visitor');
    return {subjectId: visitor.subjectId, site: chosenSite(desk, siteKey ?? visitor.siteKey)};
  }
  const site = chosenSite(desk, siteKey);
  const {id, externalId, email} = customer ?? {};
  if (id !== undefined) {
    const known = await transaction.customers.find(id);
    if (!known) throw notFound('customer');
    return {subjectId: (await lockTarget(transaction, known)).id, site};
  }
  if (email === undefined && externalId === undefined) {
    throw invalid('/customer', 'empty', 'A customer is named by id, externalId or email.');
  }
  const claim =
    email === undefined
      ? ({kind: 'externalId', value: externalId ?? ''} as const)
      : ({kind: 'email', value: normalEmail(email)} as const);
  return {subjectId: (await findOrCreate(desk, transaction, claim)).id, site};
}

function chosenSite({organisation}: Desk, key: string | undefined): Site {
  const site = key === undefined ? organisation.sites[0] : siteOf(organisation, key);
  if (!site) throw invalid('/siteKey', 'unknown', 'There is no such site.');
  return site;
}

/** The customer was there. Of an ended conversation the team has nothing to read either. */
function markKnown(thread: ThreadChange, isActive: boolean): void {
  const {lastSeq, conversation} = thread.stored;
  const newest = thread.messages.at(-1)?.id ?? null;
  thread.stored = {
    ...thread.stored,
    customerReadSeq: lastSeq,
    ...(isActive ? {} : {agentReadSeq: lastSeq}),
    conversation: {
      ...conversation,
      lastReadMessageId: newest,
      ...(isActive ? {} : {agentReadMessageId: newest, unreadCount: 0}),
    },
  };
}
