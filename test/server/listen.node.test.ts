import assert from 'node:assert/strict';
import {request, type ClientRequest} from 'node:http';
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
