import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {request} from 'node:http';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {after, before, it} from 'node:test';
import {createChatServer, type ChatServer} from '../../server/src/chat-server.js';
import {demoOrganisation} from '../../server/src/config/demo-organisation.js';
import {LocalHub} from '../../server/src/hub/local-hub.js';
import {listen, type Listener} from '../../server/src/listen-node.js';
import {FolderFileStore} from '../../server/src/store/file-store-node.js';
import {MemoryStore} from '../../server/src/store/memory-store.js';
import {AttachmentUploadSchema} from '../../src/wire/attachment-wire.js';
import {AttachmentSchema} from '../../src/wire/message-wire.js';
import {ProblemSchema} from '../../src/wire/problem-wire.js';
import {VisitorTokenSchema} from '../../src/wire/visitor-wire.js';

const folder = mkdtempSync(join(tmpdir(), 'kustomer-chat-upload-'));
const limit = 5_000_000;
const piece = Buffer.alloc(100_000, 'x');

let server: ChatServer;
let listener: Listener;
let origin = '';
const errors: unknown[] = [];

before(async () => {
  server = createChatServer({
    store: new MemoryStore(),
    hub: new LocalHub(),
    files: new FolderFileStore(folder),
    organisation: demoOrganisation,
    onError: (error) => errors.push(error),
  });
  const {fetch} = server;
  const onError = (error: unknown) => errors.push(error);
  listener = await listen({host: '127.0.0.1', port: 0, onlyLoopbackHosts: true, fetch, onError});
  origin = `http://127.0.0.1:${listener.port}`;
});

after(async () => {
  server.close();
  await listener.close(1000);
  rmSync(folder, {recursive: true});
});

const filesIn = () => readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());

/** Where a text of 5 MB may be sent to. */
async function announce(): Promise<string> {
  const post = async (
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<unknown> => {
    const type = {'content-type': 'application/json', 'idempotency-key': crypto.randomUUID()};
    const response = await fetch(origin + path, {
      method: 'POST',
      headers: {...type, ...headers},
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const {token} = VisitorTokenSchema.parse(await post('/v1/visitors', {siteKey: 'pk_demo'}));
  const file = {name: 'a.txt', contentType: 'text/plain', size: limit};
  return AttachmentUploadSchema.parse(await post('/v1/attachments', file, {authorization: `Bearer ${token}`})).upload
    .url;
}

/** Sends so many pieces of 100 kB, as fast as they are taken. */
async function send(url: string, pieces: number, headers: Readonly<Record<string, number>> = {}) {
  const asking = request(origin + url, {method: 'PUT', headers});
  let sent = 0;
  const answer = new Promise<{status: number | undefined; body: string}>((resolve, reject) => {
    asking.on('response', (response) => {
      text(response).then((body) => resolve({status: response.statusCode, body}), reject);
    });
    asking.on('error', reject);
  });
  const next = () => {
    while (sent < pieces && !asking.destroyed) {
      sent++;
      if (!asking.write(piece)) return void asking.once('drain', next);
    }
    if (!asking.destroyed) asking.end();
  };
  next();
  return answer;
}

it('takes a file of 5 MB over HTTP and gives it back, also in part', async () => {
  const {status, body} = await send(await announce(), 50);
  assert.equal(status, 200, body);
  const {url} = AttachmentSchema.parse(JSON.parse(body));
  const response = await fetch(origin + (url ?? ''));
  assert.equal(response.headers.get('content-length'), String(limit));
  assert.equal((await response.arrayBuffer()).byteLength, limit);
  const part = await fetch(origin + (url ?? ''), {headers: {range: 'bytes=4999990-'}});
  assert.deepEqual([part.status, await part.text()], [206, 'xxxxxxxxxx']);
  const head = await fetch(origin + (url ?? ''), {method: 'HEAD'});
  assert.equal(head.headers.get('content-length'), String(limit));
  assert.equal(filesIn().length, 1);
});

it('cuts an upload of 6 MB at its limit with 413, and goes on', async () => {
  const url = await announce();
  for (const headers of [undefined, {'content-length': 6_000_000}]) {
    const {status, body} = await send(url, 60, headers);
    assert.equal(status, 413);
    assert.equal(ProblemSchema.parse(JSON.parse(body)).limit, limit);
  }
  assert.equal(filesIn().length, 1, 'nothing of it is kept');
  assert.equal((await send(url, 50)).status, 200);
  assert.equal((await fetch(`${origin}/healthz`)).status, 200);
});

it('forgets an upload that broke off, and takes it again', async () => {
  const url = await announce();
  const before = filesIn().length;
  const asking = request(origin + url, {method: 'PUT', headers: {'content-length': limit}});
  asking.on('error', () => undefined);
  asking.write(piece);
  while (filesIn().length === before) await new Promise((resolve) => setImmediate(resolve));
  asking.destroy();
  while (filesIn().length > before) await new Promise((resolve) => setImmediate(resolve));
  assert.equal((await send(url, 50)).status, 200);
  assert.deepEqual(errors, []);
});

it('answers who sends without an end, and cuts it off', async () => {
  const url = await announce();
  const socket = connect(listener.port, '127.0.0.1');
  socket.on('error', () => undefined); // it is reset
  socket.write(`PUT ${url} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n`);
  let answer = '';
  socket.on('data', (data) => (answer += data.toString()));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const chunk = Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]);
  const pump = () => {
    while (!socket.destroyed && socket.write(chunk));
    if (!socket.destroyed) socket.once('drain', pump);
  };
  pump();
  await closed;
  assert.match(answer, /^HTTP\/1\.1 413 /);
  assert.equal((await fetch(`${origin}/healthz`)).status, 200);
  assert.deepEqual(errors, []);
});
