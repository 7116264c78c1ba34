import type {MessageTemplate} from './message-template.js';

export interface Sender {
  readonly type: 'customer' | 'agent' | 'assistant' | 'system';
  readonly id: string | null;
  readonly displayName: string | null;
  readonly avatarUrl: string | null;
  /** An automatic answer written by a language model; it is labelled as such. */
  readonly ai: boolean;
}

/** The customer's choice among what a message offered. `value` is one of the offered values. */
export interface Reply {
  readonly messageId: string;
  readonly value: string;
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly alt: string | null;
  /** Absolute, in a page. */
  readonly url: string | null;
  readonly urlExpiresAt: string | null;
}

export interface LinkPreview {
  readonly url: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly imageUrl: string | null;
}

/** A message that the backend has accepted. Order within a conversation is `seq`, never the time. */
export interface Message {
  readonly id: string;
  /** The id that its writer chose (UUIDv7), by which a bubble finds its message; null when the server wrote it. */
  readonly clientId: string | null;
  readonly conversationId: string;
  readonly seq: number;
  /** RFC 3339, UTC, milliseconds. */
  readonly createdAt: string;
  /** As Kustomer names it: `in` comes from the customer, `out` goes to the customer. */
  readonly direction: 'in' | 'out';
  readonly sender: Sender;
  /** A subset of CommonMark, raw HTML off. */
  readonly body: string;
  readonly template: MessageTemplate | null;
  readonly reply: Reply | null;
  readonly attachments: readonly Attachment[];
  /** Free text is refused until this question is answered by one of its options. */
  readonly inputLocked: boolean;
  readonly auto: boolean;
  readonly linkPreviews: readonly LinkPreview[];
  /** Still growing. */
  readonly streaming: boolean;
  readonly editedAt: string | null;
  readonly redactedAt: string | null;
}

/** What an assistant shows before anything exists on the server: a message without an id of its own. */
export type OpeningMessage = Pick<Message, 'sender' | 'body' | 'template' | 'inputLocked'>;
