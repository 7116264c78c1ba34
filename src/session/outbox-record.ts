import type {CreatedConversation} from '../backend/chat-backend.js';
import type {CustomAttributes} from '../model/custom-attributes.js';
import type {Message, Reply} from '../model/message.js';
import type {OutgoingMessage, ThreadKey} from './chat-state.js';
import {chatError, type PlainError} from './plain-error.js';

/** What a conversation that does not exist yet is created with. */
export interface NewThread {
  /** Names the conversation for ever: the thread's key when it was a draft. */
  readonly clientId: string;
  /** Null: none, because the server refused the one asked for. */
  readonly assistantId?: string | null | undefined;
  readonly brandId?: string | undefined;
  readonly customAttributes?: CustomAttributes | undefined;
  /** Made by the page with its message, not by a customer who typed it. */
  readonly isFromPage: boolean;
}

/** A file with its bytes: `clientId` names the upload for ever. */
export interface RecordedFile {
  readonly clientId: string;
  readonly file: Blob;
  readonly name: string;
  readonly alt?: string | undefined;
  /** The bubble shows it under this id. */
  readonly shownAs?: string | undefined;
}

/** One message that was sent here, kept on this device until the server has accepted it. */
export interface OutboxRecord {
  /** Names the write for ever: `Idempotency-Key` and the bubble's identity. */
  readonly clientId: string;
  readonly key: ThreadKey;
  /** Greater than that of every message written before it on this device. */
  readonly order: number;
  readonly body: string;
  readonly reply: Reply | null;
  /** That time: what waits stands in the order in which it was written. */
  readonly createdAt: string;
  /** The page that wrote it, which tells of it while it lives. */
  readonly author: string;
  /** Written in a visitor's name: without a visitor it is not sent as somebody else. */
  readonly hadVisitor: boolean;
  /** Set while its thread does not exist: it creates it. */
  readonly newThread?: NewThread | undefined;
  /** What is uploaded already stands by its id. */
  readonly attachments?: readonly (string | RecordedFile)[] | undefined;
  /** Its name for the server, where another message has taken its own. */
  readonly sentAs?: string | undefined;
  /** Refused for good. */
  readonly failed?: PlainError | undefined;
}

/** What the server has made of a write: a message, or a conversation with it. */
export type Accepted = {readonly message: Message} | CreatedConversation;

/** What has become of a write: one of both. */
export interface Outcome {
  readonly record: OutboxRecord;
  readonly accepted?: Accepted;
  readonly error?: PlainError | undefined;
}

export function outgoingOf({clientId, body, reply, createdAt, attachments, failed}: OutboxRecord): OutgoingMessage {
  const files = attachments?.flatMap((one) => {
    if (typeof one === 'string' || one.shownAs === undefined || !(one.file instanceof File)) return [];
    const {shownAs: id, file, alt = ''} = one;
    return [{id, file, alt, status: 'uploading', sentBytes: 0, attachmentId: null, error: null} as const];
  });
  return {
    ...{clientId, body, reply, createdAt},
    ...(files?.length ? {files} : {}),
    delivery: failed ? 'failed' : 'sending',
    error: failed ? chatError(failed) : null,
  };
}

export function recordName({clientId}: Pick<OutboxRecord, 'clientId'>): `outbox/${string}` {
  return `outbox/${clientId}`;
}

/** A first message that has its thread's name creates it: another page's, written before, could not be stored as one. */
const rank = ({clientId, key}: OutboxRecord) => (clientId === key ? 0 : 1);
export const byOrder = (one: OutboxRecord, other: OutboxRecord) => rank(one) - rank(other) || one.order - other.order;

/** Another page has stored a first message in the same draft before this one. */
export function isSecond({clientId, newThread}: OutboxRecord): boolean {
  return newThread !== undefined && newThread.clientId !== clientId;
}

/**
 * As it goes on in the conversation `key` that another message has created. One that has the thread's name still asks to
 * create it: the server has given its name to that other one, and says so.
 */
export function behind(record: OutboxRecord, key: ThreadKey): OutboxRecord {
  const {clientId, newThread} = record;
  return {...record, key, newThread: newThread?.clientId === clientId ? newThread : undefined};
}
