import type {Conversation, Participant} from '../../../src/model/conversation.js';
import type {Attachment} from '../../../src/model/message.js';
import type {AgentConversationPatchWire, AgentMessageWire, AgentSenderWire} from '../../../src/wire/request-wire.js';
import type {StoredConversation, StoreTransaction} from '../store/chat-store.js';
import {takeOver} from './assistant-takeover.js';
import {speaker, type AgentIdentity} from './agent-identity.js';
import {takeAttachments} from './attachments.js';
import {patchAttributes, refuseWrongAttributes} from './attributes.js';
import {rebuildMessage, refuseUsedClientId, seqOf, typingEvent} from './conversation-writes.js';
import {checkedTitle} from './create-conversation.js';
import {settingsOfConversation, type Desk} from './desk.js';
import {writeOnce, type Outcome} from './idempotency.js';
import {writeJournaled} from './journal.js';
import {takeLinkPreviews} from './link-previews.js';
import {invalid, notFound, Problem} from './problem.js';
import {offeredValues} from './question.js';
import {planAbandonment} from './stream-plan.js';
import {ThreadChange} from './thread-change.js';
import {agentView} from './views.js';

const agentSendRoute = 'POST /v1/agent/conversations/{id}/messages';

export const limits = {bodyChars: 20_000, templateChars: 65_536};
/** Beyond this many unread messages an agent's count is no longer exact. */
const countedMessages = 1000;

export function existing(stored: StoredConversation | undefined): StoredConversation {
  if (!stored) throw notFound('conversation');
  return stored;
}

export function sendAgentMessage(
  desk: Desk,
  agent: AgentIdentity,
  id: string,
  {wire, clientId}: {readonly wire: AgentMessageWire; readonly clientId: string},
): Promise<Outcome & {readonly replayed: boolean}> {
  const sender = speaker(agent, wire.sender);
  return writeOnce(desk, {
    key: {subjectId: `agent:${agent.id}`, route: agentSendRoute, key: clientId},
    content: {id, wire},
    write: async (transaction, journal) => {
      const stored = existing(await transaction.lockConversation(id));
      if (stored.conversation.ended) throw new Problem('conversation-ended');
      await refuseUsedClientId(transaction, id, clientId);
      const {body = '', template = null, auto, inputLocked, streaming = false} = wire;
      refuseWrongMessage(wire);
      const linkPreviews = takeLinkPreviews(desk, stored, wire.linkPreviews);
      const thread = new ThreadChange(desk, transaction, stored);
      // Who speaks has taken over: an assistant must not go on talking beside a person.
      const isTakenOver = sender.type === 'agent' && !auto && stored.conversation.isInAssistantMode;
      if (isTakenOver) await takeOver(transaction, thread);
      const attachments = await takeForAgent(desk, agent, transaction, stored, wire.attachmentIds ?? []);
      const sent = await thread.add({
        clientId,
        direction: 'out',
        sender,
        body,
        template,
        attachments,
        auto: auto ?? false,
        inputLocked: inputLocked ?? false,
        streaming,
        linkPreviews,
      });
      if (streaming) await planAbandonment(desk, transaction, sent);
      await thread.finish(journal);
      return {status: 201, body: sent, resourceId: sent.id};
    },
    rebuild: (transaction, messageId) => rebuildMessage(transaction, id, messageId),
  });
}

function takeForAgent(
  desk: Desk,
  agent: AgentIdentity,
  transaction: StoreTransaction,
  stored: StoredConversation,
  ids: readonly string[],
): Promise<readonly Attachment[]> {
  const settings = settingsOfConversation(desk, stored);
  if (ids.length === 0 || !settings) return Promise.resolve([]);
  const subjectId = `agent:${agent.id}`;
  const conversationId = stored.conversation.id;
  return takeAttachments(transaction, {ids, subjectId, conversationId, settings, pointer: '/attachmentIds'});
}

function refuseWrongMessage({
  body = '',
  template = null,
  inputLocked,
  streaming,
  attachmentIds = [],
}: AgentMessageWire): void {
  const limit = limits.bodyChars;
  if (body.trim() === '' && !template && !streaming && attachmentIds.length === 0)
    throw invalid('/body', 'empty', 'A message needs a text or a template.');
  if (body.length > limit) {
    throw invalid('/body', 'too-long', `A message may hold at most ${limit} characters.`, {limit});
  }
  if (JSON.stringify(template).length > limits.templateChars) {
    const detail = `A template may hold at most ${limits.templateChars} characters.`;
    throw invalid('/template', 'too-long', detail, {limit: limits.templateChars});
  }
  if (inputLocked && !offeredValues(template)?.length) {
    throw invalid('/inputLocked', 'invalid', 'Only a message that offers answers can lock the composer.');
  }
}

/** The agents' position. It only moves forward. */
export function readAsAgent(desk: Desk, id: string, messageId: string): Promise<void> {
  return writeJournaled(desk, async (transaction, journal) => {
    const stored = existing(await transaction.lockConversation(id));
    const seq = await seqOf(transaction, id, messageId);
    if (seq <= stored.agentReadSeq) return;
    const unreadCount = await countUnread(transaction, id, seq);
    const conversation = {...stored.conversation, agentReadMessageId: messageId, unreadCount};
    const moved: StoredConversation = {...stored, conversation, agentReadSeq: seq};
    await transaction.updateConversation(moved);
    await journal.read(moved, messageId, 'agent');
  });
}

async function countUnread(transaction: StoreTransaction, id: string, afterSeq: number): Promise<number> {
  const later = await transaction.messages(id, {afterSeq, limit: countedMessages});
  return later.filter(({message}) => message.direction === 'in').length;
}

export function describeAsAgent(desk: Desk, id: string, patch: AgentConversationPatchWire): Promise<Conversation> {
  const klass = desk.organisation.klasses.conversation;
  const {customAttributes, title, isInAssistantMode, participants, queue} = patch;
  if (customAttributes !== undefined) refuseWrongAttributes(customAttributes, klass, 'agent');
  return writeJournaled(desk, async (transaction, journal) => {
    const stored = existing(await transaction.lockConversation(id));
    const settings = settingsOfConversation(desk, stored);
    const thread = new ThreadChange(desk, transaction, stored);
    if (title !== undefined) thread.set({title: settings ? checkedTitle(title, settings) : title});
    if (isInAssistantMode === true) thread.set({isInAssistantMode: true});
    if (isInAssistantMode === false) await takeOver(transaction, thread);
    if (participants !== undefined) thread.set({participants: knownParticipants(participants)});
    if (queue !== undefined) thread.set({queue: queue && waiting(thread, queue)});
    thread.stored = patchAttributes(thread.stored, customAttributes ?? {}, {by: 'agent', klass});
    await thread.finish(journal);
    return agentView(thread.stored);
  });
}

function knownParticipants(wires: NonNullable<AgentConversationPatchWire['participants']>): readonly Participant[] {
  // Somebody named twice takes part once.
  const byId = new Map(wires.map((wire) => [wire.id, {...wire, avatarUrl: wire.avatarUrl ?? null}]));
  return [...byId.values()];
}

/** The place in the queue; the time of joining it stays. */
function waiting(
  {stored: {conversation}, at}: ThreadChange,
  {estimatedWaitSeconds = null, name = null}: NonNullable<AgentConversationPatchWire['queue']>,
): Conversation['queue'] {
  return {enteredAt: conversation.queue?.enteredAt ?? at, estimatedWaitSeconds, name};
}

export function endAsAgent(
  desk: Desk,
  id: string,
  reason: 'customer_ended' | 'user_ended' | 'timed_out',
): Promise<Conversation> {
  return writeJournaled(desk, async (transaction, journal) => {
    const stored = existing(await transaction.lockConversation(id));
    const thread = new ThreadChange(desk, transaction, stored);
    if (!stored.conversation.ended) {
      thread.end('agent', reason);
      await thread.finish(journal);
    }
    return agentView(thread.stored);
  });
}

export async function announceAgentTyping(
  desk: Desk,
  agent: AgentIdentity,
  id: string,
  {
    typing,
    sender,
    ai,
  }: {
    readonly typing: boolean;
    readonly sender?: AgentSenderWire | undefined;
    readonly ai?: boolean | undefined;
  },
): Promise<void> {
  const {id: senderId, displayName, avatarUrl, ai: senderIsAi} = speaker(agent, sender);
  const stored = existing(await desk.store.conversation(id));
  if (stored.conversation.ended) throw new Problem('conversation-ended');
  if (!settingsOfConversation(desk, stored)?.features.typingToCustomer) return;
  const user = {id: senderId, displayName, avatarUrl};
  const event = typingEvent(desk, id, {typing, user, ai: ai ?? senderIsAi});
  desk.hub.publish(`subject:${stored.subjectId}`, event);
}
