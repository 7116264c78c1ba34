import type {Availability} from '../model/chat-config.js';
import type {ChatError, ChatErrorCode} from '../model/chat-error.js';
import type {Conversation, Participant} from '../model/conversation.js';
import type {CustomAttributes} from '../model/custom-attributes.js';
import type {Attachment, Message} from '../model/message.js';
import type {MessageTemplate} from '../model/message-template.js';
import type {SatisfactionForm, SatisfactionStatus} from '../model/satisfaction.js';
import type {Unread} from '../model/unread.js';

/** The shapes of Kustomer's callbacks: what methods answer and events carry. */

/** Of `createConversation` and `kustomer-conversation-create`. */
export interface ConversationCreated {
  readonly conversationId: string;
  /** RFC 3339, UTC. */
  readonly createdAt: string;
  readonly ended: boolean;
  readonly isInAssistantMode: boolean;
}

/** Of `describeConversation`. */
export interface ConversationDescribed {
  readonly conversationId: string;
  /** All attributes that the visitor's side may see, after the change. */
  readonly custom: CustomAttributes;
}

/** One of `getOpenConversations`. */
export interface OpenConversation extends ConversationCreated {
  readonly lastMessageAt: string;
  readonly preview: string | null;
  readonly title: string | null;
  readonly unreadMessageCount: number;
  readonly custom: CustomAttributes;
}

export interface AttachmentDetail {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  /** Bytes. */
  readonly contentLength: number;
  /** Signed, good for a day; read afresh with the message. */
  readonly url: string | null;
}

/** Of `kustomer-message-received`, `kustomer-message-sent` and `sendMessage`; one of `getMessages`. */
export interface MessageDetail {
  readonly messageId: string;
  readonly conversationId: string;
  readonly body: string;
  readonly createdAt: string;
  /** `in` from the customer, `out` to the customer. */
  readonly direction: 'in' | 'out';
  readonly attachments: readonly AttachmentDetail[];
  readonly meta: {readonly template: MessageTemplate['type'] | null};
  readonly sentBy: {
    readonly type: 'User' | 'Customer';
    readonly id: string | null;
    readonly displayName: string | null;
    readonly avatarUrl: string | null;
  };
}

/** Of `endConversation` and `reopenConversation`, and their events. */
export interface ConversationEnded {
  readonly conversationId: string;
  readonly createdAt: string;
  readonly ended: boolean;
}

/** Of `login` and `kustomer-login`. */
export interface CustomerIdentified {
  readonly identified: boolean;
  readonly customerId: string | null;
  readonly email: string | null;
  readonly externalId: string | null;
}

/** Of `submitSatisfactionForm` and `kustomer-satisfaction-received`; also in `getMessages`. */
export interface SatisfactionDetail {
  readonly satisfactionId: string;
  readonly conversationId: string;
  readonly status: SatisfactionStatus;
  /** RFC 3339; from then on it cannot be changed. */
  readonly editableUntil: string;
  readonly form: SatisfactionForm;
  readonly response: {
    /** 1 to 5; null before it is rated. */
    readonly rating: number | null;
    readonly answers: readonly {
      readonly id: string;
      readonly prompt: string | null;
      readonly answer: string | readonly string[];
    }[];
    readonly submittedAt: string | null;
  };
}

/** Of `kustomer-delivery-change`: what becomes of one message that the customer has sent. */
export interface DeliveryChange {
  /** Null while the conversation does not exist. */
  readonly conversationId: string | null;
  /** Names the message from the tap on Send to the server's answer, in every tab and after a reload. */
  readonly clientId: string;
  /**
   * `sending`: under way. `waiting`: several tries failed, they go on. `failed`: refused for good, the customer is asked.
   * `sent`: the server has it. `removed`: taken back, replaced by another one, or wiped; it is not sent.
   */
  readonly delivery: 'sending' | 'waiting' | 'failed' | 'sent' | 'removed';
  /** Why it waits, or has failed. */
  readonly error?: {readonly code: ChatErrorCode; readonly message: string};
}

/** Of `kustomer-unsent`; one of its messages. */
export interface UnsentMessage {
  /** Null while the conversation does not exist. */
  readonly conversationId: string | null;
  readonly clientId: string;
  readonly body: string;
}

/** Every public event by the name that follows `kustomer-`, with its `detail`. */
export interface SessionEventMap {
  readonly ready: null;
  readonly open: null;
  readonly close: null;
  readonly 'conversation-create': ConversationCreated;
  readonly 'conversation-ended': ConversationEnded;
  readonly 'conversation-unended': ConversationEnded;
  readonly 'conversation-merged': {
    readonly source: {readonly conversationId: string};
    readonly target: OpenConversation;
  };
  readonly 'conversation-deleted': {readonly conversationId: string};
  readonly 'assistant-ended': {readonly conversationId: string; readonly isInAssistantMode: boolean};
  readonly 'message-received': MessageDetail;
  readonly 'message-sent': MessageDetail;
  readonly 'delivery-change': DeliveryChange;
  readonly unsent: {readonly messages: readonly UnsentMessage[]};
  readonly 'agent-typing-activity': {
    readonly conversationId: string;
    readonly typing: boolean;
    readonly user: {readonly displayName: string | null; readonly avatarUrl: string | null};
  };
  readonly 'user-joined': {readonly conversationId: string; readonly user: Participant};
  readonly 'satisfaction-received': SatisfactionDetail;
  readonly login: CustomerIdentified;
  readonly logout: null;
  readonly 'customer-merged': {readonly customerId: string; readonly formerCustomerId: string};
  readonly 'customer-deleted': {readonly customerId: string};
  readonly unread: Unread;
  readonly 'availability-change': {readonly availability: Availability};
  readonly 'connection-change': {readonly connection: 'online' | 'offline'; readonly retryAt?: number};
  readonly error: ChatError;
}

/** Tells the page; a listener that throws is the platform's to report, and never ours to feel. */
export type Emit = <Name extends keyof SessionEventMap>(name: Name, detail: SessionEventMap[Name]) => void;

export function conversationCreated({id, createdAt, ended, isInAssistantMode}: Conversation): ConversationCreated {
  return {conversationId: id, createdAt, ended, isInAssistantMode};
}

export function openConversation(conversation: Conversation): OpenConversation {
  return {
    ...conversationCreated(conversation),
    lastMessageAt: conversation.lastMessageAt,
    preview: conversation.preview?.text ?? null,
    title: conversation.title,
    unreadMessageCount: conversation.unreadCount,
    custom: conversation.customAttributes,
  };
}

export function attachmentDetail({id, name, contentType, size, url}: Attachment): AttachmentDetail {
  return {id, name, contentType, contentLength: size, url};
}

export function messageDetail(message: Message): MessageDetail {
  const {type, id, displayName, avatarUrl} = message.sender;
  return {
    messageId: message.id,
    conversationId: message.conversationId,
    body: message.body,
    createdAt: message.createdAt,
    direction: message.direction,
    attachments: message.attachments.map(attachmentDetail),
    meta: {template: message.template?.type ?? null},
    sentBy: {type: type === 'customer' ? 'Customer' : 'User', id, displayName, avatarUrl},
  };
}
