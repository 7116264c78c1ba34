import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type IncomingMessage, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import {describe, it, type TestContext} from 'node:test';
import {outboundFetch} from '../../server/src/outbound-fetch-node.js';
import {deskWith, orderSteps, script} from './assistant-examples.js';

/** Listens on loopback for as long as the test runs. */
async function listen(context: TestContext, listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const post = (url: string, signal?: AbortSignal) =>
  new Request(url, {
    method: 'POST',
    body: '{"ä": 1}',
    headers: {'content-type': 'application/json', 'webhook-id': 'one'},
    ...(signal ? {signal} : {}),
  });

describe('a request that leaves the server', () => {
  it('arrives as it was made', async (context) => {
    let seen: {readonly request: IncomingMessage; readonly body: string} | undefined;
    const port = await listen(context, (request, response) => {
      void text(request).then((body) => {
        seen = {request, body};
        response.writeHead(201, {'content-type': 'application/json'}).end('{"next": "ü"}');
      });
    });
    const response = await outboundFetch(post(`http://localhost:${port}/hook?a=1`), {allowPrivate: true});
    assert.deepEqual([response.status, await response.json()], [201, {next: 'ü'}]);
    const {method, url, headers} = seen?.request ?? assert.fail();
    assert.deepEqual([method, url, headers['webhook-id'], seen?.body], ['POST', '/hook?a=1', 'one', '{"ä": 1}']);
    assert.equal(headers['content-length'], '9');
  });

  it('does not reach this machine unless it may, neither by address nor by name', async (context) => {
    let requests = 0;
    const port = await listen(context, (_request, response) => {
      requests++;
      response.end();
    });
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0']) {
      await assert.rejects(outboundFetch(post(`http://${host}:${port}/`), {allowPrivate: false}), /private/, host);
    }
    assert.equal(requests, 0);
  });

  it('follows no redirect', async (context) => {
    let requests = 0;
    const port = await listen(context, (_request, response) => {
      requests++;
      response.writeHead(307, {location: '/again'}).end();
    });
    const response = await outboundFetch(post(`http://127.0.0.1:${port}/`), {allowPrivate: true});
    assert.deepEqual([response.status, requests], [307, 1]);
    await response.body?.cancel();
  });

  it('is dropped when nobody waits for it any more', async (context) => {
    const abort = new AbortController();
    const port = await listen(context, () => abort.abort());
    await assert.rejects(outboundFetch(post(`http://127.0.0.1:${port}/`, abort.signal), {allowPrivate: true}), {
      name: 'AbortError',
    });
  });

  it('takes an answer without a body', async (context) => {
    const port = await listen(context, (_request, response) => response.writeHead(204).end());
    const response = await outboundFetch(post(`http://127.0.0.1:${port}/`), {allowPrivate: true});
    assert.deepEqual([response.status, await response.text()], [204, '']);
  });
});

it('lets an assistant ask a program over HTTP', async (context) => {
  const port = await listen(context, (_request, response) => {
    response.writeHead(200, {'content-type': 'application/json'}).end('{"say": ["It is a lamp."]}');
  });
  const steps = orderSteps({url: `http://127.0.0.1:${port}/`, allowPrivate: true});
  const desk = deskWith({steps}, {fetch: outboundFetch});
  const visitor = await desk.visitor();
  const {id} = (await visitor.create({message: {body: 'A-1'}})).created.conversation;
  await desk.pass(0);
  assert.deepEqual(desk.errors, []);
  const lines = script((await visitor.messages(id)).messages);
  assert.deepEqual(lines.slice(2), ['> It is a lamp.', '> What about it?']);
});
