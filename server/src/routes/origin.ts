import type {Organisation, Site} from '../config/organisation.js';

const exposed = 'ETag, Link, Location, Retry-After, RateLimit, Idempotency-Replayed';
const allowedHeaders =
  'Authorization, Content-Type, Idempotency-Key, Last-Event-ID, If-None-Match, X-Client, traceparent';
const allowedMethods = 'GET, POST, PUT, PATCH, DELETE';

const loopback = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

export function isAllowedOrigin({allowedOrigins}: Site, origin: string): boolean {
  return allowedOrigins.includes(origin) || (allowedOrigins.includes('loopback') && loopback.test(origin));
}

export function isAllowedSomewhere({sites}: Organisation, origin: string): boolean {
  return sites.some((site) => isAllowedOrigin(site, origin));
}

/** Whether a page of this very server asks. Only hosts are compared: a proxy in front may have ended the TLS. */
export function isSameOrigin(origin: string, url: URL): boolean {
  return URL.canParse(origin) && new URL(origin).host === url.host;
}

/** `origin` has been allowed; `*` for what any page may read. */
export function corsHeaders(origin: string): Readonly<Record<string, string>> {
  const headers = {'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': exposed};
  return origin === '*' ? headers : {...headers, Vary: 'Origin'};
}

export function preflightHeaders(origin: string): Readonly<Record<string, string>> {
  return {
    ...corsHeaders(origin),
    'Access-Control-Allow-Methods': allowedMethods,
    'Access-Control-Allow-Headers': allowedHeaders,
    'Access-Control-Max-Age': '7200',
  };
}
