import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {Message} from '../../../src/model/message.js';
import {uuidV7} from '../../../src/model/uuid.js';
import type {
  OutcomeKey,
  StoredConversation,
  StoredOutcome,
  StoredVisitor,
} from '../../../server/src/store/chat-store.js';

/** A new id, later than all before it. */
export function newId(): string {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}

export function exampleVisitor(visitor: Partial<StoredVisitor> = {}): StoredVisitor {
  const id = newId();
  return {id, siteKey: 'pk_test', subjectId: id, version: 1, createdAt: '2026-01-05T10:00:00.000Z', ...visitor};
}

export function exampleConversation(
  stored: Partial<Omit<StoredConversation, 'conversation'>> = {},
  conversation: Partial<StoredConversation['conversation']> = {},
): StoredConversation {
  return {
    conversation: {
      id: newId(),
      clientId: newId(),
      createdAt: '2026-01-05T10:00:00.000Z',
      title: null,
      brandId: null,
      assistantId: null,
      isInAssistantMode: false,
      ended: false,
      endedAt: null,
      endedBy: null,
      endReason: null,
      lastMessageAt: '2026-01-05T10:00:00.000Z',
      preview: null,
      unreadCount: 0,
      lastReadMessageId: null,
      participants: [],
      customAttributes: {orderIdStr: 'A-17'},
      agentReadMessageId: null,
      satisfactionId: null,
      mergedIntoId: null,
      queue: null,
      ...conversation,
    },
    subjectId: newId(),
    siteKey: 'pk_test',
    lastSeq: 0,
    customerReadSeq: 0,
    agentReadSeq: 0,
    visibleAttributes: ['orderIdStr'],
    assistantRun: null,
    ...stored,
  };
}

export function exampleMessage(conversationId: string, message: Partial<Message> = {}): Omit<Message, 'seq'> {
  return {
    id: newId(),
    clientId: newId(),
    conversationId,
    createdAt: '2026-01-05T10:00:01.000Z',
    direction: 'in',
    sender: {type: 'customer', id: null, displayName: null, avatarUrl: null, ai: false},
    body: 'Hello',
    template: null,
    reply: null,
    attachments: [],
    inputLocked: false,
    auto: false,
    linkPreviews: [],
    streaming: false,
    editedAt: null,
    redactedAt: null,
    ...message,
  };
}

export function exampleOutcomeKey(subjectId: string): OutcomeKey {
  return {subjectId, route: 'POST /v1/conversations', key: newId()};
}

export function exampleOutcome(body: unknown): StoredOutcome {
  return {fingerprint: 'f', status: 201, body, resourceId: 'r', createdAt: '2026-01-05T10:00:00.000Z'};
}

export function exampleEvent(conversationId: string, lastReadMessageId: string, at?: string): ChatEvent {
  return {
    type: 'conversation.read',
    at: at ?? '2026-01-05T10:00:02.000Z',
    conversationId,
    data: {conversationId, lastReadMessageId, by: 'agent'},
  };
}

/** What `exampleEvent` was told, in the order of the list. */
export function namesOf(entries: readonly {readonly event: ChatEvent}[]): string[] {
  return entries.map(({event}) => (event.type === 'conversation.read' ? event.data.lastReadMessageId : event.type));
}

/** The numbers from `first` to `last`. */
export function range(first: number, last: number): number[] {
  return Array.from({length: last - first + 1}, (_, index) => first + index);
}
