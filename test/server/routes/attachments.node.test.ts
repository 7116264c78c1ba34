import assert from 'node:assert/strict';
import {it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {defaultLimits, withSettings} from '../../../server/src/config/organisation.js';
import {demoWith, TestDesk} from '../test-desk.js';
import {announce, attachmentIn, picture, put, upload, uploaded, uploadOf} from './attachment-calls.js';
import {bytesOf, gif, jpeg, joined, mp4, ooxml, pdf, png, svg, webp, zip} from './attachment-files.js';

const limits = demoOrganisation.sites[0]?.settings.limits ?? assert.fail();
const features = demoOrganisation.sites[0]?.settings.features ?? assert.fail();

it('takes a file, before a conversation exists, and says what it is', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const announced = await announce(visitor, {...picture, more: {alt: ' A lamp '}});
  assert.equal(announced.status, 201);
  const {id, upload: target} = uploadOf(announced);
  assert.equal(target.method, 'PUT');
  assert.equal(target.expiresAt, '2026-01-05T11:00:00.000Z');
  const reply = await put(desk, {id, upload: target}, png);
  assert.equal(reply.status, 200);
  const {url, urlExpiresAt, ...rest} = attachmentIn(reply);
  const fields = {name: 'photo.png', contentType: 'image/png', size: png.length, width: 3, height: 2, alt: 'A lamp'};
  assert.deepEqual(rest, {id, ...fields});
  assert.equal(urlExpiresAt, '2026-01-06T10:00:00.000Z');
  const content = await desk.fetch('GET', url ?? '');
  assert.deepEqual(new Uint8Array(await content.arrayBuffer()), png);
  assert.deepEqual(desk.errors, []);
});

it('measures pictures as they are shown', async () => {
  const visitor = await new TestDesk().visitor();
  const sizeOf = async (name: string, contentType: string, bytes: Uint8Array<ArrayBuffer>) => {
    const {width, height} = await uploaded(visitor, {name, contentType, bytes});
    return [width, height];
  };
  assert.deepEqual(await sizeOf('a.gif', 'image/gif', gif), [5, 4]);
  assert.deepEqual(await sizeOf('a.webp', 'image/webp', webp), [11, 12]);
  assert.deepEqual(await sizeOf('a.jpg', 'image/jpg', jpeg()), [7, 9]);
  assert.deepEqual(await sizeOf('a.jpg', 'image/jpeg', jpeg(6)), [9, 7], 'stored on its side');
  assert.deepEqual(await sizeOf('a.mp4', 'video/mp4', mp4), [null, null]);
});

it('answers a repeated announcement with the same id, and another content with a refusal', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const first = await announce(visitor, picture, 'upload-01');
  const again = await announce(visitor, picture, 'upload-01');
  assert.equal(again.headers.get('idempotency-replayed'), 'true');
  assert.deepEqual(uploadOf(again), uploadOf(first));
  const other = await announce(visitor, {...picture, name: 'other.png'}, 'upload-01');
  assert.equal(other.outcome, '422 idempotency-key-reused');
  desk.now += 7_200_000;
  assert.equal((await put(desk, uploadOf(first), png)).outcome, '403 link-expired');
  const later = uploadOf(await announce(visitor, picture, 'upload-01'));
  assert.equal(later.id, uploadOf(first).id, 'and a link that is good again');
  assert.equal((await put(desk, later, png)).status, 200);
  assert.equal((await put(desk, later, png)).status, 200, 'the whole PUT may be repeated');
  assert.equal((await visitor.ask('POST', '/v1/attachments', {body: {}})).outcome, '400 idempotency-key-missing');
});

it('refuses what is too large, by the limit that was passed', async () => {
  const desk = new TestDesk({organisation: withSettings(demoOrganisation, {limits: {...limits, fileBytes: 40}})});
  const visitor = await desk.visitor();
  const reply = await announce(visitor, picture);
  assert.equal(reply.outcome, '413 attachment-too-large');
  assert.equal(reply.problem.limit, 40);
});

it('holds a file to what was announced: size and digest', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const target = uploadOf(await announce(visitor, picture));
  const tooLong = await put(desk, target, joined(png, 'x'));
  assert.equal(tooLong.outcome, '413 attachment-too-large');
  assert.equal(tooLong.problem.limit, png.length);
  assert.equal((await put(desk, target, png.slice(1))).outcome, '400 invalid-request');
  assert.equal((await desk.ask('PUT', target.upload.url)).outcome, '400 invalid-request', 'nothing at all');
  const declared = await desk.ask('PUT', target.upload.url, {raw: png, headers: {'content-length': '9999'}});
  assert.equal(declared.outcome, '413 attachment-too-large', 'before anything is read');
  const id = [target.id];
  const sent = await visitor.create({message: {attachmentIds: id}});
  assert.equal(sent.problem.errors?.[0]?.code, 'not-uploaded');
  assert.equal((await put(desk, target, png)).status, 200, 'what failed leaves nothing');

  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', png));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
  assert.equal((await upload(visitor, {...picture, more: {sha256}})).status, 200);
  const wrong = await upload(visitor, {
    ...picture,
    more: {sha256: sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))},
  });
  assert.equal(wrong.outcome, '400 invalid-request');
  assert.deepEqual(desk.errors, []);
});

it('says so when the bytes break off, and takes them again', async () => {
  const desk = new TestDesk();
  const target = uploadOf(await announce(await desk.visitor(), picture));
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(png.slice(0, 10)),
    pull: (controller) => controller.error(new Error('gone')),
  });
  assert.equal((await put(desk, target, broken)).outcome, '400 invalid-request');
  assert.equal((await put(desk, target, png)).status, 200);
  assert.deepEqual(desk.errors, []);
});

it('refuses fields that are none', async () => {
  const visitor = await new TestDesk().visitor();
  for (const more of [
    {size: 0},
    {size: 1.5},
    {size: '9'},
    {name: ''},
    {name: 7},
    {sha256: 'abc'},
    {alt: 'x'.repeat(1001)},
  ]) {
    assert.equal((await announce(visitor, {...picture, more})).outcome, '400 invalid-request', JSON.stringify(more));
  }
});

const word = `${ooxml}.wordprocessingml.document`;
const sheet = `${ooxml}.spreadsheetml.sheet`;
const document = zip('[Content_Types].xml', 'word/document.xml');
const old = joined('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', new Uint8Array(8));

it('takes what a file is by its bytes', async () => {
  const visitor = await new TestDesk().visitor();
  const good: readonly (readonly [string, string, Uint8Array<ArrayBuffer>])[] = [
    ['a.pdf', 'application/pdf', pdf],
    ['a.zip', 'application/x-zip-compressed', zip('readme.txt')],
    ['a.docx', word, document],
    ['a.xlsx', sheet, zip('[Content_Types].xml', 'xl/workbook.xml')],
    ['a.doc', 'application/msword', old],
    ['a.mov', 'video/quicktime', mp4],
    ['a.txt', 'text/plain; charset=utf-8', new TextEncoder().encode('Grüße\r\n\tπ 🎉')],
    ['a.svg', 'image/svg+xml', svg],
  ];
  for (const [name, contentType, bytes] of good) {
    const reply = await upload(visitor, {name, contentType, bytes});
    assert.equal(reply.status, 200, `${name}: ${reply.text}`);
    assert.equal((await visitor.create({message: {attachmentIds: [attachmentIn(reply).id]}})).status, 201);
  }
});

it('refuses what a file only claims to be, and keeps nothing of it', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const page = bytesOf('<!doctype html><script>alert(1)</script>');
  const bad: readonly (readonly [string, string, Uint8Array<ArrayBuffer>])[] = [
    ['a.png', 'image/png', page],
    ['a.png', 'image/png', jpeg()],
    ['a.png', 'image/png', png.slice(0, 12)],
    ['a.gif', 'image/gif', bytesOf('GIF89a')],
    ['a.pdf', 'application/pdf', zip('a')],
    ['a.docx', word, zip('[Content_Types].xml', 'xl/workbook.xml')],
    ['a.docx', word, zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')],
    ['a.zip', 'application/zip', zip('META-INF/MANIFEST.MF')],
    ['a.zip', 'application/zip', zip('a').slice(0, 40)],
    ['a.zip', 'application/zip', joined('PK\x05\x06', new Uint8Array(6).fill(255), new Uint8Array(12).fill(255))],
    ['a.txt', 'text/plain', png],
    ['a.txt', 'text/plain', bytesOf('a\0b')],
    ['a.txt', 'text/plain', bytesOf('\xff\xfe')],
    ['a.txt', 'text/plain', bytesOf('cut off \xc3')],
    ['a.svg', 'image/svg+xml', page],
    ['a.mp4', 'video/mp4', bytesOf('MZ\x90\0\x03\0\0\0\x04\0\0\0')],
  ];
  for (const [name, contentType, bytes] of bad) {
    const target = uploadOf(await announce(visitor, {name, contentType, bytes}));
    const reply = await put(desk, target, bytes);
    assert.equal(reply.outcome, '415 attachment-type', `${name} ${contentType}`);
    assert.equal((await desk.ask('GET', `/v1/attachments/${target.id}/content`, {token: 'ak_demo'})).status, 404);
    await desk.pass(86_400_000);
  }
  assert.deepEqual(desk.errors, []);
});

it('refuses types that are not listed and names that a system would run', async () => {
  const visitor = await new TestDesk().visitor();
  for (const contentType of ['text/html', 'application/x-msdownload', 'application/octet-stream', 'x', 'toString']) {
    assert.equal((await announce(visitor, {...picture, contentType})).outcome, '415 attachment-type', contentType);
  }
  for (const name of ['a.exe', 'a.JS', 'a.png.html', 'a.bat. ', 'gnp\u202e.exe', 'C:\\temp\\a.lnk', 'a.ex\0e']) {
    assert.equal((await announce(visitor, {...picture, name})).outcome, '415 attachment-type', name);
  }
  const only = new TestDesk({
    organisation: withSettings(demoOrganisation, {limits: {...limits, fileTypes: ['image/png']}}),
  });
  assert.equal((await upload(await only.visitor())).status, 200);
  assert.equal(
    (await upload(await only.visitor(), {name: 'a.gif', contentType: 'image/gif', bytes: gif})).outcome,
    '415 attachment-type',
  );
});

it('shows a name without what could deceive or name a place', async () => {
  const visitor = await new TestDesk().visitor();
  const names: readonly (readonly [string, string])[] = [
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\boot.png', 'boot.png'],
    ['a\0b\r\nc\t.png', 'abc.png'],
    ['invoice\u202egnp.png', 'invoicegnp.png'],
    ['.htaccess', 'htaccess'],
    ['...', 'file'],
    ['con.png', '_con.png'],
    ['LPT1', '_LPT1'],
    ['a<b>:"c|?*.png', 'a_b___c___.png'],
    ['Cafe\u0301.png', 'Caf\u00e9.png'],
    ['a\ud800.png', 'a.png'],
    ['  two   words .png ', 'two words.png'],
    [`${'x'.repeat(300)}.png`, `${'x'.repeat(116)}.png`],
    ['🎉'.repeat(200), '🎉'.repeat(120)],
    ['مرحبا.png', 'مرحبا.png'],
  ];
  for (const [index, [given, shown]] of names.entries()) {
    if (index % 10 === 0) await visitor.desk.pass(86_400_000);
    assert.equal((await uploaded(visitor, {...picture, name: given})).name, shown);
  }
});

it('refuses files where they are switched off', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {id} = await uploaded(visitor);
  await desk.server.reload(withSettings(demoOrganisation, {features: {...features, attachments: false}}));
  assert.equal((await announce(visitor, picture)).outcome, '415 attachment-type');
  assert.equal((await visitor.create({message: {attachmentIds: [id]}})).outcome, '415 attachment-type');
});

it('limits how many files wait to be sent', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const replies = await Promise.all(Array.from({length: 21}, () => announce(visitor, picture)));
  const refused = replies.filter(({status}) => status !== 201);
  assert.deepEqual(
    refused.map(({outcome}) => outcome),
    ['429 rate-limited'],
  );
  assert.equal(refused[0]?.headers.get('retry-after'), '60');
  assert.equal((await announce(await desk.visitor(), picture)).status, 201);
});

it('takes bytes only by a link that it has signed for that, from a page of the site', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {upload: target} = uploadOf(await announce(visitor, picture));
  const other = uploadOf(await announce(visitor, picture));
  const [, query = ''] = target.url.split('?');
  for (const url of [
    `/v1/attachments/${other.id}/content?${query}`,
    target.url.replace(/expires=\d/, 'expires=9'),
    target.url.replace(/signature=./, 'signature=~'),
    target.url.replace(/kid=/, 'kid=x'),
    `/v1/attachments/${other.id}/content`,
  ]) {
    assert.equal((await desk.ask('PUT', url, {raw: png})).outcome, '403 link-expired', url);
  }
  assert.equal((await desk.ask('GET', target.url)).outcome, '403 link-expired', 'a link to write is none to read');
  const from = (origin: string) => desk.ask('PUT', target.url, {raw: png, headers: {origin}});
  assert.equal((await from('https://evil.example')).outcome, '403 origin-not-allowed');
  const preflight = await desk.ask('OPTIONS', target.url.split('?')[0] ?? '', {
    headers: {origin: 'http://localhost:3000'},
  });
  assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /Content-Type/);
  const reply = await from('http://localhost:3000');
  assert.equal(reply.status, 200);
  assert.equal(reply.headers.get('access-control-allow-origin'), 'http://localhost:3000');
});

it('limits how often bytes may be sent, apart from messages', async () => {
  const desk = new TestDesk({organisation: demoWith({limits: {...defaultLimits, writesPerMinute: 6, writeBurst: 2}})});
  const visitor = await desk.visitor();
  const target = uploadOf(await announce(visitor, picture));
  const statuses: number[] = [];
  for (let index = 0; index < 3; index++) statuses.push((await put(desk, target, png.slice(1))).status);
  assert.deepEqual(statuses, [400, 400, 429]);
  assert.equal((await visitor.create({message: {body: 'Hello'}})).status, 201);
});
