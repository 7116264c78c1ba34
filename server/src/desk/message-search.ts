import * as z from 'zod/mini';
import type {Message} from '../../../src/model/message.js';
import type {MessageHit} from '../../../src/model/message-hit.js';
import type {StoredVisitor} from '../store/chat-store.js';
import {encodeCursor, readCursor} from './cursor.js';
import {knownSite, type Desk} from './desk.js';
import {excerptOf, withoutMarks, wordsOf} from './excerpt.js';
import {CursorIdSchema, isId, readLimit, type Page} from './lists.js';
import {invalid, notFound} from './problem.js';

const HitCursorSchema = z.tuple([z.iso.datetime(), CursorIdSchema]);
const maxQueryChars = 200;

/** Endpoint 29: messages of this visitor that hold all words, newest first. */
export async function searchMessages(
  desk: Desk,
  visitor: StoredVisitor,
  query: URLSearchParams,
): Promise<Page<MessageHit>> {
  const limit = readLimit(query);
  const words = readWords(query);
  const conversationId = query.get('conversationId');
  if (conversationId !== null) await refuseForeign(desk, visitor, conversationId);
  const cursor = readCursor(query.get('cursor'), HitCursorSchema);
  const found = await desk.store.search.messages({
    subjectId: visitor.subjectId,
    words,
    limit: limit + 1,
    onlyOpen: !knownSite(desk, visitor.siteKey).settings.features.history,
    ...(conversationId === null ? {} : {conversationId}),
    ...(cursor ? {after: {createdAt: cursor[0], id: cursor[1]}} : {}),
  });
  const items = found.slice(0, limit).map((message) => hitOf(message, words));
  const last = found[limit - 1];
  return {items, nextCursor: found.length > limit && last ? encodeCursor([last.createdAt, last.id]) : null};
}

function readWords(query: URLSearchParams): readonly string[] {
  const text = query.get('q') ?? '';
  if (text.length > maxQueryChars) {
    throw invalid('?q', 'too-long', `q may hold at most ${maxQueryChars} characters.`, {limit: maxQueryChars});
  }
  const words = wordsOf(text);
  if (words.length === 0) throw invalid('?q', 'empty', 'Name the words to look for: ?q=…');
  return words;
}

async function refuseForeign(desk: Desk, {subjectId}: StoredVisitor, id: string): Promise<void> {
  const stored = isId(id) ? await desk.store.conversation(id) : undefined;
  if (stored?.subjectId !== subjectId) throw notFound('conversation');
}

function hitOf({conversationId, id, createdAt, body}: Message, words: readonly string[]): MessageHit {
  const {text, ranges} = excerptOf(withoutMarks(body), words);
  return {conversationId, messageId: id, createdAt, excerpt: text, ranges};
}
