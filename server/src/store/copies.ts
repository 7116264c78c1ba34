import type {Conversation} from '../../../src/model/conversation.js';
import type {Message} from '../../../src/model/message.js';
import type {StoredConversation} from './chat-store.js';

// Field by field, for what is copied with each message: so all copies have one hidden class, whatever they are copies of. For
// `{...one, added}` V8 makes a new one each time (once it has optimized the function, in Node 20): that costs more than the
// copy, is garbage among what lives long, and whoever reads such an object looks for each field anew.

type Mutable<Value> = {-readonly [Name in keyof Value]: Value[Name]};

/** A copy of one's own, to be changed. */
export function copyConversation(from: Conversation): Mutable<Conversation> {
  return {
    id: from.id,
    clientId: from.clientId,
    createdAt: from.createdAt,
    title: from.title,
    brandId: from.brandId,
    assistantId: from.assistantId,
    isInAssistantMode: from.isInAssistantMode,
    ended: from.ended,
    endedAt: from.endedAt,
    endedBy: from.endedBy,
    endReason: from.endReason,
    lastMessageAt: from.lastMessageAt,
    preview: from.preview,
    unreadCount: from.unreadCount,
    lastReadMessageId: from.lastReadMessageId,
    participants: from.participants,
    customAttributes: from.customAttributes,
    agentReadMessageId: from.agentReadMessageId,
    satisfactionId: from.satisfactionId,
    mergedIntoId: from.mergedIntoId,
    queue: from.queue,
  };
}

/** A copy of one's own, to be changed, with the very same conversation in it. */
export function copyStored(from: StoredConversation): Mutable<StoredConversation> {
  return {
    conversation: from.conversation,
    subjectId: from.subjectId,
    siteKey: from.siteKey,
    lastSeq: from.lastSeq,
    customerReadSeq: from.customerReadSeq,
    agentReadSeq: from.agentReadSeq,
    visibleAttributes: from.visibleAttributes,
    assistantRun: from.assistantRun,
  };
}

export function numbered(message: Omit<Message, 'seq'>, seq: number): Message {
  return {
    id: message.id,
    clientId: message.clientId,
    conversationId: message.conversationId,
    createdAt: message.createdAt,
    direction: message.direction,
    sender: message.sender,
    body: message.body,
    template: message.template,
    reply: message.reply,
    attachments: message.attachments,
    inputLocked: message.inputLocked,
    auto: message.auto,
    linkPreviews: message.linkPreviews,
    streaming: message.streaming,
    editedAt: message.editedAt,
    redactedAt: message.redactedAt,
    seq,
  };
}
