import type {ComposerFile} from '../model/composer-file.js';
import type {MessageTemplate} from '../model/message-template.js';
import type {Attachment, LinkPreview, Message, OpeningMessage, Sender} from '../model/message.js';
import type {HasBody} from './marked-body.js';
import {bodyText} from './message-body.js';

/** How far one's own message has come. */
export type Delivery = 'sending' | 'sent' | 'read' | 'waiting' | 'failed';

/** What somebody said. */
export interface Content extends HasBody {
  readonly template?: MessageTemplate | null;
  readonly attachments?: readonly Attachment[];
  /** What goes along with a message that is on its way. */
  readonly files?: readonly ComposerFile[] | undefined;
  // Stored messages alone have these.
  readonly id?: string;
  readonly linkPreviews?: readonly LinkPreview[];
  readonly editedAt?: string | null;
  readonly redactedAt?: string | null;
}

/** What a row shows, wherever it comes from: a stored message, one on its way, or an assistant's opening. */
export interface Entry {
  /** The same before and after the server accepted a message, so that its row stays the same element. */
  readonly key: string;
  /** Null for what the server has not numbered. */
  readonly seq: number | null;
  /** Written by the one who reads: it stands at the end side. */
  readonly own: boolean;
  readonly sender: Sender;
  readonly content: Content;
  /** RFC 3339; null when it was never sent. */
  readonly at: string | null;
  readonly delivery: Delivery | null;
  readonly isRedacted: boolean;
}

/** A stored message as the customer or the agent sees it. */
export function messageEntry(message: Message, reader: 'customer' | 'agent', delivery: Delivery | null = null): Entry {
  return {
    key: message.clientId ?? message.id,
    seq: message.seq,
    own: (message.direction === 'in') === (reader === 'customer') && message.sender.type !== 'system',
    sender: message.sender,
    content: message,
    at: message.createdAt,
    delivery,
    isRedacted: message.redactedAt !== null,
  };
}

/** What an assistant says before anything exists on the server. */
export function openingEntry(opening: OpeningMessage, index: number): Entry {
  return {
    key: `opening ${index}`,
    seq: null,
    own: false,
    sender: opening.sender,
    content: opening,
    at: null,
    delivery: null,
    isRedacted: false,
  };
}

/** A message that is not accepted yet. */
export function outgoingEntry(
  outgoing: Content & {readonly clientId: string; readonly createdAt: string; readonly delivery: Delivery},
  sender: Sender,
): Entry {
  return {
    key: outgoing.clientId,
    seq: null,
    own: true,
    sender,
    content: outgoing,
    at: outgoing.createdAt,
    delivery: outgoing.delivery,
    isRedacted: false,
  };
}

/** Machines are outlined and square, whoever they speak for. */
export function isMachine({type, ai}: Pick<Sender, 'type' | 'ai'>): boolean {
  return ai || type === 'assistant';
}

/** What it says and what goes along with it, on one line. */
export function contentText(content: Content): string {
  const {attachments = [], files = []} = content;
  const names = attachments.map(({alt, name}) => alt || name).concat(files.map(({alt, file}) => alt || file.name));
  return [bodyText(content), ...names].filter(Boolean).join(', ');
}

/** Whether there are words to show: pictures and files may come without any. */
export function hasBubble({content: {body, attachments = [], files = []}, isRedacted}: Entry): boolean {
  return isRedacted || body.trim() !== '' || attachments.length + files.length === 0;
}
