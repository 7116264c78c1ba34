import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {after, before, it} from 'node:test';
import {createStaticPages} from '../../server/src/static-node.js';

const script = 'document.title = "x";';
const files = {
  'page/kustomer-chat.js': 'export {};',
  'page/chunks/panel-abc.js': 'export const panel = 1;',
  'demo/shop/index.html': `<!doctype html><script>${script}</script><script type="module" src="/demo/shop/shop.js"></script>`,
  'demo/shop/shop.js': 'shop',
  'demo/shop/shop.css': 'a{}',
  'demo/playground/index.html': '<!doctype html>playground',
  'console/index.html': '<!doctype html>console',
  'console/console.js': 'console',
  'console/chunks/thread-def.js': 'thread',
  'server/main.js': 'secret',
  'builds.json': 'secret',
  'page/.hidden': 'secret',
};

let folder = '';
let serve: (request: Request) => Promise<Response>;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'kustomer-chat-pages-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true});
    writeFileSync(join(folder, name), text);
  }
  symlinkSync('/etc/hostname', join(folder, 'page/outside.txt'));
  serve = createStaticPages(folder);
});
after(() => rmSync(folder, {recursive: true}));

const get = (path: string, init: RequestInit = {}) => serve(new Request(`http://localhost:8787${path}`, init));

it('finds the shop, the console and what belongs to them', async () => {
  const found: Record<string, keyof typeof files> = {
    '/': 'demo/shop/index.html',
    '/agent': 'console/index.html',
    '/agent/': 'console/index.html',
    '/kustomer-chat.js': 'page/kustomer-chat.js',
    '/chunks/panel-abc.js': 'page/chunks/panel-abc.js',
    '/demo/shop/shop.js': 'demo/shop/shop.js',
    '/demo/playground/': 'demo/playground/index.html',
    '/playground': 'demo/playground/index.html',
    '/playground/': 'demo/playground/index.html',
    '/shop.css': 'demo/shop/shop.css',
    '/console/console.js': 'console/console.js',
    '/console.js': 'console/console.js',
    '/agent/console.js': 'console/console.js',
    '/chunks/thread-def.js': 'console/chunks/thread-def.js',
  };
  for (const [path, name] of Object.entries(found)) assert.equal(await (await get(path)).text(), files[name], path);
});

it('gives the element to every origin, for a minute, and its chunks for ever', async () => {
  const element = await get('/kustomer-chat.js');
  assert.equal(element.headers.get('content-type'), 'text/javascript; charset=utf-8');
  assert.equal(element.headers.get('access-control-allow-origin'), '*');
  assert.equal(element.headers.get('cache-control'), 'public, max-age=60');
  const chunk = await get('/chunks/panel-abc.js');
  assert.equal(chunk.headers.get('access-control-allow-origin'), '*');
  assert.match(chunk.headers.get('cache-control') ?? '', /immutable/);
  const page = await get('/agent');
  assert.equal(page.headers.get('access-control-allow-origin'), null);
});

it('revalidates by a tag of the content', async () => {
  const etag = (await get('/kustomer-chat.js')).headers.get('etag') ?? '';
  const again = await get('/kustomer-chat.js', {headers: {'if-none-match': etag}});
  assert.deepEqual([again.status, await again.text()], [304, '']);
  writeFileSync(join(folder, 'page/kustomer-chat.js'), 'export const changed = 1;');
  const changed = await get('/kustomer-chat.js', {headers: {'if-none-match': etag}});
  assert.equal(changed.status, 200);
  assert.notEqual(changed.headers.get('etag'), etag);
  writeFileSync(join(folder, 'page/kustomer-chat.js'), files['page/kustomer-chat.js']);
});

it('puts pages under a policy without exceptions but the hashes of their own scripts', async () => {
  const policy = (await get('/')).headers.get('content-security-policy') ?? '';
  const hash = createHash('sha256').update(script).digest('base64');
  for (const part of [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}';`,
    "style-src 'self';",
    "connect-src 'self'",
    "img-src 'self' blob: data:",
    "trusted-types lit-html 'allow-duplicates'",
    "require-trusted-types-for 'script'",
    "base-uri 'none'",
  ]) {
    assert.ok(policy.includes(part), part);
  }
  assert.ok(!policy.includes('unsafe'));
  assert.equal((await get('/kustomer-chat.js')).headers.get('content-security-policy'), null);
});

it('lets the playground alone frame its own pages and name a worker', async () => {
  const policy = (await get('/playground')).headers.get('content-security-policy') ?? '';
  assert.ok(policy.includes("trusted-types lit-html playground 'allow-duplicates';"));
  assert.ok(policy.includes("frame-src 'self'") && !policy.includes('unsafe'));
  const others = (await get('/')).headers.get('content-security-policy') ?? '';
  assert.ok(!others.includes('frame-src') && !others.includes('playground'));
});

it('shows nothing else of the machine', async () => {
  for (const path of [
    '/server/main.js',
    '/builds.json',
    '/.hidden',
    '/outside.txt',
    '/page/../server/main.js',
    '/..%2fserver/main.js',
    '/%2e%2e/server/main.js',
    '/demo/..%5c..%5cserver/main.js',
    '/%00',
    '/page',
    '/demo',
    '//etc/passwd',
  ]) {
    const response = await get(path);
    assert.equal(response.status, 404, path);
    assert.ok(!(await response.text()).includes('secret'));
  }
});

it('knows GET and HEAD only, and bears that there is no build', async () => {
  const head = await get('/', {method: 'HEAD'});
  assert.deepEqual([head.status, await head.text()], [200, '']);
  const post = await get('/', {method: 'POST'});
  assert.deepEqual([post.status, post.headers.get('allow')], [405, 'GET, HEAD']);
  assert.equal((await get('/nothing', {method: 'POST'})).status, 404);
  const nowhere = createStaticPages(join(folder, 'missing'));
  assert.equal((await nowhere(new Request('http://localhost/'))).status, 404);
});
