import {ConfigSchema, encodeConfig, type ConfigWire} from '../../../src/wire/config-schema.js';
import type {Site} from '../config/organisation.js';
import {configOf, type AskedConfig} from '../desk/config.js';
import {timestamp, type Desk} from '../desk/desk.js';
import {isId} from '../desk/lists.js';
import {invalid} from '../desk/problem.js';
import {cached, cachedAnswer, etagOf} from './cached-answer.js';
import type {Exchange} from './exchange.js';
import {noBody, publicRoute} from './route.js';

const maxAgeSeconds = 60;

export const configRoutes = [
  publicRoute({
    method: 'GET',
    path: '/v1/config',
    summary: 'What a page needs to show the chat of a site',
    query: {
      site: {description: 'The site key.', schema: {type: 'string'}, isRequired: true},
      brandId: 'A brand of the site.',
      assistantId: 'The assistant that answers first, instead of the configured one.',
      scheduleId: 'The opening hours, instead of the configured ones.',
      lang: 'BCP 47; the language of texts, where the site has them in several.',
    },
    ...cachedAnswer({description: 'The configuration.', schema: ConfigSchema}),
    problems: ['invalid-request', 'not-found', 'unknown-brand', 'unknown-assistant', 'unknown-schedule'],
    isOpenToAllOrigins: true,
    body: noBody,
    handle: async ({exchange}) => {
      const siteKey = exchange.query.get('site');
      if (!siteKey) throw invalid('?site', 'missing', 'Name the site: ?site=pk_…');
      const site = exchange.namedSite(siteKey, '?site');
      const body = configFor(exchange.desk, site, {
        brandId: readId(exchange, 'brandId'),
        assistantId: readId(exchange, 'assistantId'),
        scheduleId: readId(exchange, 'scheduleId'),
      });
      return cached(exchange, body, {maxAgeSeconds: secondsUntilChange(body, exchange.desk.clock())});
    },
  }),
];

function configFor(desk: Desk, site: Site, asked?: AskedConfig): ConfigWire {
  return encodeConfig(configOf(desk, site, asked));
}

function secondsUntilChange({availabilityChangesAt}: ConfigWire, now: number): number {
  const left = availabilityChangesAt === null ? Infinity : (Date.parse(availabilityChangesAt) - now) / 1000;
  return Math.max(0, Math.min(maxAgeSeconds, Math.floor(left)));
}

/** Tells the pages of every site to read it again: those that hear it now; the others read it when they come back. */
export async function announceConfig(desk: Desk): Promise<void> {
  for (const site of desk.organisation.sites) {
    const etag = await etagOf(configFor(desk, site));
    desk.hub.publish(`site:${site.key}`, {type: 'config.changed', at: timestamp(desk.clock()), data: {etag}});
  }
}

function readId(exchange: Exchange, name: string): string | null {
  const value = exchange.query.get(name);
  if (value === null || value === '') return null;
  if (!isId(value)) throw invalid(`?${name}`, 'invalid', `${name} is no id.`);
  return value;
}
