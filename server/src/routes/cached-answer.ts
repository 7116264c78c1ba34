import {digest} from '../desk/idempotency.js';
import {namesTag} from './entity-tag.js';
import type {Exchange} from './exchange.js';
import type {Answer, DescribedAnswer, RouteDescription} from './route.js';

const defaultMaxAgeSeconds = 60;

/** What the description says of a route that answers by `cached`. */
export function cachedAnswer(
  answer: DescribedAnswer,
  requestHeaders?: Readonly<Record<string, string>>,
): Pick<RouteDescription, 'answers' | 'requestHeaders'> {
  const {headers = []} = answer;
  return {
    requestHeaders: {'If-None-Match': 'The ETag of the answer before.', ...requestHeaders},
    answers: {
      200: {...answer, headers: ['ETag', ...headers]},
      304: {description: 'As If-None-Match knows it.', headers: ['ETag', ...headers]},
    },
  };
}

/** Answers `body` with an ETag, or 304 when the client has it already. */
export async function cached(
  {request}: Exchange,
  body: unknown,
  {maxAgeSeconds = defaultMaxAgeSeconds, headers = {}}: {maxAgeSeconds?: number; headers?: Record<string, string>} = {},
): Promise<Answer> {
  const etag = await etagOf(body);
  const all = {...headers, ETag: etag, 'Cache-Control': `public, max-age=${maxAgeSeconds}`};
  if (namesTag(request.headers.get('if-none-match'), etag)) return {status: 304, headers: all};
  return {status: 200, headers: all, body};
}

export async function etagOf(body: unknown): Promise<string> {
  return `"${(await digest(JSON.stringify(body))).slice(0, 22)}"`;
}
