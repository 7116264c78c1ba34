import assert from 'node:assert/strict';
import {request, type ClientRequest} from 'node:http';
import {connect} from 'node:net';
import {text} from 'node:stream/consumers';
import {after, before, it} from 'node:test';
import {createChatServer, type ChatServer} from '../../server/src/chat-server.js';
import {demoOrganisation} from '../../server/src/config/demo-organisation.js';
import {LocalHub} from '../../server/src/hub/local-hub.js';
import {listen, type Listener} from '../../server/src/listen-node.js';
import type {ServerRequest} from '../../server/src/routes/server-request.js';
import {MemoryStore} from '../../server/src/store/memory-store.js';

let server: ChatServer;
let listener: Listener;
const errors: unknown[] = [];

before(async () => {
  const onError = (error: unknown) => errors.push(error);
  server = createChatServer({
    store: new MemoryStore(),
    hub: new LocalHub(),
    organisation: demoOrganisation,
    pollTasks: false,
    onError,
  });
  listener = await listen({host: '127.0.0.1', port: 0, onlyLoopbackHosts: true, fetch: server.fetch, onError});
});

after(async () => {
  server.close();
  await listener.close(1000);
});

/** Status, `Allow` and the problem's code. */
function ask(method: string, path: string): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    request({host: '127.0.0.1', port: listener.port, method, path}, (response) => {
      text(response).then((body) => {
        const code = /"\/v1\/problems\/([\w-]+)"/.exec(body)?.[1];
        resolve([response.statusCode, response.headers.allow, code]);
      }, reject);
    })
      .on('error', reject)
      .end();
  });
}

it('refuses a method that a resource does not know, TRACE too, and says which it knows', async () => {
  for (const method of ['TRACE', 'PROPFIND', 'PURGE', 'DELETE']) {
    assert.deepEqual(await ask(method, '/v1/visitors'), [405, 'POST', 'method-not-allowed'], method);
    assert.deepEqual(await ask(method, '/v1/config?site=pk_demo'), [405, 'GET', 'method-not-allowed'], method);
    assert.deepEqual(await ask(method, '/v1/nowhere'), [404, undefined, 'not-found'], method);
  }
  assert.deepEqual(errors, []);
});

it('lets go of an answer that is made after its client has left', {timeout: 10_000}, async () => {
  let own: Listener | undefined;
  await new Promise<void>((resolve, reject) => {
    const body = new ReadableStream({cancel: () => resolve()}, {highWaterMark: 0});
    const left = (signal: AbortSignal) => new Promise((done) => signal.addEventListener('abort', done));
    const options = {host: '127.0.0.1', port: 0, onlyLoopbackHosts: true, onError: reject};
    const fetch = async ({signal}: ServerRequest) => {
      asking.destroy();
      await left(signal);
      return new Response(body);
    };
    let asking: ClientRequest;
    listen({...options, fetch}).then((listener) => {
      own = listener;
      asking = request({host: '127.0.0.1', port: listener.port}).on('error', () => undefined);
      asking.end();
    }, reject);
  });
  await own?.close(1000);
});

/** Everything that comes back on a connection of its own, once the server has closed it. */
async function exchange(port: number, ...pieces: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  for (const piece of pieces) socket.write(piece);
  return text(socket);
}

it('answers what came before nonsense on a connection first', {timeout: 10_000}, async () => {
  const asked: string[] = [];
  const onError = (error: unknown) => errors.push(error);
  const fetch = async ({url}: ServerRequest) => {
    asked.push(new URL(url).pathname);
    // Long after the nonsense was read.
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    return {status: 200, headers: {}, text: new URL(url).pathname};
  };
  const own = await listen({host: '127.0.0.1', port: 0, onlyLoopbackHosts: true, fetch, onError});
  const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
  const all = await exchange(own.port, `${get('/first')}${get('/second')}nonsense\r\n\r\n`, 'and more\r\n\r\n');
  assert.deepEqual(asked, ['/first', '/second']);
  const answers = all.split(/(?=HTTP\/1\.1 )/).map((one) => [one.slice(9, 12), one.split('\r\n\r\n')[1]]);
  assert.deepEqual(answers.slice(0, 2), [
    ['200', '/first'],
    ['200', '/second'],
  ]);
  assert.equal(answers.length, 3);
  assert.equal(answers[2]?.[0], '400');
  assert.deepEqual(errors, []);
  await own.close(1000);
});

it('refuses at once a request that turns into nonsense before its end', {timeout: 10_000}, async () => {
  const head = 'POST /v1/visitors HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
  const answer = await exchange(listener.port, `${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nnonsense\r\n`);
  assert.match(answer, /^HTTP\/1\.1 400 .*invalid-request/s);
  assert.equal(answer.split('HTTP/1.1 ').length, 2);
});

it('closes a connection after a request for another protocol, which it does not speak', {timeout: 10_000}, async () => {
  const post = (more: string) => `POST /v1/visitors HTTP/1.1\r\nHost: localhost\r\n${more}Content-Length: 2\r\n\r\n{}`;
  for (const upgrade of ['websocket', 'h2c', '']) {
    const all = await exchange(listener.port, post(`Connection: Upgrade\r\nUpgrade: ${upgrade}\r\n`) + post(''));
    // Once, and the client is told that the other one was not read.
    assert.match(all, /^HTTP\/1\.1 415 /);
    assert.match(all, /^connection: close\r$/im);
    assert.equal(all.split('HTTP/1.1 ').length, 2);
  }
});
