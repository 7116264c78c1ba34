import type {Conversation} from '../../../src/model/conversation.js';
import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {ConversationPatchWire, NewMessageWire} from '../../../src/wire/request-wire.js';
import type {StoredConversation, StoredVisitor, StoreReader, StoreTransaction} from '../store/chat-store.js';
import {continueRun} from './assistant-run.js';
import {takeAttachments} from './attachments.js';
import {attributesInvalid, patchAttributes, refuseWrongAttributes} from './attributes.js';
import {checkedTitle} from './create-conversation.js';
import {checkReply, readCustomerMessage} from './customer-message.js';
import {settingsOfConversation, timestamp, type Desk} from './desk.js';
import {writeOnce, type Outcome} from './idempotency.js';
import {writeJournaled} from './journal.js';
import {invalid, notFound, Problem} from './problem.js';
import {ThreadChange} from './thread-change.js';
import {visitorView} from './views.js';
import {keyOf, refuseRevoked} from './visitors.js';

const sendRoute = 'POST /v1/conversations/{id}/messages';

/** How long an indicator of typing stands without another one. */
const typingMilliseconds = 5000;

/** Another visitor's conversation is as unknown as one that never was. */
export function owned(stored: StoredConversation | undefined, {subjectId}: StoredVisitor): StoredConversation {
  if (stored?.subjectId !== subjectId) throw notFound('conversation');
  return stored;
}

/** As above, for a write: the visitor may have been identified since its token was looked at. */
export async function lockOwned(
  transaction: StoreTransaction,
  id: string,
  visitor: StoredVisitor,
): Promise<StoredConversation> {
  const stored = await transaction.lockConversation(id);
  if (!stored || stored.subjectId === visitor.subjectId) return owned(stored, visitor);
  return owned(stored, (await transaction.visitor(visitor.id)) ?? visitor);
}

/** Endpoint 14. The visitor may be one that was seen before: whether it was revoked is asked here. */
export function sendMessage(
  desk: Desk,
  visitor: StoredVisitor,
  id: string,
  {wire, clientId}: {readonly wire: NewMessageWire; readonly clientId: string},
): Promise<Outcome & {readonly replayed: boolean}> {
  return writeOnce(desk, {
    key: keyOf(visitor, sendRoute, clientId),
    content: {id, wire},
    lane: id,
    admit: (transaction) => refuseRevoked(transaction, visitor),
    write: async (transaction, journal) => {
      const stored = await lockOwned(transaction, id, visitor);
      const settings = settingsOfConversation(desk, stored);
      if (!settings?.enabled) throw new Problem('chat-disabled');
      if (stored.conversation.ended) throw new Problem('conversation-ended');
      await refuseUsedClientId(transaction, id, clientId);
      const message = {
        ...readCustomerMessage(wire, {subjectId: stored.subjectId, clientId, settings, pointer: ''}),
        attachments: await takeAttachments(transaction, {
          ids: wire.attachmentIds ?? [],
          subjectId: stored.subjectId,
          conversationId: id,
          settings,
          pointer: '/attachmentIds',
        }),
      };
      const thread = new ThreadChange(desk, transaction, stored);
      const sent = await continueRun(desk, thread, await checkReply(transaction, stored, message));
      await thread.finish(journal);
      return {status: 201, body: sent, resourceId: sent.id};
    },
    rebuild: (transaction, messageId) => rebuildMessage(transaction, id, messageId),
  });
}

/** One conversation's client ids are one space: a key that somebody else used there cannot name another message. */
export async function refuseUsedClientId(transaction: StoreReader, id: string, clientId: string): Promise<void> {
  if (await transaction.messageByClientId(id, clientId)) throw new Problem('idempotency-key-reused');
}

export async function rebuildMessage(transaction: StoreReader, id: string, messageId: string): Promise<unknown> {
  const stored = await transaction.message(id, messageId);
  if (!stored) throw notFound('message');
  return stored.message;
}

/** Endpoint 11; also for ended conversations. */
export function describeConversation(
  desk: Desk,
  visitor: StoredVisitor,
  id: string,
  {customAttributes, title}: ConversationPatchWire,
): Promise<Conversation> {
  const klass = desk.organisation.klasses.conversation;
  if (customAttributes === undefined && title === undefined) {
    throw invalid('', 'empty', 'Give customAttributes or a title.');
  }
  if (customAttributes !== undefined && title === undefined && Object.keys(customAttributes).length === 0) {
    const detail = 'customAttributes must name at least one attribute.';
    throw attributesInvalid([{key: '', code: 'empty', detail}]);
  }
  if (customAttributes !== undefined) refuseWrongAttributes(customAttributes, klass, 'visitor');
  return writeJournaled(desk, async (transaction, journal) => {
    const stored = await lockOwned(transaction, id, visitor);
    const settings = settingsOfConversation(desk, stored);
    const thread = new ThreadChange(desk, transaction, stored);
    if (title !== undefined && settings) thread.set({title: checkedTitle(title, settings)});
    thread.stored = patchAttributes(thread.stored, customAttributes ?? {}, {by: 'visitor', klass});
    await thread.finish(journal);
    return visitorView(thread.stored, await transaction.unreadIn(id));
  });
}

/** Endpoint 12. A repeated call changes nothing. Where customers may not end, the conversation does not know it. */
export function endConversation(desk: Desk, visitor: StoredVisitor, id: string): Promise<Conversation> {
  return writeJournaled(desk, async (transaction, journal) => {
    const stored = await lockOwned(transaction, id, visitor);
    const thread = new ThreadChange(desk, transaction, stored);
    if (!stored.conversation.ended) {
      if (settingsOfConversation(desk, stored)?.features.closable === false) {
        throw new Problem('method-not-allowed', 'Customers do not end conversations here (closable).', {allow: ''});
      }
      thread.end('customer', 'customer_ended');
      await thread.finish(journal);
    }
    return visitorView(thread.stored, await transaction.unreadIn(id));
  });
}

/** Endpoint 15. The position only moves forward. */
export function readConversation(desk: Desk, visitor: StoredVisitor, id: string, messageId: string): Promise<void> {
  return writeJournaled(desk, async (transaction, journal) => {
    const stored = await lockOwned(transaction, id, visitor);
    const seq = await seqOf(transaction, id, messageId);
    if (seq <= stored.customerReadSeq) return;
    const conversation = {...stored.conversation, lastReadMessageId: messageId};
    const moved: StoredConversation = {...stored, conversation, customerReadSeq: seq};
    await transaction.updateConversation(moved);
    await journal.read(moved, messageId, 'customer');
  });
}

export async function seqOf(transaction: StoreTransaction, id: string, messageId: string): Promise<number> {
  const stored = await transaction.message(id, messageId);
  if (!stored) throw notFound('message');
  return stored.message.seq;
}

/** Endpoint 16: told to the agents who listen just now, and never stored. */
export async function announceTyping(desk: Desk, visitor: StoredVisitor, id: string, typing: boolean): Promise<void> {
  const stored = owned(await desk.store.conversation(id), visitor);
  if (stored.conversation.ended) throw new Problem('conversation-ended');
  if (!settingsOfConversation(desk, stored)?.features.typingToAgent) return;
  const user = {id: visitor.subjectId, displayName: null, avatarUrl: null};
  desk.hub.publish('agents', typingEvent(desk, id, {typing, user, ai: false}));
}

export function typingEvent(
  desk: Desk,
  conversationId: string,
  {
    typing,
    user,
    ai,
  }: {
    readonly typing: boolean;
    readonly user: {readonly id: string | null; readonly displayName: string | null; readonly avatarUrl: string | null};
    readonly ai: boolean;
  },
): ChatEvent {
  const now = desk.clock();
  return {
    type: typing ? 'typing.started' : 'typing.stopped',
    at: timestamp(now),
    conversationId,
    data: {user, ai, expiresAt: timestamp(now + (typing ? typingMilliseconds : 0))},
  };
}
