import assert from 'node:assert/strict';
import {it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {withSettings} from '../../../server/src/config/organisation.js';
import {demoWith, TestDesk, type TestVisitor} from '../test-desk.js';
import {picture, uploaded, type File} from './attachment-calls.js';
import {bytesOf, mp4, pdf, png, svg, zip} from './attachment-files.js';

async function linkOf(visitor: TestVisitor, file: File = picture): Promise<string> {
  const {url} = await uploaded(visitor, file);
  return url ?? assert.fail('no link');
}

it('shows pictures in place and offers everything else for saving', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const cases: readonly (readonly [string, string, Uint8Array<ArrayBuffer>, string, string])[] = [
    ['a.png', 'image/png', png, 'inline', 'image/png'],
    ['a.svg', 'image/svg+xml', svg, 'attachment', 'application/octet-stream'],
    ['a.zip', 'application/zip', zip('a'), 'attachment', 'application/zip'],
    ['a.pdf', 'application/pdf', pdf, 'attachment', 'application/pdf'],
    ['a.mp4', 'video/mp4', mp4, 'attachment', 'video/mp4'],
    ['a.txt', 'text/plain', bytesOf('<script>alert(1)</script>'), 'attachment', 'text/plain; charset=utf-8'],
  ];
  for (const [name, contentType, bytes, disposition, type] of cases) {
    const reply = await desk.ask('GET', await linkOf(visitor, {name, contentType, bytes}));
    const {headers} = reply;
    assert.equal(reply.status, 200);
    assert.equal(headers.get('content-type'), type);
    assert.equal(headers.get('content-disposition'), `${disposition}; filename="${name}"; filename*=UTF-8''${name}`);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('content-security-policy'), "sandbox; default-src 'none'");
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(headers.get('cache-control'), 'private, max-age=86400, immutable');
    assert.equal(headers.get('content-length'), String(bytes.length));
  }
});

it('carries a name in any script', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const name = `Zoë's "100 %" (π); x.png`;
  const reply = await desk.ask('GET', await linkOf(visitor, {...picture, name}));
  const encoded = 'Zo%C3%AB%27s%20_100%20%25_%20%28%CF%80%29%3B%20x.png';
  const expected = `inline; filename="Zo_'s _100 __ (_); x.png"; filename*=UTF-8''${encoded}`;
  assert.equal(reply.headers.get('content-disposition'), expected);
});

it('serves ranges', async () => {
  const desk = new TestDesk();
  const text = '0123456789';
  const file = {name: 'a.txt', contentType: 'text/plain', bytes: bytesOf(text)};
  const link = await linkOf(await desk.visitor(), file);
  const etag = (await desk.ask('GET', link)).headers.get('etag') ?? '';
  const ask = async (range: string, more: Readonly<Record<string, string>> = {}) => {
    const reply = await desk.ask('GET', link, {headers: {range, ...more}});
    return [reply.status, reply.text, reply.headers.get('content-range'), reply.headers.get('content-length')];
  };
  assert.deepEqual(await ask('bytes=0-3'), [206, '0123', 'bytes 0-3/10', '4']);
  assert.deepEqual(await ask('bytes=8-'), [206, '89', 'bytes 8-9/10', '2']);
  assert.deepEqual(await ask('bytes=-3'), [206, '789', 'bytes 7-9/10', '3']);
  assert.deepEqual(await ask('bytes=5-99'), [206, '56789', 'bytes 5-9/10', '5']);
  assert.deepEqual(await ask('bytes=-99'), [206, text, 'bytes 0-9/10', '10']);
  for (const range of ['bytes=10-', 'bytes=99-100', 'bytes=-0']) {
    assert.deepEqual((await ask(range)).slice(0, 3), [416, '', 'bytes */10'], range);
  }
  for (const range of ['bytes=3-1', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=', 'bytes=-', 'bytes=a-b', 'bytes=1e3-']) {
    assert.deepEqual(await ask(range), [200, text, null, '10'], range);
  }
  assert.equal((await ask('bytes=0-3', {'if-range': etag}))[0], 206);
  assert.equal((await ask('bytes=0-3', {'if-range': '"other"'}))[0], 200);
});

it('answers HEAD and revalidation without the bytes', async () => {
  const desk = new TestDesk();
  const link = await linkOf(await desk.visitor());
  const head = await desk.ask('HEAD', link);
  assert.deepEqual([head.status, head.text, head.headers.get('content-length')], [200, '', String(png.length)]);
  assert.equal(head.headers.get('accept-ranges'), 'bytes');
  const etag = head.headers.get('etag') ?? '';
  assert.match(etag, /^"[0-9a-f]{64}"$/);
  assert.equal((await desk.ask('GET', link, {headers: {'if-none-match': `"x", W/${etag}`}})).status, 304);
  assert.equal((await desk.ask('GET', link, {headers: {'if-none-match': '"x"'}})).status, 200);
});

it('lets nobody read but its owner, agents and who has a link', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {id} = await uploaded(visitor);
  const path = `/v1/attachments/${id}/content`;
  const owner = await visitor.ask('GET', path);
  assert.deepEqual([owner.status, owner.headers.get('cache-control')], [200, 'private, no-cache']);
  assert.equal((await desk.ask('GET', path, {token: 'ak_demo'})).status, 200);
  const stranger = await desk.visitor();
  const foreign = await stranger.ask('GET', path);
  const missing = await stranger.ask('GET', path.replace(/.\/content/, '~/content').replace('~', 'x'));
  assert.equal(foreign.outcome, '404 not-found');
  assert.deepEqual(foreign.problem, missing.problem, 'as unknown as one that never was');
  assert.equal((await desk.ask('GET', path)).outcome, '401 unauthorized');
  assert.equal((await desk.ask('GET', path, {token: 'ak_wrong'})).outcome, '401 unauthorized');
  assert.equal((await desk.ask('GET', path, {token: 'a.b.c'})).outcome, '401 unauthorized');
  assert.equal((await desk.ask('DELETE', path)).outcome, '405 method-not-allowed');
});

it('ends a link after a day, says so, and refuses any other change of it', async () => {
  const desk = new TestDesk();
  const link = await linkOf(await desk.visitor());
  const origin = 'http://localhost:3000';
  const ask = (url: string) => desk.ask('GET', url, {headers: {origin}});
  const good = await ask(link);
  assert.deepEqual([good.status, good.headers.get('access-control-allow-origin')], [200, origin]);
  for (const change of [/expires=1/, /kid=./, /signature=./, /attachments\/./]) {
    const reply = await ask(link.replace(change, (found) => `${found.slice(0, -1)}${found.endsWith('0') ? '1' : '0'}`));
    assert.equal(reply.outcome, '403 link-expired', String(change));
  }
  assert.equal((await ask(link.replace(/expires=\d+/, 'expires=NaN'))).outcome, '403 link-expired');
  assert.equal(
    (await desk.ask('GET', link, {headers: {origin: 'https://evil.example'}})).outcome,
    '403 origin-not-allowed',
  );
  desk.now += 86_399_999;
  assert.equal((await ask(link)).status, 200);
  desk.now += 1;
  const expired = await ask(link);
  assert.equal(expired.outcome, '403 link-expired');
  assert.equal(expired.headers.get('access-control-allow-origin'), origin, 'the page may read why');
});

it('accepts on one node what another has signed, and nothing that another help desk has', async () => {
  const desk = new TestDesk();
  const link = await linkOf(await desk.visitor());
  const node = new TestDesk({store: desk.store, organisation: withSettings(demoOrganisation, {enabled: true})});
  // Nodes share their files; here the other has none, and gets past the signature.
  assert.equal((await node.ask('GET', link)).outcome, '404 not-found');
  assert.equal((await node.ask('GET', link.replace(/signature=./, 'signature=~'))).outcome, '403 link-expired');
});

it('ends links with their site', async () => {
  const desk = new TestDesk();
  const link = await linkOf(await desk.visitor());
  await desk.server.reload(demoWith({sites: demoOrganisation.sites.slice(1)}));
  assert.equal((await desk.ask('GET', link)).outcome, '404 not-found');
});
