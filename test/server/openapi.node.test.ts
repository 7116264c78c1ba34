import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createConfig, lintFromString} from '@redocly/openapi-core';
import {Validator} from '@seriousme/openapi-schema-validator';
import {problemKinds} from '../../server/src/desk/problem.js';
import {routes} from '../../server/src/routes/routes.js';
import {fieldOf} from './routes/event-reader.js';
import {TestDesk} from './test-desk.js';

const reply = await new TestDesk().ask('GET', '/v1/openapi.json');
const document = reply.json;
const components = fieldOf(document, 'components');

describe('the description of the API', () => {
  it('names every route, itself included', () => {
    assert.equal(reply.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.equal(fieldOf(document, 'openapi'), '3.1.0');
    const operationIds = new Set<unknown>();
    for (const {method, path} of routes) {
      const operation = fieldOf(fieldOf(fieldOf(document, 'paths'), path), method.toLowerCase());
      assert.ok(operation, `${method} ${path}`);
      operationIds.add(fieldOf(operation, 'operationId'));
    }
    assert.equal(operationIds.size, routes.length);
  });

  it('has no reference that leads nowhere, and closes no object: fields may come', () => {
    for (const [, kind = '', name = ''] of reply.text.matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)) {
      assert.ok(fieldOf(fieldOf(components, kind), name), `${kind}/${name}`);
    }
    const schemas = fieldOf(components, 'schemas');
    const nouns = ['Conversation', 'Message', 'Event', 'StreamEvent', 'Config', 'Problem', 'Attachment'];
    for (const name of nouns) assert.ok(fieldOf(schemas, name), name);
    assert.ok(!reply.text.includes('"additionalProperties":false'));
    assert.match(reply.text, /"x-itemSchema":\{"\$ref":"#\/components\/schemas\/StreamEvent"\}/);
  });

  it('names every problem that a client can meet', () => {
    const missing = Object.keys(problemKinds).filter((code) => !reply.text.includes(`"/v1/problems/${code}"`));
    assert.deepEqual(missing, []);
  });

  it('has nothing that Redocly finds wrong', async () => {
    const config = await createConfig({
      extends: ['recommended-strict'],
      rules: {
        'tag-description': 'error',
        'parameter-description': 'error',
        'operation-parameters-unique': 'error',
        'no-invalid-media-type-examples': 'error',
        'no-invalid-schema-examples': 'error',
        'no-http-verbs-in-paths': 'error',
        'response-contains-header': {
          severity: 'error',
          names: {'201': ['Location'], '401': ['WWW-Authenticate'], '405': ['Allow'], '429': ['Retry-After']},
        },
      },
    });
    const found = await lintFromString({source: reply.text, absoluteRef: 'openapi.json', config});
    assert.deepEqual(
      found.map(({ruleId, message, location}) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`),
      [],
    );
  });

  it('has nothing that the schema of OpenAPI 3.1 finds wrong', async () => {
    const result = await new Validator().validate(JSON.parse(reply.text));
    assert.deepEqual(result, {valid: true});
  });
});
