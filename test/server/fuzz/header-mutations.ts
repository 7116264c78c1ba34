import {setHeader, without, type Draft} from './draft.js';
import {hostileText} from './hostile-values.js';
import {flipped, type Mutation} from './mutation.js';
import type {Random} from './random.js';
import type {World} from './world.js';

const headerMutations: readonly Mutation[] = [
  (draft, random) => {
    const types = [
      'text/plain',
      '',
      'application/json; charset=utf-16',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'APPLICATION/JSON;',
      'application/merge-patch+json',
      'x'.repeat(3000),
      'text/html',
    ];
    setHeader(draft, 'Content-Type', random.pick(types));
    return 'content type';
  },
  (draft, random, world) => {
    const keys = [
      '',
      'short',
      '"',
      '""',
      'x'.repeat(129),
      'with space here',
      '"quoted-key-1"',
      'ünïcode-key-1',
      ...world.usedKeys,
    ];
    setHeader(draft, 'Idempotency-Key', random.pick(keys));
    return 'idempotency key';
  },
  (draft) => {
    if (!draft.operation.needsKey) return undefined;
    draft.headers = without(draft.headers, 'Idempotency-Key');
    return 'no idempotency key';
  },
  (draft, random) => {
    const origins = [
      'null',
      'http://localhost:1',
      'https://shop.example',
      'https://evil.example',
      'https://single.example',
      '',
      'x',
      'http://[::1',
      'https://shop.example.evil.example',
      'file://',
      'http://127.0.0.1@evil.example',
    ];
    setHeader(draft, 'Origin', random.pick(origins));
    return 'origin';
  },
  (draft, random) => {
    const ranges = [
      'bytes=0-0',
      'bytes=-1',
      'bytes=5-',
      'bytes=9999999-',
      'bytes=1-0',
      'bytes=0-0,2-3',
      'bytes=-0',
      'bytes=a-b',
      'bytes=0-99999999999999999999',
      'x=1',
      'bytes=',
    ];
    setHeader(draft, 'Range', random.pick(ranges));
    if (random.chance(0.3))
      setHeader(draft, 'If-Range', random.pick(['"x"', 'W/"x"', 'Mon, 01 Jan 2026 00:00:00 GMT', '*']));
    return 'range';
  },
  (draft, random) => {
    setHeader(
      draft,
      'If-None-Match',
      random.pick(['*', '"x"', 'W/"x"', 'x', ',,,', '"'.repeat(500), `"${'x'.repeat(5000)}"`]),
    );
    setHeader(draft, 'If-Match', random.pick(['*', '"x"', 'garbage']));
    return 'conditions';
  },
  (draft, random, world) => {
    const cursors = [
      ...world.visitors.flatMap((visitor) => visitor.cursors),
      ...world.agentCursors,
      '',
      'x',
      '-1',
      '9'.repeat(300),
    ];
    const cursor = random.pick(cursors);
    setHeader(draft, 'Last-Event-ID', random.chance(0.5) ? cursor : flipped(cursor === '' ? 'AA' : cursor, random));
    return 'last event id';
  },
  (draft, random) => {
    const accepted = ['', '*/*', 'text/html', 'application/json', 'application/xml;q=0', ',,,;;;', 'x'.repeat(4000)];
    setHeader(draft, 'Accept', random.pick(accepted));
    if (draft.operation.path.endsWith('/events')) draft.dropAfter ??= 100;
    return 'accept';
  },
  (draft, random) => {
    setHeader(
      draft,
      'Accept-Language',
      random.pick(['*', '', 'de;q=x', 'x-klingon', 'en,'.repeat(1000), '-', 'ö', 'en-US-x-twain']),
    );
    setHeader(
      draft,
      'X-Client',
      hostileText(random)
        .replace(/[^\x20-\x7e]/g, '?')
        .slice(0, 3000),
    );
    return 'language';
  },
  (draft, random) => {
    setHeader(draft, 'Content-Encoding', random.pick(['gzip', 'br', 'deflate', 'identity', 'x']));
    return 'content encoding';
  },
  (draft, random) => {
    draft.headers = [
      ...draft.headers,
      ...draft.headers.map(([name, value]): [string, string] => [name, random.chance(0.5) ? value : 'x']),
    ];
    return 'headers twice';
  },
  (draft, random) => {
    setHeader(
      draft,
      'Cookie',
      random.pick([
        'kustomer_chat_agent=',
        `kustomer_chat_agent=${'A'.repeat(43)}`,
        '=;=;;',
        'a=b; kustomer_chat_agent=x; kustomer_chat_agent=y',
        'x'.repeat(4000),
      ]),
    );
    if (draft.actor.kind === 'agent' && draft.actor.csrf !== undefined) draft.reader = 'nobody';
    return 'cookie';
  },
  (draft, random) => {
    setHeader(
      draft,
      random.pick([
        'X-Forwarded-For',
        'X-Forwarded-Host',
        'X-HTTP-Method-Override',
        'Forwarded',
        'traceparent',
        'X-CSRF-Token',
        'Upgrade-Insecure-Requests',
      ]),
      random.pick(['x', '127.0.0.1', 'DELETE', 'for=1;host=evil.example', '']),
    );
    return 'other header';
  },
  (draft, random) => {
    for (let index = 0; index < 40; index++)
      draft.headers.push([`X-Many-${index}`, 'x'.repeat(random.pick([10, 300, 600]))]);
    return 'many headers';
  },
  (draft, random) => {
    setHeader(
      draft,
      'Host',
      random.pick(['evil.example', '', 'localhost:99999', '[::1', 'a b', '127.0.0.1:1', 'x'.repeat(300)]),
    );
    return 'host';
  },
  (draft, random) => {
    setHeader(draft, 'Connection', random.pick(['Upgrade', 'close', 'keep-alive, Upgrade', 'x']));
    setHeader(draft, 'Upgrade', random.pick(['websocket', 'h2c', 'TLS/1.0', '']));
    return 'upgrade';
  },
  (draft, random) => {
    setHeader(draft, 'Expect', random.pick(['100-continue', '200-ok']));
    draft.wire = 'plain';
    return 'expect';
  },
];

export function header(draft: Draft, random: Random, world: World): string | undefined {
  return random.pick(headerMutations)(draft, random, world);
}

/** Whose token it is decides what may be read: a broken one gives no right. */
export function credential(draft: Draft, random: Random, world: World): string | undefined {
  const {actor} = draft;
  const token = actor.kind === 'visitor' ? actor.visitor.token : actor.kind === 'agent' ? actor.credential : '';
  if (draft.query.some(([name]) => name === 'signature')) return undefined; // the link is the right
  const at = 1 + random.below(Math.max(1, token.length - 2));
  const [head = '', claims = '', signature = ''] = token.split('.');
  const values = [
    '',
    'Bearer',
    'Bearer ',
    `Basic ${Buffer.from('a:b').toString('base64')}`,
    `Bearer ${'A'.repeat(10_000)}`,
    'Bearer a.b.c',
    `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`,
    `Bearer ${head}.${claims}.${signature.slice(0, -4)}`,
    `Bearer ${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}x`,
    `Bearer ak_demo`,
    `Bearer ${random.maybe(world.oldTokens) ?? 'old'}`,
    `Bearer \u00e9\u00ff`,
    `Bearer ${Buffer.from('{"alg":"HS256","kid":"__proto__"}').toString('base64url')}.${claims}.${signature}`,
    ...(actor.kind === 'agent' ? [`Bearer ${random.maybe(world.visitors)?.token ?? ''}`] : []),
  ];
  draft.headers = without(without(draft.headers, 'Cookie'), 'Authorization');
  if (random.chance(0.85)) draft.headers.push(['Authorization', random.pick(values)]);
  draft.reader = 'nobody';
  return 'credential';
}
