import assert from 'node:assert/strict';
import {afterEach, before, beforeEach, describe, it} from 'node:test';
import {formatSse} from '../../src/wire/sse.js';
import {sampleConversation} from '../support/model-samples.js';
import {
  answer,
  FakeEdge,
  Line,
  loadAll,
  page,
  pass,
  problem,
  settle,
  startTime,
  StoredCredential,
  stopTime,
  tokenOf,
  until,
} from './fake-edge.js';
import {created, cursorOf, endAll, event, follow, frame, isPoll, priming} from './followed-log.js';

before(loadAll);
beforeEach(stopTime);
afterEach(async () => {
  await endAll();
  startTime();
});

/** Answers with one open stream after another. */
function streams() {
  const lines: Line[] = [];
  const edge = new FakeEdge((request) => {
    const line = new Line(request);
    lines.push(line);
    return line.response;
  });
  return {edge, lines, line: () => until(() => lines.length > 0, 'a stream').then(() => lines.at(-1) as Line)};
}

describe('a stream that is cut', () => {
  it('at any byte tells every event once, in order, and resumes after the last whole one', async () => {
    const log = ['Grüße, 世界 👋', 'two\nlines', 'third'];
    const frames = log.map((body, index) => frame(created(index + 1, body), `c${index + 1}`));
    // As the server does: everything after the position.
    const from = (cursor: string | null) => {
      const passed = Number(cursor?.slice(1) ?? '0');
      return new TextEncoder().encode(`:\n\n${priming(`c${passed}`)}${frames.slice(passed).join('')}`);
    };
    const {length} = from('c0');
    for (let cut = 0; cut <= length; cut++) {
      const edge = new FakeEdge((request, number) => {
        const bytes = from(cursorOf(request));
        const line = new Line(request);
        if (number > 1) return line.send(bytes).response;
        // A reader that is told of an error loses what it has not read.
        return line.send(bytes.subarray(0, cut)).close().response;
      });
      const {listener, ending, reports} = follow(edge);
      await until(() => edge.asked.length === 1 || listener.bodies.length === log.length, 'the first stream');
      await pass(2000, 2000);
      await until(() => listener.bodies.length === log.length, `all, cut at ${cut}`);
      assert.deepEqual(listener.bodies, log);
      assert.deepEqual(reports, []);
      assert.deepEqual(listener.resets, []);
      ending.abort();
    }
  });

  it('tells nothing of an event whose end never came, and nothing after its own end', async () => {
    const {edge, line} = streams();
    const {listener, ending} = follow(edge);
    const first = await line();
    first.send(priming('c0') + frame(created(1), 'c1').trimEnd() + '\n');
    await settle();
    assert.deepEqual(listener.bodies, []);
    ending.abort();
    first.send('\n');
    await settle();
    assert.deepEqual(listener.bodies, []);
    assert.equal(listener.state, 'closed');
  });

  it('skips what cannot be read, says so, and goes on behind it', async () => {
    const {edge, line, lines} = streams();
    const {listener, reports} = follow(edge);
    const first = await line();
    const broken = formatSse({id: 'c2', type: 'message.created', data: '{"type":'});
    const wrong = frame(event('message.created', {id: 7}), 'c3');
    const unknown = frame(event('weather.changed', {rain: true}), 'c4');
    const garbage = '\u0000\u0001 no field\nnonsense: 1\nid: with\u0000null\n\n<html>\n\n';
    first.send(priming('c0') + garbage + frame(created(1), 'c1') + broken + wrong + unknown + frame(created(5), 'c5'));
    await until(() => listener.bodies.length === 2, 'both messages');
    assert.deepEqual(listener.bodies, ['Message 1', 'Message 5']);
    assert.deepEqual(
      reports.map(({code}) => code),
      ['internal', 'internal'],
    );
    first.close();
    await pass(2000);
    assert.equal(lines.length, 2);
    assert.equal(cursorOf(edge.last), 'c5');
  });

  it('never comes past an event beyond every limit: the lists are read, and it goes on from then', async () => {
    const {edge, line, lines} = streams();
    const {listener} = follow(edge);
    const first = await line();
    first.send(`${priming('c0')}id: c1\ndata: `);
    for (let sent = 0; sent < 5; sent++) first.send('x'.repeat(1_000_000));
    await settle();
    await pass(2000);
    assert.equal(lines.length, 2);
    assert.equal(cursorOf(edge.last), null);
    assert.deepEqual(listener.resets, []);
    lines[1]?.send(priming('c9') + frame(created(10), 'c10'));
    await until(() => listener.bodies.length === 1, 'what came later');
    assert.deepEqual(listener.resets, ['c9']);
  });

  it('keeps the order also of what is read by a part that is loaded late', async () => {
    const {edge, line} = streams();
    const {listener} = follow(edge);
    const merged = event('conversation.merged', {sourceId: 'co_2', target: sampleConversation()});
    (await line()).send(priming('c0') + frame(merged, 'c1') + frame(created(2), 'c2'));
    await until(() => listener.events.length === 2, 'both');
    assert.deepEqual(
      listener.events.map(({event: {type}, cursor}) => [type, cursor]),
      [
        ['conversation.merged', 'c1'],
        ['message.created', 'c2'],
      ],
    );
  });

  it('that began nowhere in particular has the lists read when it begins again', async () => {
    const {edge, line, lines} = streams();
    const {listener} = follow(edge, null);
    (await line()).break();
    await pass(2000);
    lines[1]?.send(priming('c7'));
    await settle();
    assert.deepEqual(listener.resets, ['c7']);
  });
});

describe('a line on which nothing comes any more', () => {
  it('ends after 45 s without a byte; comments count; it goes on from its position', async () => {
    const {edge, line, lines} = streams();
    const {listener} = follow(edge);
    const first = await line();
    first.send(priming('c0') + frame(created(1), 'c1'));
    await settle();
    assert.equal(listener.state, 'open');
    for (let beat = 0; beat < 6; beat++) {
      await pass(40_000, 10_000);
      first.send(':\n\n');
      await settle();
    }
    assert.equal(lines.length, 1);
    await pass(44_000, 1000);
    assert.equal(lines.length, 1);
    await pass(4000, 1000);
    assert.equal(lines.length, 2);
    assert.equal(cursorOf(edge.last), 'c1');
  });

  it('is found out at once when the machine has slept meanwhile', async () => {
    const {edge, line, lines} = streams();
    const {backend} = follow(edge);
    (await line()).send(priming('c0'));
    await pass(40_000, 10_000);
    backend.wake();
    await settle();
    assert.equal(lines.length, 1);
    // The clock moves, and no timer has run yet.
    const now = Date.now();
    const dateNow = Date.now;
    Date.now = () => now + 3_600_000;
    backend.wake();
    Date.now = dateNow;
    await pass(2000);
    assert.equal(lines.length, 2);
  });
});

describe('the pauses between tries', () => {
  it('grow with a server that accepts and closes at once, also when it says the first words each time', async () => {
    const words = priming('c0') + frame(event('unread.changed', {total: 0, conversations: {}}));
    for (const body of ['', priming('c0'), words]) {
      const edge = new FakeEdge((request) => new Line(request).send(body).close().response);
      const {ending, listener} = follow(edge);
      await pass(130_000, 500);
      assert.deepEqual(
        edge.pauses.slice(0, 6).map((pause) => Math.round(pause / 1000)),
        [2, 4, 8, 16, 30, 30],
      );
      assert.ok(listener.states.includes('offline'));
      ending.abort();
    }
  });

  it('begin anew when a stream has lived, or has told something', async () => {
    let isUp = false;
    let told = 0;
    const edge = new FakeEdge((request) => {
      if (!isUp) throw new TypeError('Failed to fetch');
      told++;
      return new Line(request).send(priming('c0') + frame(created(told), `c${told}`)).close().response;
    });
    follow(edge);
    await pass(70_000, 500);
    isUp = true;
    await pass(30_000, 500);
    const until = edge.asked.length;
    await pass(10_000, 500);
    assert.ok(edge.asked.length - until >= 4, 'it came back every two seconds at most');
  });

  it('are between nothing and the whole, and a hint of the machine ends them', async () => {
    const edge = new FakeEdge(() => Promise.reject(new TypeError('Failed to fetch')));
    const {backend, listener} = follow(edge);
    await pass(40_000, 500);
    const before = edge.asked.length;
    assert.ok((listener.retryAt ?? 0) > Date.now());
    backend.wake();
    await settle();
    assert.equal(edge.asked.length, before + 1);
  });

  it('are not made after a try that began without a network, when that is back before it has failed', async () => {
    let fail: (error: Error) => void = () => undefined;
    const edge = new FakeEdge(() => new Promise<Response>((_, reject) => (fail = reject)));
    const {backend} = follow(edge);
    await until(() => edge.asked.length === 1, 'the first try');
    backend.wake();
    fail(new TypeError('Failed to fetch'));
    await until(() => edge.asked.length === 2, 'the second try');
    fail(new TypeError('Failed to fetch'));
    await settle();
    assert.equal(edge.asked.length, 2);
  });

  it('are made after a line that was looked at while it was well', async () => {
    const {edge, lines, line} = streams();
    const {backend} = follow(edge);
    (await line()).send(priming('c0'));
    await settle();
    backend.wake();
    lines.at(-1)?.send(':\n\n');
    await settle();
    lines.at(-1)?.close();
    await settle();
    assert.equal(edge.asked.length, 1);
  });

  it('are at least as long as the server asks, in seconds or until a date', async () => {
    const later = new Date(Date.now() + 20_000).toUTCString();
    for (const [status, after, atLeast] of [
      [429, '7', 7000],
      [503, later, 20_000],
    ] as const) {
      const code = status === 429 ? 'rate-limited' : 'unavailable';
      const began = Date.now();
      const header = after === later ? new Date(began + 20_000).toUTCString() : after;
      const edge = new FakeEdge(() => problem(status, code, {}, {'Retry-After': header}));
      const {ending} = follow(edge);
      await pass(atLeast - 1000, 500);
      assert.equal(edge.asked.length, 1);
      await pass(4000, 500);
      assert.equal(edge.asked.length, 2);
      ending.abort();
    }
  });
});

describe('a stream ends for good', () => {
  const finals: readonly (readonly [name: string, answer: () => Response])[] = [
    ['204', () => new Response(null, {status: 204})],
    ['a revoked token', () => problem(401, 'unauthorized', {reason: 'revoked'})],
    ['a chat that is switched off', () => problem(403, 'chat-disabled')],
    ['an origin that may not', () => problem(403, 'origin-not-allowed')],
  ];
  for (const [name, respond] of finals) {
    it(`with ${name}`, async () => {
      const edge = new FakeEdge(respond);
      const {listener} = follow(edge);
      await until(() => listener.state === 'closed', 'the end');
      await pass(120_000, 5000);
      assert.equal(edge.asked.length, 1);
    });
  }

  const troubles: readonly (readonly [name: string, answer: () => Response])[] = [
    ['the page of a network to log in to', () => page(200)],
    ['a proxy’s 401', () => page(401)],
    ['a proxy’s 403', () => page(403)],
    ['a proxy’s 404', () => page(404)],
    ['a proxy that wants a password', () => page(407)],
    ['a network to log in to that says so', () => page(511)],
    ['a gateway’s own problem', () => answer('{"type":"about:blank","title":"No"}', 'application/problem+json', 403)],
    ['an answer that is JSON', () => answer('{}')],
    ['a broken server', () => problem(500, 'internal')],
  ];
  for (const [name, respond] of troubles) {
    it(`but not with ${name}`, async () => {
      let isOver = false;
      const edge = new FakeEdge((request) => {
        if (!isOver) return respond();
        return isPoll(request)
          ? answer(JSON.stringify({events: [created(1)], cursor: 'c1'}))
          : new Line(request).send(priming('c0') + frame(created(1), 'c1')).response;
      });
      const {listener, reports} = follow(edge);
      await pass(15_000, 500);
      assert.ok(edge.asked.length > 2);
      assert.equal(listener.state, 'offline');
      isOver = true;
      await pass(31_000, 500);
      assert.ok(listener.bodies.includes('Message 1'));
      assert.deepEqual(reports, []);
    });
  }
});

describe('a stream whose token has expired', () => {
  const expired = () => problem(401, 'unauthorized', {reason: 'expired'});
  const isRenewal = ({url}: Request) => url.endsWith('/visitors/me/token');
  const tokenUsed = (request: Request) => request.headers.get('Authorization')?.slice(7);

  it('goes on with a new one, also when the renewal fails at first', async () => {
    let renewals = 0;
    const edge = new FakeEdge((request) => {
      if (isRenewal(request)) return ++renewals < 3 ? page(502) : answer(tokenOf('t2'));
      return tokenUsed(request) === 't2' ? new Line(request).send(priming('c0')).response : expired();
    });
    const {listener, stored, reports} = follow(edge);
    await pass(20_000, 500);
    assert.equal(renewals, 3);
    assert.equal(listener.state, 'open');
    assert.equal(stored.value, tokenOf('t2'));
    assert.deepEqual(reports, []);
  });

  it('ends when new ones are refused as well', async () => {
    let renewals = 0;
    const edge = new FakeEdge((request) => (isRenewal(request) ? answer(tokenOf(`t${++renewals + 1}`)) : expired()));
    const {listener, reports} = follow(edge);
    await until(() => listener.state === 'closed', 'the end');
    assert.ok(renewals <= 2);
    assert.deepEqual(
      reports.map(({code}) => code),
      ['unauthorized'],
    );
  });

  it('ends without a word when the device belongs to another visitor by now', async () => {
    const stored = new StoredCredential(tokenOf('t1'));
    const {edge, line} = streams();
    const {listener, reports} = follow(edge, 'c0', {stored});
    const first = await line();
    first.send(priming('c0'));
    await settle();
    const {ChatError} = await import('../../src/model/chat-error.js');
    stored.refusal = new ChatError('aborted', 'Another visitor is here now.');
    first.close();
    await pass(3000);
    assert.equal(listener.state, 'closed');
    assert.equal(edge.asked.length, 1);
    assert.deepEqual(reports, []);
  });
});
