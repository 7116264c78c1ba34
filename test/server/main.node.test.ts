import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {request} from 'node:http';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {after, before, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {ListSchema} from '../../src/wire/list-wire.js';
import {ProblemSchema} from '../../src/wire/problem-wire.js';
import {VisitorTokenSchema} from '../../src/wire/visitor-wire.js';
import {EventReader} from './routes/event-reader.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kustomer-chat-main-'));
const dataDir = join(folder, 'data');

const read = (stream: Readable | null) => (stream ? text(stream) : Promise.resolve(''));

function run(env: Readonly<Record<string, string>> = {}, args: readonly string[] = []) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/src/main.ts', ...args], {
    cwd: root,
    env: {...process.env, PORT: '0', HOST: '', DATABASE_URL: '', PAGE_DIR: folder, DATA_DIR: dataDir, ...env},
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return {child, exit, output: read(child.stdout), errors: read(child.stderr)};
}

let server: ReturnType<typeof run>;
let origin = '';

async function start(): Promise<void> {
  server = run();
  const [message] = (await Promise.race([
    once(server.child, 'message'),
    server.errors.then((error) => assert.fail(error)),
  ])) as [{port: number; origin: string}];
  origin = message.origin;
  assert.equal(origin, `http://127.0.0.1:${message.port}`);
}

async function stop(): Promise<number> {
  const began = Date.now();
  server.child.kill('SIGTERM');
  assert.equal(await server.exit, 0);
  return Date.now() - began;
}

before(start);
after(async () => {
  server.child.kill('SIGKILL');
  await server.exit;
  rmSync(folder, {recursive: true, force: true});
});

const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  fetch(origin + path, {
    method: 'POST',
    headers: {'content-type': 'application/json', ...headers},
    body: JSON.stringify(body),
  });

async function newToken(): Promise<string> {
  return VisitorTokenSchema.parse(await (await post('/v1/visitors', {siteKey: 'pk_demo'})).json()).token;
}

async function create(token: string, body: string): Promise<Response> {
  const headers = {authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID()};
  return post('/v1/conversations', {message: {body}}, headers);
}

async function list(token: string): Promise<readonly unknown[]> {
  const response = await fetch(`${origin}/v1/conversations`, {headers: {authorization: `Bearer ${token}`}});
  assert.equal(response.status, 200);
  return ListSchema.parse(await response.json()).items;
}

it('says that it is well', async () => {
  const response = await fetch(`${origin}/healthz`);
  assert.deepEqual(await response.json(), {status: 'ok', store: 'pglite', version: '0.1.0'});
});

it('answers what the parser refuses with a problem, and the next request works', async () => {
  const outcome = await new Promise<[status: number | undefined, body: string]>((resolve, reject) => {
    const asking = request(`${origin}/healthz`, {headers: {'x-large': 'x'.repeat(65_536)}}, (response) => {
      text(response).then((body) => resolve([response.statusCode, body]), reject);
    });
    asking.on('error', reject).end();
  });
  assert.equal(outcome[0], 431);
  assert.match(ProblemSchema.parse(JSON.parse(outcome[1])).type, /headers-too-large$/);

  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  socket.write('NONSENSE\r\n\r\n');
  const answer = await text(socket);
  assert.match(answer, /^HTTP\/1\.1 400 /);
  assert.match(answer, /invalid-request/);
  assert.equal((await fetch(`${origin}/healthz`)).status, 200);
});

it('needs a Host, and passes over an expectation that it does not know', async () => {
  const ask = async (headers: string) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    socket.write(`GET /healthz HTTP/1.1\r\nConnection: close\r\n${headers}\r\n`);
    return text(socket);
  };
  const refused = await ask('');
  assert.match(refused, /^HTTP\/1\.1 400 /);
  assert.match(refused, /application\/problem\+json/);
  assert.match(await ask('Host: localhost\r\nExpect: 200-ok\r\n'), /^HTTP\/1\.1 200 /);
});

it('answers for a loopback host only', async () => {
  const ask = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const asking = request(`${origin}/healthz`, {headers: {host}}, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asking.on('error', reject).end();
    });
  assert.equal(await ask('evil.example'), 421);
  assert.equal(await ask('localhost.evil.example:80'), 421);
  assert.equal(await ask('localhost'), 200);
  assert.equal(await ask('[::1]:1234'), 200);
});

it('refuses 4 MB and bears clients that leave in the middle', async () => {
  const token = await newToken();
  const response = await create(token, 'x'.repeat(4_000_000));
  assert.equal(response.status, 413);
  assert.match(await response.text(), /body-too-large/);
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  socket.write(
    'POST /v1/visitors HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
  );
  await once(socket, 'connect');
  socket.destroy();
  assert.equal((await create(token, 'Still here')).status, 201);
});

it('carries a message to a stream, and frees the stream when its client leaves', async () => {
  const token = await newToken();
  const open = async (signal: AbortSignal) => {
    const options = {headers: {authorization: `Bearer ${token}`}, signal};
    for (;;) {
      const response = await fetch(`${origin}/v1/events`, options);
      if (response.status !== 429) return new EventReader(response);
      await response.text(); // the server has not yet noticed that the others are gone
    }
  };
  // More than the 20 that may be open at once.
  for (let round = 0; round < 25; round++) {
    const abort = new AbortController();
    await (await open(abort.signal)).next(1, 'unread.changed');
    abort.abort();
  }
  const abort = new AbortController();
  const reader = await open(abort.signal);
  await create(token, 'Hello');
  assert.equal((await reader.next(1, 'message.created')).length, 1);
  abort.abort();
});

it('refuses a second server on the same folder, naming the first', async () => {
  const second = run();
  assert.equal(await second.exit, 1);
  const errors = await second.errors;
  assert.match(errors, new RegExp(`process id ${server.child.pid}`));
  assert.ok(!errors.includes('    at '), 'no stack trace');
});

it('stops within 10 s although a stream is open, prints one line, and keeps everything', async () => {
  const token = await newToken();
  assert.equal((await create(token, 'Keep me')).status, 201);
  const stream = new EventReader(await fetch(`${origin}/v1/events`, {headers: {authorization: `Bearer ${token}`}}));
  await stream.next(1, 'unread.changed');
  assert.ok((await stop()) < 4000, 'without waiting for connections that nobody uses');
  await stream.readUntil(() => false);
  assert.match(await server.output, /^[^\n]*http:\/\/127\.0\.0\.1:\d+\n$/);
  assert.equal(await server.errors, '');

  await start();
  assert.equal((await list(token)).length, 1, 'the token is still good');
  assert.equal((await create(token, 'Again')).status, 201);
});

it('keeps everything that it acknowledged when it is killed', async () => {
  const token = await newToken();
  for (let count = 0; count < 5; count++) assert.equal((await create(token, `Message ${count}`)).status, 201);
  server.child.kill('SIGKILL');
  await server.exit;
  await start();
  assert.equal((await list(token)).length, 5);
});

it('leaves with 1 and says what to do when it cannot start', async () => {
  const leaves = async (env: Record<string, string>, message: RegExp) => {
    const failing = run({DATA_DIR: join(folder, 'other'), ...env});
    assert.equal(await failing.exit, 1);
    assert.match(await failing.errors, message);
    assert.equal(await failing.output, '');
  };
  await leaves({PORT: 'abc'}, /^PORT is “abc”/);
  await leaves({HOST: '0.0.0.0'}, /^HOST is “0\.0\.0\.0”.*Set HOST to 127\.0\.0\.1/);
  await leaves({PORT: new URL(origin).port}, /^PORT \d+ is taken/);
});

it('refuses what it does not know, and a folder that is a file', async () => {
  const unknown = run({}, ['--port=80']);
  assert.equal(await unknown.exit, 1);
  assert.match(await unknown.errors, /--port=80: there is only --help/);
  const file = run({DATA_DIR: fileURLToPath(import.meta.url)});
  assert.equal(await file.exit, 1);
  assert.match(await file.errors, /DATA_DIR is “.*main\.node\.test\.ts”\. It must be a folder\./);
});

it('explains its settings', async () => {
  const help = run({}, ['--help']);
  assert.equal(await help.exit, 0);
  assert.match(await help.output, /PORT .*8787/);
});
