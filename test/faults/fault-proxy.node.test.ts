import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, afterEach, before, describe, it} from 'node:test';
import {FaultProxy, outage, type Fault} from '../support/fault-proxy.js';

const answer = JSON.stringify({items: ['one', 'two']});

describe('the network between pages and server', () => {
  /** What the server was asked. */
  const asked: string[] = [];
  let say: (text: string) => void = () => undefined;
  let endStream: () => void = () => undefined;
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.resume();
    if (request.headers.accept !== 'text/event-stream') {
      response.writeHead(200, {'content-type': 'application/json'}).end(answer);
      return;
    }
    response.writeHead(200, {'content-type': 'text/event-stream'});
    response.flushHeaders();
    say = (text) => response.write(text);
    endStream = () => response.end();
  });
  const pages = new Map([['/page', '<title>A page</title>']]);
  const proxy = new FaultProxy(
    () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    () => 0.5,
    pages,
  );

  before(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    await proxy.start();
  });
  afterEach(() => {
    proxy.forget();
    asked.length = 0;
  });
  after(async () => {
    await proxy.stop();
    server.closeAllConnections();
    server.close();
  });

  const always = (fault: Fault) => (proxy.weather = {chances: {[fault]: 1}, latency: 0});
  const post = (path = '/v1/messages') => fetch(proxy.origin + path, {method: 'POST', body: '{}'});
  const stream = () => fetch(`${proxy.origin}/v1/events`, {headers: {accept: 'text/event-stream'}});

  it('lets all pass while it is calm, and serves pages of its own', async () => {
    assert.equal(await (await post()).text(), answer);
    assert.equal(await (await fetch(`${proxy.origin}/page`)).text(), '<title>A page</title>');
    assert.deepEqual(asked, ['POST /v1/messages']);
  });

  it('loses a request before the server has it', async () => {
    always('lost');
    await assert.rejects(post());
    assert.deepEqual(asked, []);
  });

  it('loses an answer after the server has done its work', async () => {
    always('unanswered');
    await assert.rejects(post());
    assert.deepEqual(asked, ['POST /v1/messages']);
  });

  it('cuts an answer in its middle', async () => {
    always('cut');
    const response = await post();
    assert.equal(response.status, 200);
    await assert.rejects(response.text());
  });

  it('delivers a request twice and answers once', async () => {
    always('twice');
    assert.equal(await (await post()).text(), answer);
    while (asked.length < 2) await new Promise((done) => setTimeout(done, 5));
    assert.deepEqual(asked, ['POST /v1/messages', 'POST /v1/messages']);
  });

  it('says that it is busy, and when to come again', async () => {
    always('busy');
    const response = await post();
    assert.ok([429, 503].includes(response.status));
    assert.equal(response.headers.get('retry-after'), '1');
    assert.deepEqual(asked, []);
  });

  it('shows a page where an answer belongs, as hotels do', async () => {
    always('portal');
    const response = await post();
    assert.equal(response.status, 200);
    assert.match(await response.text(), /Room number/);
  });

  it('leaves a request without an answer until all heals', async () => {
    always('stuck');
    const outcome = post().then(
      () => 'answered',
      () => 'broken',
    );
    while (proxy.log.length === 0) await new Promise((done) => setTimeout(done, 5));
    proxy.heal();
    assert.equal(await outcome, 'broken');
    assert.deepEqual(asked, []);
  });

  it('leaves files alone also while nothing else goes through', async () => {
    proxy.weather = outage;
    assert.equal(await (await fetch(`${proxy.origin}/kustomer-chat.js`)).text(), answer);
    await assert.rejects(post());
  });

  it('passes a stream on as it comes, and counts who hears', async () => {
    const response = await stream();
    const reader = response.body?.getReader();
    say('data: 1\n\n');
    const {value} = (await reader?.read()) ?? {};
    assert.equal(new TextDecoder().decode(value), 'data: 1\n\n');
    assert.equal(proxy.streamCount, 1);
    await reader?.cancel();
    while (proxy.streamCount > 0) await new Promise((done) => setTimeout(done, 5));
  });

  it('breaks streams in the middle of the next event', async () => {
    const reader = (await stream()).body?.getReader();
    proxy.breakStreams();
    say('data: 12345\n\n');
    const {value} = (await reader?.read()) ?? {};
    assert.equal(new TextDecoder().decode(value), 'data: ');
    await assert.rejects(async () => reader?.read());
  });

  it('keeps a stream to itself until it ends', async () => {
    always('buffered');
    const coming = stream();
    while (asked.length === 0) await new Promise((done) => setTimeout(done, 5));
    say('data: 1\n\n');
    say('data: 2\n\n');
    endStream();
    assert.equal(await (await coming).text(), 'data: 1\n\ndata: 2\n\n');
  });
});
