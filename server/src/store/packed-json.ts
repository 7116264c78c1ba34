import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {Conversation} from '../../../src/model/conversation.js';
import type {Message} from '../../../src/model/message.js';

// What a message writes is written many times a second, and most of it is always the same: JSON leaves that out here, and
// what a row knows by a column. Whoever reads puts it back, so JSON that holds everything is read as it is.

const usualSender = {displayName: null, avatarUrl: null, ai: false};
const usualMessage = {
  clientId: null,
  template: null,
  reply: null,
  attachments: [],
  inputLocked: false,
  auto: false,
  linkPreviews: [],
  streaming: false,
  editedAt: null,
  redactedAt: null,
};
/** Of a field that what stands beside the JSON says. */
const elsewhere = Symbol('elsewhere');
const usualInEvent = {...usualMessage, conversationId: elsewhere};
const usualBesideColumns = {...usualInEvent, id: elsewhere, clientId: elsewhere, createdAt: elsewhere, seq: elsewhere};
const usualConversation = {
  clientId: null,
  title: null,
  brandId: null,
  assistantId: null,
  isInAssistantMode: false,
  ended: false,
  endedAt: null,
  endedBy: null,
  endReason: null,
  preview: null,
  unreadCount: 0,
  lastReadMessageId: null,
  participants: [],
  customAttributes: {},
  agentReadMessageId: null,
  satisfactionId: null,
  queue: null,
  mergedIntoId: null,
};

/** `Known` are the fields that stand beside the JSON. */
export type Packed<Value, Known extends keyof Value> = Partial<Value> & Omit<Value, Known>;

type MessageColumn = 'id' | 'clientId' | 'conversationId' | 'createdAt' | 'seq';

/** Without what the columns of a message say. */
export function packMessage(message: Message): object {
  return leanMessage(message, usualBesideColumns);
}

export function unpackMessage(data: Packed<Message, MessageColumn>, columns: Pick<Message, MessageColumn>): Message {
  const {seq} = columns;
  return {...usualMessage, ...columns, ...data, sender: {...usualSender, ...data.sender}, seq};
}

export function packConversation(conversation: Conversation): object {
  return lean(conversation, usualConversation);
}

export function unpackConversation(data: Packed<Conversation, never>): Conversation {
  return {...usualConversation, ...data};
}

/** Events of one moment and one conversation in one row: `at` stands beside it. */
export interface PackedEvents {
  readonly conversationId: string;
  readonly events: readonly Omit<ChatEvent, 'at'>[];
}

export function packEvent(event: ChatEvent): object {
  switch (event.type) {
    case 'message.created':
    case 'message.updated': {
      return {type: event.type, data: leanMessage(event.data, usualInEvent)};
    }
    case 'conversation.created':
    case 'conversation.updated':
    case 'conversation.ended':
    case 'conversation.reopened':
    case 'assistant.ended':
      return {type: event.type, data: lean(event.data, usualConversation)};
    default: {
      const {at: _at, ...rest} = event;
      return rest;
    }
  }
}

/** What stands in the column of a log: one event as it is, or several. */
export function unpackEvents(stored: ChatEvent | PackedEvents, at: string): readonly ChatEvent[] {
  if (!('events' in stored)) return [stored];
  const {conversationId, events} = stored;
  // Only `packEvent` made them.
  return events.map((event) => unpackEvent({at, conversationId, ...event} as ChatEvent));
}

function unpackEvent(event: ChatEvent): ChatEvent {
  switch (event.type) {
    case 'message.created':
    case 'message.updated': {
      const {conversationId, data} = event;
      const sender = {...usualSender, ...data.sender};
      return {...event, data: {...usualMessage, ...data, conversationId, sender}};
    }
    case 'conversation.created':
    case 'conversation.updated':
    case 'conversation.ended':
    case 'conversation.reopened':
    case 'assistant.ended':
      return {...event, data: unpackConversation(event.data)};
    default:
      return event;
  }
}

function leanMessage(message: Message, usual: Readonly<Record<string, unknown>>): object {
  const left = lean(message, usual);
  left['sender'] = lean(message.sender, usualSender);
  return left;
}

function lean(value: object, usual: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const left: Record<string, unknown> = {};
  for (const name in value) {
    const own: unknown = Reflect.get(value, name);
    const other = usual[name];
    if (own === other || other === elsewhere || (typeof other === 'object' && other !== null && isEmpty(own))) continue;
    left[name] = own;
  }
  return left;
}

function isEmpty(own: unknown): boolean {
  if (typeof own !== 'object' || own === null) return false;
  for (const _name in own) return false;
  return true;
}
