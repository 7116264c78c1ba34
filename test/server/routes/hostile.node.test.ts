import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {problemKinds} from '../../../server/src/desk/problem.js';
import {ChatError} from '../../../src/model/chat-error.js';
import {MemoryStore} from '../../../server/src/store/memory-store.js';
import {TestDesk, type Reply, type RequestOptions} from '../test-desk.js';

const json = {'content-type': 'application/json'};
const deep = (depth: number) => `{"message":${'['.repeat(depth)}${']'.repeat(depth)}}`;
const big = JSON.stringify({message: {body: 'x'.repeat(4_000_000)}});

/** A body without a declared length. */
function streamed(text: string): ReadableStream<Uint8Array> {
  return new Blob([text]).stream();
}

const bodies: Record<string, [options: RequestOptions, outcome: string]> = {
  'broken JSON': [{raw: '{"message":', headers: json}, '400 invalid-request'],
  'an empty body': [{raw: '', headers: json}, '400 invalid-request'],
  'JSON that is no object': [{raw: '7', headers: json}, '400 invalid-request'],
  null: [{raw: 'null', headers: json}, '400 invalid-request'],
  'bytes that are no UTF-8': [{raw: new Uint8Array([34, 255, 34]), headers: json}, '400 invalid-request'],
  'JSON nested 60 deep': [{raw: deep(60), headers: json}, '400 invalid-request'],
  'JSON nested 100,000 deep': [{raw: deep(100_000), headers: json}, '400 invalid-request'],
  'a number beyond all': [{raw: '{"message":{"body":1e999}}', headers: json}, '400 invalid-request'],
  '4 MB': [{raw: big, headers: json}, '413 body-too-large'],
  '4 MB of no declared length': [{raw: streamed(big), headers: json}, '413 body-too-large'],
  'a form': [
    {raw: 'a=b', headers: {'content-type': 'application/x-www-form-urlencoded'}},
    '415 media-type-unsupported',
  ],
  'plain text': [
    {raw: '{"message":{"body":"x"}}', headers: {'content-type': 'text/plain'}},
    '415 media-type-unsupported',
  ],
  'a charset that is not UTF-8': [
    {raw: '{"message":{"body":"x"}}', headers: {'content-type': 'application/json; Charset="latin1"'}},
    '415 media-type-unsupported',
  ],
  'a merge patch where none is due': [
    {raw: '{}', headers: {'content-type': 'application/merge-patch+json'}},
    '415 media-type-unsupported',
  ],
  __proto__: [
    {raw: '{"message":{"body":"x"},"customAttributes":{"__proto__":{"a":1}}}', headers: json},
    '422 attributes-invalid',
  ],
  '__proto__ at the top': [{raw: '{"__proto__":{},"message":{"body":"x"}}', headers: json}, '422 attributes-invalid'],
  'constructor, deep inside': [
    {raw: '{"message":{"body":"x","more":[{"constructor":1}]}}', headers: json},
    '422 attributes-invalid',
  ],
  prototype: [{raw: '{"customAttributes":{"prototype":"x"}}', headers: json}, '422 attributes-invalid'],
  'a name that is written in escapes': [
    {raw: '{"customAttributes":{"\\u005f_proto__":"x"}}', headers: json},
    '422 attributes-invalid',
  ],
};

function isClean(reply: Reply): void {
  assert.equal(reply.headers.get('content-type'), 'application/problem+json');
  const {type, title, status} = reply.problem;
  assert.ok(type.startsWith('/v1/problems/') && title !== '' && status === reply.status);
  assert.ok(!/\.ts|\.js|node:|at \w+ \(/.test(reply.text), 'no stack trace');
}

describe('a body', () => {
  for (const [what, [options, outcome]] of Object.entries(bodies)) {
    it(`with ${what} is ${outcome}, and the next request works`, async () => {
      const desk = new TestDesk();
      const visitor = await desk.visitor();
      const reply = await visitor.ask('POST', '/v1/conversations', {key: 'a-key-for-it', ...options});
      assert.equal(reply.outcome, outcome);
      isClean(reply);
      assert.deepEqual(desk.errors, []);
      assert.equal((await visitor.create({message: {body: 'Fine'}}, 'a-key-for-it')).status, 201);
      assert.equal((await desk.agent('GET', '/conversations')).conversations.length, 1);
    });
  }

  it('in UTF-8 may say so, in any writing', async () => {
    const visitor = await new TestDesk().visitor();
    for (const charset of ['utf-8', 'UTF-8', '"utf-8"', 'utf8; x=y']) {
      const raw = '{"message":{"body":"Grüße"}}';
      const headers = {'content-type': `application/json;charset=${charset}`};
      const reply = await visitor.ask('POST', '/v1/conversations', {
        key: visitor.desk.newKey(),
        raw,
        headers,
      });
      assert.equal(reply.status, 201, charset);
      assert.equal(reply.created.messages[0]?.body, 'Grüße');
    }
  });

  it('with a forbidden name says which and where', async () => {
    const visitor = await new TestDesk().visitor();
    const {problem} = await visitor.ask('POST', '/v1/conversations', {
      raw: '{"customAttributes":{"__proto__":"x"}}',
      headers: json,
      key: 'a-key-for-it',
    });
    assert.deepEqual(
      problem.errors?.map(({pointer, code}) => [pointer, code]),
      [['/customAttributes/__proto__', 'forbidden-name']],
    );
  });

  it('of the largest allowed attributes and message passes', async () => {
    const visitor = await new TestDesk().visitor();
    const body = {message: {body: '€'.repeat(5000)}, customAttributes: {historyTxt: 'x'.repeat(16_000)}};
    assert.equal((await visitor.create(body)).status, 201);
  });
});

describe('a path or method', () => {
  const paths: Record<string, string> = {
    'GET /v1': '404 not-found',
    'GET /v1/': '404 not-found',
    'GET /v1/nothing': '404 not-found',
    'GET /v1/conversations/': '404 not-found',
    'GET /v1/conversations/%00': '404 not-found',
    'GET /v1/conversations/%2e%2e': '404 not-found',
    "GET /v1/conversations/'; drop table": '404 not-found',
    'GET /v1/conversations/%E0%A4%A': '404 not-found',
    [`GET /v1/conversations/${'x'.repeat(200)}`]: '404 not-found',
    'GET /v1/conversations/__proto__': '404 not-found',
    'DELETE /v1/conversations': '405 method-not-allowed',
    'POST /v1/config': '405 method-not-allowed',
    'PUT /healthz': '405 method-not-allowed',
  };
  for (const [ask, outcome] of Object.entries(paths)) {
    it(`${ask.slice(0, 60)} is ${outcome}`, async () => {
      const desk = new TestDesk();
      const visitor = await desk.visitor();
      const [method = '', ...path] = ask.split(' ');
      const reply = await visitor.ask(method, path.join(' '));
      assert.equal(reply.outcome, outcome);
      isClean(reply);
      if (reply.status === 405) assert.match(reply.headers.get('allow') ?? '', /^(GET|POST|GET, POST)$/);
      assert.deepEqual(desk.errors, []);
    });
  }

  it('HEAD is answered as GET without a body', async () => {
    const desk = new TestDesk();
    const reply = await desk.ask('HEAD', '/v1/config?site=pk_demo');
    assert.deepEqual([reply.status, reply.text], [200, '']);
    assert.ok(reply.headers.get('etag'));
    const {token} = await desk.visitor();
    assert.equal((await desk.ask('HEAD', '/v1/events', {token})).status, 200);
  });
});

it('turns what nobody foresaw into a problem with nothing but an id, and tells the operator', async () => {
  const store = new MemoryStore();
  const desk = new TestDesk({store});
  const visitor = await desk.visitor();
  const {transaction} = store;
  store.transaction = () => Promise.reject(new Error('disk full at /var/secret'));
  const reply = await visitor.create({message: {body: 'My password is 1234'}});
  assert.equal(reply.outcome, '500 internal');
  assert.deepEqual(Object.keys(reply.problem).sort(), ['detail', 'requestId', 'status', 'title', 'type']);
  assert.ok(!reply.text.includes('secret'));
  assert.equal(desk.errors.length, 1);
  assert.ok(!String(desk.errors[0]).includes('1234'));
  store.transaction = transaction;
  assert.equal((await visitor.create({message: {body: 'Hi'}})).status, 201);
});

it('says 503 and when to ask again while the store is away or too slow', async () => {
  const store = new MemoryStore();
  const desk = new TestDesk({store});
  const visitor = await desk.visitor();
  store.transaction = () => Promise.reject(new ChatError('unavailable', 'It took too long.', {retryable: true}));
  const reply = await visitor.create({message: {body: 'Hi'}});
  assert.equal(reply.outcome, '503 unavailable');
  assert.equal(reply.headers.get('retry-after'), '2');
  assert.equal(desk.errors.length, 1);
});

it('explains every problem type where its address leads', async () => {
  const desk = new TestDesk();
  for (const [code, {status, title}] of Object.entries(problemKinds)) {
    const reply = await desk.ask('GET', `/v1/problems/${code}`);
    assert.deepEqual(reply.json, {type: `/v1/problems/${code}`, title, status});
  }
  assert.equal((await desk.ask('GET', '/v1/problems/toString')).outcome, '404 not-found');
});

it('says in /healthz that the store answers, and 503 with the reason when it does not', async () => {
  const store = new MemoryStore();
  const desk = new TestDesk({store});
  assert.deepEqual((await desk.ask('GET', '/healthz')).json, {status: 'ok', store: 'memory', version: '0.1.0'});
  store.ping = () => Promise.reject(new Error('gone'));
  const reply = await desk.ask('GET', '/healthz');
  assert.equal(reply.status, 503);
  assert.match(reply.text, /"status":"unavailable".*"reason":"The store \(memory\) did not answer/);
});
