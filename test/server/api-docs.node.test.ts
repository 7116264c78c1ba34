import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {it} from 'node:test';
import {problemKinds} from '../../server/src/desk/problem.js';
import {sign} from '../../server/src/desk/webhook.js';

const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');

it('lists every refusal with its status, and none that is not', () => {
  const listed = [...page.matchAll(/^\| (\d{3}) +\| `([\w-]+)` +\|/gm)].map(([, status, code]) => `${status} ${code}`);
  const real = Object.entries(problemKinds).map(([code, {status}]) => `${String(status)} ${code}`);
  assert.deepEqual([...listed].sort(), [...real].sort());
});

it('shows how a webhook is checked: the server’s own signature passes, and nothing else', async () => {
  const code = /```js\n([^]*?)```/.exec(page)?.[1] ?? '';
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const {isGenuine} = module as {
    isGenuine: (headers: Record<string, string>, body: string, secret: string, now?: number) => boolean;
  };
  const secret = `whsec_${btoa('a secret of at least 24 bytes')}`;
  const body = '{"type":"assistant.step","text":"Grüße"}';
  const now = Date.parse('2026-01-05T10:00:00.000Z');
  const headers = {
    'webhook-id': 'call-1',
    'webhook-timestamp': String(now / 1000),
    'webhook-signature': await sign(secret, `call-1.${String(now / 1000)}.${body}`),
  };
  assert.equal(isGenuine(headers, body, secret, now), true);
  assert.equal(isGenuine(headers, `${body} `, secret, now), false);
  assert.equal(isGenuine(headers, body, `whsec_${btoa('another secret of enough bytes')}`, now), false);
  assert.equal(isGenuine({...headers, 'webhook-id': 'call-2'}, body, secret, now), false);
  assert.equal(isGenuine(headers, body, secret, now + 301_000), false, 'recorded');
  assert.equal(isGenuine({...headers, 'webhook-timestamp': 'now'}, body, secret, now), false);
  assert.equal(isGenuine({}, body, secret, now), false);
});
