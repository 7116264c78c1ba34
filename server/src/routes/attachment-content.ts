import {siteOf} from '../config/organisation.js';
import {contentDisposition} from '../desk/attachment-name.js';
import {isInlineType, servedType} from '../desk/attachment-type.js';
import {notFound} from '../desk/problem.js';
import type {StoredAttachment} from '../store/attachment-store.js';
import {readRange} from './byte-range.js';
import {namesTag} from './entity-tag.js';
import type {Exchange} from './exchange.js';
import {isAllowedSomewhere, isSameOrigin} from './origin.js';

/** An attachment that this request may read, and for how many milliseconds the answer may be kept. */
export interface Readable {
  readonly stored: StoredAttachment;
  readonly freshFor: number;
}

/** By the link's signature, else by whose token or key it is. Somebody else's is as unknown as one that never was. */
export async function findReadable(exchange: Exchange, id: string): Promise<Readable> {
  const {desk, query} = exchange;
  if (query.has('signature')) {
    const {stored, expires} = await findLinked(exchange, 'GET', id);
    return {stored, freshFor: expires - desk.clock()};
  }
  const isVisitor = /^Bearer +[^.\s]+\.[^.\s]+\.[^.\s]+$/i.test(exchange.request.headers.get('authorization') ?? '');
  if (!isVisitor) {
    await exchange.authenticateAgent();
    return {stored: found(await desk.store.attachments.find(id)), freshFor: 0};
  }
  const {visitor} = await exchange.authenticateVisitor();
  const stored = found(await desk.store.attachments.find(id));
  if (stored.subjectId === visitor.subjectId) return {stored, freshFor: 0};
  const conversation =
    stored.state === 'sent' && stored.conversationId !== null
      ? await desk.store.conversation(stored.conversationId)
      : undefined;
  if (conversation?.subjectId !== visitor.subjectId) throw notFound('attachment');
  return {stored, freshFor: 0};
}

/** The attachment that a signed link of this request is for. Pages may use it that may use its site. */
export async function findLinked(
  exchange: Exchange,
  method: 'GET' | 'PUT',
  id: string,
): Promise<{readonly stored: StoredAttachment; readonly expires: number}> {
  const {desk, origin, query, url} = exchange;
  const isForeign = origin !== null && !isSameOrigin(origin, url);
  if (isForeign && isAllowedSomewhere(desk.organisation, origin)) exchange.allowedOrigin = origin;
  const expires = await desk.links.verify(method, id, query);
  const stored = found(await desk.store.attachments.find(id));
  const site = siteOf(desk.organisation, stored.siteKey);
  if (!site) throw notFound('attachment');
  if (isForeign) exchange.admitOrigin(site);
  return {stored, expires};
}

function found(stored: StoredAttachment | undefined): StoredAttachment {
  if (!stored) throw notFound('attachment');
  return stored;
}

/** The bytes, so that a browser shows pictures and runs nothing. */
export async function serveContent(exchange: Exchange, {stored, freshFor}: Readable): Promise<Response> {
  const {name, contentType, size, sha256, fileKey} = stored;
  if (fileKey === null) throw notFound('attachment');
  const etag = `"${sha256 ?? fileKey}"`;
  const headers = new Headers({
    'Content-Type': servedType(contentType),
    'Content-Disposition': contentDisposition(isInlineType(contentType) ? 'inline' : 'attachment', name),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    // A page that isolates itself may still show it.
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': freshFor > 0 ? `private, max-age=${Math.floor(freshFor / 1000)}, immutable` : 'private, no-cache',
    'Accept-Ranges': 'bytes',
    ETag: etag,
  });
  const asked = exchange.request.headers;
  if (namesTag(asked.get('if-none-match'), etag)) return new Response(null, {status: 304, headers});
  const ifRange = asked.get('if-range');
  const range = readRange(ifRange === null || ifRange === etag ? asked.get('range') : null, size);
  if (range === null) {
    headers.set('Content-Range', `bytes */${size}`);
    return new Response(null, {status: 416, headers});
  }
  const body = await exchange.desk.files.read(fileKey, range);
  if (!body) throw notFound('file');
  headers.set('Content-Length', String(range ? range.end - range.start : size));
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end - 1}/${size}`);
  return new Response(body, {status: range ? 206 : 200, headers});
}
