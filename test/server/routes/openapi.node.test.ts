import assert from 'node:assert/strict';
import {it} from 'node:test';
import {routes} from '../../../server/src/routes/routes.js';
import {TestDesk} from '../test-desk.js';
import {fieldOf} from './event-reader.js';

it('describes every route, and every reference leads somewhere', async () => {
  const reply = await new TestDesk().ask('GET', '/v1/openapi.json');
  assert.equal(reply.headers.get('content-type'), 'application/json; charset=utf-8');
  const document = reply.json;
  assert.equal(fieldOf(document, 'openapi'), '3.1.0');
  const operationIds = new Set<unknown>();
  for (const {method, path} of routes) {
    if (path === '/v1/openapi.json') continue;
    const operation = fieldOf(fieldOf(fieldOf(document, 'paths'), path), method.toLowerCase());
    assert.ok(operation, `${method} ${path}`);
    operationIds.add(fieldOf(operation, 'operationId'));
  }
  assert.equal(operationIds.size, routes.length - 1);
  const schemas = fieldOf(fieldOf(document, 'components'), 'schemas');
  for (const [, reference = ''] of reply.text.matchAll(/"\$ref":"([^"]+)"/g)) {
    const name = /^#\/components\/schemas\/(\w+)$/.exec(reference)?.[1] ?? '';
    assert.ok(fieldOf(schemas, name), reference);
  }
  for (const name of ['Conversation', 'Message', 'Event', 'Config', 'Problem']) assert.ok(fieldOf(schemas, name), name);
  assert.ok(!reply.text.includes('"additionalProperties":false'), 'fields may come');
});
