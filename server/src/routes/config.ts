import {ConfigSchema, encodeConfig} from '../../../src/wire/config-schema.js';
import {configOf} from '../desk/config.js';
import {digest} from '../desk/idempotency.js';
import {isId} from '../desk/lists.js';
import {invalid} from '../desk/problem.js';
import type {Exchange} from './exchange.js';
import {noBody, publicRoute} from './route.js';

const maxAgeSeconds = 60;

export const configRoutes = [
  publicRoute({
    method: 'GET',
    path: '/v1/config',
    summary: 'What a page needs to show the chat of a site',
    query: {
      site: 'The site key.',
      brandId: 'A brand of the site.',
      assistantId: 'The assistant that answers first, instead of the configured one.',
      scheduleId: 'The opening hours, instead of the configured ones.',
      lang: 'BCP 47; the language of texts, where the site has them in several.',
    },
    answers: {200: {description: 'The configuration, with an ETag.', schema: ConfigSchema}},
    problems: ['not-found', 'unknown-brand', 'unknown-assistant', 'unknown-schedule'],
    isOpenToAllOrigins: true,
    body: noBody,
    handle: async ({exchange}) => {
      const siteKey = exchange.query.get('site');
      if (!siteKey) throw invalid('?site', 'missing', 'Name the site: ?site=pk_…');
      const site = exchange.namedSite(siteKey, '?site');
      const config = configOf(exchange.desk, site, {
        brandId: readId(exchange, 'brandId'),
        assistantId: readId(exchange, 'assistantId'),
        scheduleId: readId(exchange, 'scheduleId'),
      });
      const body = encodeConfig(config);
      const etag = `"${(await digest(JSON.stringify(body))).slice(0, 22)}"`;
      const now = exchange.desk.clock();
      const untilChange = config.availabilityChangesAt
        ? (Date.parse(config.availabilityChangesAt) - now) / 1000
        : Infinity;
      const maxAge = Math.max(0, Math.min(maxAgeSeconds, Math.floor(untilChange)));
      const headers = {ETag: etag, 'Cache-Control': `public, max-age=${maxAge}`};
      if (isKnown(exchange.request.headers.get('if-none-match'), etag)) return {status: 304, headers};
      return {status: 200, headers, body};
    },
  }),
];

function readId(exchange: Exchange, name: string): string | null {
  const value = exchange.query.get(name);
  if (value === null || value === '') return null;
  if (!isId(value)) throw invalid(`?${name}`, 'invalid', `${name} is no id.`);
  return value;
}

/** Weak comparison, as RFC 9110 asks for `If-None-Match`. */
function isKnown(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
}
