import {createHash} from 'node:crypto';
import {readFile, realpath, stat} from 'node:fs/promises';
import {extname, join, sep} from 'node:path';
import {Problem} from './desk/problem.js';
import {problemAnswer} from './routes/problem-answer.js';
import type {ServerRequest} from './routes/server-request.js';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

const anyOrigin = {'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin'};
const shortCache = 'public, max-age=60';
const immutable = 'public, max-age=31536000, immutable';

/** Where an address may be found, in this order: below the element, the shop and the console. */
function candidates(pathname: string): readonly string[] {
  if (pathname === '/') return ['demo/shop/index.html'];
  if (pathname === '/playground') return ['demo/playground/index.html'];
  if (pathname === '/agent' || pathname === '/agent/') return ['console/index.html', 'console/console.html'];
  const path = pathname
    .replace(/^\/agent\//, '/console/')
    .replace(/\/$/, '/index.html')
    .slice(1);
  return [`page/${path}`, path, `demo/${path}`, `demo/shop/${path}`, `console/${path}`];
}

/**
 * Serves the build folder: `/` the shop, `/agent` the console, `/kustomer-chat.js` and its chunks for every origin.
 * Only built files of these folders: never the server, never what lies outside.
 */
export function createStaticPages(pageDir: string): (request: ServerRequest) => Promise<Response> {
  const cache = new Map<string, {readonly version: string; readonly file: StaticFile}>();

  async function find(pathname: string): Promise<StaticFile | undefined> {
    const root = await realpath(pageDir).catch(() => undefined);
    if (root === undefined) return undefined;
    for (const candidate of candidates(pathname)) {
      const file = isSafe(candidate) ? await readBelow(root, candidate) : undefined;
      if (file) return file;
    }
    return undefined;
  }

  async function readBelow(root: string, candidate: string): Promise<StaticFile | undefined> {
    // A link in the folder must not lead out of it.
    const path = await realpath(join(root, candidate)).catch(() => undefined);
    if (!path?.startsWith(root + sep)) return undefined;
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const version = `${found.mtimeMs}-${found.size}`;
    const cached = cache.get(path);
    if (cached?.version === version) return cached.file;
    const file = describe(candidate, await readFile(path));
    cache.set(path, {version, file});
    return file;
  }

  return async (request) => {
    const {pathname} = new URL(request.url);
    const file = await find(pathname).catch(() => undefined); // replaced by a newer build while it was read
    if (!file) return problemAnswer(new Problem('not-found', 'There is no such page.'));
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return problemAnswer(new Problem('method-not-allowed', undefined, {allow: 'GET, HEAD'}));
    }
    const {headers, etag} = file;
    const isKnown = (request.headers.get('if-none-match') ?? '').split(',').some((tag) => tag.trim() === etag);
    if (isKnown) return new Response(null, {status: 304, headers});
    return new Response(request.method === 'HEAD' ? null : file.bytes, {headers});
  };
}

interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Plain names in the three folders of pages; no dots first, so neither `..` nor hidden files. */
function isSafe(candidate: string): boolean {
  return /^(page|demo|console)(\/[\w-][\w.-]*)+$/.test(candidate);
}

function describe(candidate: string, content: Buffer): StaticFile {
  const bytes = new Uint8Array(content);
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  const extension = extname(candidate);
  const isPage = extension === '.html';
  const isElement = candidate.startsWith('page/');
  const headers = {
    'Content-Type': types[extension] ?? 'application/octet-stream',
    'Cache-Control': isPage ? 'no-cache' : candidate.includes('/chunks/') ? immutable : shortCache,
    'X-Content-Type-Options': 'nosniff',
    ETag: etag,
    ...(isElement ? anyOrigin : {}),
    ...(isPage ? pageHeaders(candidate, content.toString('utf8')) : {}),
  };
  return {bytes, etag, headers};
}

/**
 * The policy under which the chat must work, without any exception for inline code. What a page of ours holds inline is
 * named by its hash.
 */
function pageHeaders(candidate: string, html: string): Readonly<Record<string, string>> {
  // It shows the stories in a frame, and has a service worker, whose address wants a policy.
  const isPlayground = candidate.startsWith('demo/playground/');
  const policy = [
    "default-src 'none'",
    ["script-src 'self'", ...hashes(html, /<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g)].join(' '),
    ["style-src 'self'", ...hashes(html, /<style[^>]*>([^]*?)<\/style>/g)].join(' '),
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    ...(isPlayground ? ["frame-src 'self'"] : []),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    `trusted-types lit-html ${isPlayground ? 'playground ' : ''}'allow-duplicates'`,
    "require-trusted-types-for 'script'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}

function hashes(html: string, pattern: RegExp): readonly string[] {
  return [...html.matchAll(pattern)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );
}
