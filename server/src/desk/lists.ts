import * as z from 'zod/mini';
import type {Conversation} from '../../../src/model/conversation.js';
import type {Message} from '../../../src/model/message.js';
import type {StoredConversation, StoredMessage, StoreReader} from '../store/chat-store.js';
import {encodeCursor, readCursor} from './cursor.js';
import {invalid, notFound} from './problem.js';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

const defaultLimit = 50;
const maxLimit = 200;
const rfc3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

const idPattern = /^[A-Za-z0-9_.:-]{1,128}$/;
/** The part of a cursor that is an id. */
export const CursorIdSchema = z.string().check(z.regex(idPattern));
const ConversationCursorSchema = z.object({lastMessageAt: z.iso.datetime(), id: CursorIdSchema});
const MessageCursorSchema = z.object({beforeSeq: z.int()});

export function readLimit(query: URLSearchParams): number {
  const text = query.get('limit');
  if (text === null) return defaultLimit;
  const limit = Number(text);
  if (!/^\d+$/.test(text) || limit < 1) throw invalid('?limit', 'invalid', 'limit must be a whole number from 1.');
  return Math.min(limit, maxLimit);
}

/** `lastMessageAt` descending, then id. `view` is applied to what is found. With `onlyOpen` ended ones are none. */
export async function listConversations(
  store: StoreReader,
  query: URLSearchParams,
  subjectId: string | undefined,
  view: (stored: StoredConversation) => Conversation,
  {onlyOpen = false} = {},
): Promise<Page<Conversation>> {
  const limit = readLimit(query);
  const status = query.get('status') ?? 'all';
  if (status !== 'open' && status !== 'ended' && status !== 'all') {
    throw invalid('?status', 'invalid', 'status must be open, ended or all.');
  }
  const after = readCursor(query.get('cursor'), ConversationCursorSchema);
  if (onlyOpen && status === 'ended') return {items: [], nextCursor: null};
  const found = await store.conversations({
    ...(subjectId === undefined ? {} : {subjectId}),
    ...(onlyOpen ? {status: 'open'} : status === 'all' ? {} : {status}),
    ...(after ? {after} : {}),
    limit: limit + 1,
  });
  const items = found.slice(0, limit).map(view);
  const last = items.at(-1);
  const hasMore = found.length > limit && last;
  return {items, nextCursor: hasMore ? encodeCursor({lastMessageAt: last.lastMessageAt, id: last.id}) : null};
}

const positions = ['before', 'after', 'around', 'at', 'cursor', 'clientId'] as const;

/** Ascending by `seq`; `nextCursor` leads to the page before. */
export async function listMessages(
  store: StoreReader,
  conversationId: string,
  query: URLSearchParams,
): Promise<Page<Message>> {
  const limit = readLimit(query);
  const given = positions.filter((name) => query.has(name));
  const [position] = given;
  if (given.length > 1) throw invalid(`?${given[1]}`, 'invalid', 'Give one position at most.');
  const value = position === undefined ? '' : (query.get(position) ?? '');
  const found = await read(store, conversationId, position, value, limit);
  const items = found.map(({message}) => message);
  const firstSeq = items[0]?.seq ?? 1;
  // Numbers begin at 1 and have no gaps, so nothing stands before the first.
  const hasEarlier = position !== 'clientId' && firstSeq > 1;
  return {items, nextCursor: hasEarlier ? encodeCursor({beforeSeq: firstSeq}) : null};
}

async function read(
  store: StoreReader,
  id: string,
  position: (typeof positions)[number] | undefined,
  value: string,
  limit: number,
): Promise<readonly StoredMessage[]> {
  switch (position) {
    case undefined:
      return store.messages(id, {limit});
    case 'cursor':
      return store.messages(id, {...readCursor(value, MessageCursorSchema), limit});
    case 'clientId': {
      const stored = isId(value) ? await store.messageByClientId(id, value) : undefined;
      return stored ? [stored] : [];
    }
    case 'before':
      return store.messages(id, {beforeSeq: await seqOf(store, id, value), limit});
    case 'after':
      return store.messages(id, {afterSeq: await seqOf(store, id, value), limit});
    case 'around':
      return around(store, id, await seqOf(store, id, value), limit);
    case 'at': {
      if (!rfc3339.test(value) || Number.isNaN(Date.parse(value))) {
        throw invalid('?at', 'invalid', 'at must be an RFC 3339 date and time.');
      }
      const first = await store.firstMessageSince(id, new Date(value).toISOString());
      return first ? around(store, id, first.message.seq, limit) : store.messages(id, {limit});
    }
  }
}

async function around(store: StoreReader, id: string, seq: number, limit: number): Promise<readonly StoredMessage[]> {
  const earlier = await store.messages(id, {beforeSeq: seq, limit: Math.floor(limit / 2)});
  const later = await store.messages(id, {afterSeq: seq - 1, limit: limit - earlier.length});
  return [...earlier, ...later];
}

async function seqOf(store: StoreReader, conversationId: string, messageId: string): Promise<number> {
  const stored = isId(messageId) ? await store.message(conversationId, messageId) : undefined;
  if (!stored) throw notFound('message');
  return stored.message.seq;
}

/** What may name a resource; anything else, such as a NUL that a database refuses, names none. */
export function isId(text: string): boolean {
  return idPattern.test(text);
}
