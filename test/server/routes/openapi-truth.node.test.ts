import assert from 'node:assert/strict';
import {request as httpRequest} from 'node:http';
import {describe, it} from 'node:test';
import {listen} from '../../../server/src/listen-node.js';
import {apiTruth} from '../api-truth.js';
import {Reply, type RequestOptions} from '../test-desk.js';
import {ApiWorld, organisationWith} from './api-world.js';
import {apiScenarios} from './api-scenarios.js';

const {operations} = apiTruth;
type Place = (typeof operations)[number];

const promises = (place: Place, outcome: string) =>
  apiTruth.promised.includes(`${place.operation.operationId} ${outcome}`);
const thatPromise = (outcome: string) => operations.filter((place) => promises(place, outcome));

/** Asks as somebody who may, with a body that is right; `change` spoils it. */
function ask(world: ApiWorld, place: Place, change: RequestOptions & {readonly known?: boolean} = {}): Promise<Reply> {
  const {method, path, operation} = place;
  const {known = true, ...options} = change;
  const body = 'raw' in options ? undefined : world.bodyOf(operation.operationId);
  const key = operation.parameters.some(({name}) => name === 'Idempotency-Key') ? world.desk.newKey() : undefined;
  const token = world.tokenOf(path);
  return world.desk.ask(method, world.path(path, known), {body, key, token, ...options});
}

async function provokeAll(
  outcome: string,
  change: RequestOptions & {readonly known?: boolean},
  skip: readonly string[] = [],
) {
  const world = await ApiWorld.create();
  for (const place of thatPromise(outcome)) {
    if (skip.includes(place.operation.operationId)) continue;
    assert.equal((await ask(world, place, change)).outcome, outcome, place.operation.operationId);
  }
}

describe('whatever operation it is', () => {
  it('asks for a token', () => provokeAll('401 unauthorized', {token: undefined}, ['postAgentSessions']));

  it('refuses pages of other origins', async () => {
    await provokeAll('403 origin-not-allowed', {headers: {origin: 'https://evil.example'}}, publicByScenario);
  });

  it('does not know what does not exist', async () => {
    const skip = thatPromise('404 not-found').filter(({path}) => !path.includes('{'));
    const names = skip.map(({operation}) => operation.operationId);
    await provokeAll('404 not-found', {known: false}, [...names, 'putAttachmentsByIdContent']);
  });

  it('refuses bodies that it does not understand', async () => {
    const json = {'content-type': 'application/json'};
    const isJson = ({operation}: Place) => 'application/json' in (operation.requestBody?.content ?? {});
    const others = thatPromise('400 invalid-request').filter((place) => !isJson(place));
    const skip = others.map(({operation}) => operation.operationId);
    await provokeAll('400 invalid-request', {raw: '42', headers: json}, skip);
    await provokeAll('413 body-too-large', {raw: '{}', headers: {...json, 'content-length': '99999999'}});
    await provokeAll('415 media-type-unsupported', {raw: 'x', headers: {'content-type': 'text/plain'}});
    await provokeAll('422 attributes-invalid', {raw: '{"__proto__":{}}', headers: json});
  });

  it('limits how often a visitor writes', async () => {
    const limits = {writesPerMinute: 1, writeBurst: 6};
    const scenario = [
      'postVisitors',
      'putAttachmentsByIdContent',
      'getEvents',
      'postAgentSessions',
      'postAgentAttachments',
    ];
    for (const place of thatPromise('429 rate-limited')) {
      if (scenario.includes(place.operation.operationId)) continue;
      const world = await ApiWorld.create({organisation: organisationWith({}, limits)});
      const typing = {body: {typing: true}};
      for (let index = 0; index < limits.writeBurst; index++) {
        await world.visitor.ask('PATCH', '/v1/visitors/me/customer', {body: {emails: []}});
        await world.visitor.ask('POST', `/v1/conversations/${world.conversationId}/typing`, typing);
      }
      assert.equal((await ask(world, place)).outcome, '429 rate-limited', place.operation.operationId);
    }
  });

  it('wants a key for what must not happen twice, and one for each', async () => {
    const world = await ApiWorld.create();
    const {store} = world.desk;
    const transaction = store.transaction.bind(store);
    for (const place of thatPromise('400 idempotency-key-missing')) {
      const {operationId} = place.operation;
      assert.equal((await ask(world, place, {key: undefined})).outcome, '400 idempotency-key-missing', operationId);
      assert.equal((await ask(world, place, {key: `key-of-${operationId}`})).outcome, '201', operationId);
      const other = {...Object(world.bodyOf(operationId)), ...changedField(operationId)};
      const reused = await ask(world, place, {key: `key-of-${operationId}`, body: other});
      assert.equal(reused.outcome, '422 idempotency-key-reused', operationId);
      store.transaction = (work) =>
        transaction((inner) => work(Object.assign(inner, {lockKey: () => Promise.resolve(false)})));
      assert.equal((await ask(world, place)).outcome, '409 request-in-progress', operationId);
      store.transaction = transaction;
    }
  });

  it('says that it failed, and that it is stopping', async () => {
    const world = await ApiWorld.create();
    for (const place of operations) {
      const {method, path} = place;
      const request = new Request(`http://desk.test${world.path(path)}`, {method});
      const get = request.headers.get.bind(request.headers);
      let isBroken = true;
      // Whatever part it is that fails first.
      request.headers.get = (name) => {
        if (!isBroken) return get(name);
        isBroken = false;
        throw new Error('Provoked');
      };
      const response = await world.desk.server.fetch(request);
      assert.equal(await outcomeOf(place, response), '500 internal', path);
    }
    world.desk.server.close();
    for (const place of operations) assert.equal((await ask(world, place)).outcome, '503 unavailable');
  });

  it('answers to its own name only, and reads no endless headers', async () => {
    const {desk} = await ApiWorld.create();
    const {port, close} = await listen({
      host: '127.0.0.1',
      port: 0,
      onlyLoopbackHosts: true,
      fetch: desk.server.fetch,
      onError: (error) => assert.fail(String(error)),
    });
    for (const place of operations) {
      const path = place.path.replace(/\{\w+\}/g, 'x');
      const wrong = await overHttp(port, place.method, path, {host: 'evil.example'});
      assert.equal(await outcomeOf(place, wrong), '421 wrong-host');
      const large = await overHttp(port, place.method, path, {'x-large': 'x'.repeat(20_000)});
      assert.equal(await outcomeOf(place, large), '431 headers-too-large');
    }
    await close(1000);
  });
});

describe('what one operation alone answers', () => {
  for (const [name, scenario] of Object.entries(apiScenarios)) it(name, scenario);
});

it('promises nothing that no test has seen', () => {
  const missing = apiTruth.promised.filter((promise) => !apiTruth.seen.has(promise));
  assert.deepEqual(missing, []);
});

/** Where nobody says for which site the answer is, or it is said otherwise. */
const publicByScenario = ['postVisitors', 'putAttachmentsByIdContent', 'getAttachmentsByIdContent'];

function changedField(operationId: string): Readonly<Record<string, unknown>> {
  if (operationId === 'postConversations') return {message: {body: 'Something else'}};
  if (operationId.endsWith('Attachments')) return {size: 4};
  return operationId === 'postAgentHandoffs' ? {title: 'Something else'} : {body: 'Something else'};
}

/** Of an answer that did not come by way of `TestDesk.ask`. */
async function outcomeOf({method, path}: Place, response: Response): Promise<string> {
  const asked = {method, path: path.replace(/\{\w+\}/g, 'x')};
  const text = await response.text();
  apiTruth.checkHead(asked, response);
  apiTruth.checkBody(asked, response, text);
  return new Reply(response, text).outcome;
}

function overHttp(port: number, method: string, path: string, headers: Readonly<Record<string, string>>) {
  return new Promise<Response>((resolve, reject) => {
    const request = httpRequest({port, host: '127.0.0.1', method, path, headers, agent: false}, (incoming) => {
      const pieces: Buffer[] = [];
      incoming.on('data', (piece: Buffer) => pieces.push(piece));
      incoming.on('end', () => {
        const given = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
        resolve(new Response(Buffer.concat(pieces), {status: incoming.statusCode ?? 0, headers: given}));
      });
    });
    request.on('error', reject);
    request.end();
  });
}
