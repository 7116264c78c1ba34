import assert from 'node:assert/strict';
import {afterEach, before, beforeEach, describe, it} from 'node:test';
import {
  answer,
  FakeEdge,
  Line,
  loadAll,
  nothing,
  page,
  pass,
  problem,
  settle,
  startTime,
  stopTime,
} from './fake-edge.js';
import {at, created, cursorOf, endAll, follow, frame, isPoll, priming, unread} from './followed-log.js';

before(loadAll);
beforeEach(stopTime);
afterEach(async () => {
  await endAll();
  startTime();
});

describe('behind a proxy that holds streams back', () => {
  /** Streams have headers at best; polls get through. Until `isGone`. */
  function heldBack(start: 'headers' | 'nothing' = 'headers') {
    const log: {readonly json: ReturnType<typeof created>; readonly cursor: string}[] = [];
    const state = {isGone: false, wake: () => undefined as void};
    const passedOf = (cursor: string | null) => Number(cursor?.slice(1) ?? '0');
    const edge = new FakeEdge(async (request) => {
      if (!isPoll(request)) {
        if (!state.isGone) return start === 'headers' ? new Line(request).response : nothing(request);
        const passed = passedOf(cursorOf(request));
        const rest = log.slice(passed).map(({json, cursor}) => frame(json, cursor));
        return new Line(request).send(priming(`c${passed}`) + rest.join('')).response;
      }
      const {searchParams} = new URL(request.url);
      const passed = passedOf(searchParams.get('after'));
      const wait = Number(searchParams.get('wait'));
      if (log.length === passed) {
        await new Promise<void>((resolve) => {
          state.wake = resolve;
          setTimeout(resolve, wait * 1000);
        });
      }
      const events = log.slice(passed).map(({json}) => json);
      return answer(JSON.stringify({events, cursor: `c${log.length}`}));
    });
    const say = (body: string) => {
      const seq = log.length + 1;
      log.push({json: created(seq, body), cursor: `c${seq}`});
      state.wake();
    };
    return {edge, say, state};
  }
  const polls = (edge: FakeEdge) => edge.asked.filter(({request}) => isPoll(request)).length;

  for (const start of ['headers', 'nothing'] as const) {
    it(`the log is polled after two streams that brought ${start === 'headers' ? 'only headers' : 'nothing'}`, async () => {
      const {edge, say} = heldBack(start);
      const {listener} = follow(edge);
      say('one');
      await pass(19_000, 500);
      assert.equal(polls(edge), 0);
      await pass(1500, 500);
      assert.equal(listener.state, 'open');
      assert.deepEqual(listener.bodies, ['one']);
      say('two');
      await settle();
      assert.deepEqual(listener.bodies, ['one', 'two']);
      assert.deepEqual(
        edge.asked.slice(0, 3).map(({request}) => isPoll(request)),
        [false, false, true],
      );
    });
  }

  it('a poll that waits in vain is followed by the next, and the page is told once that it is connected', async () => {
    const {edge, say} = heldBack();
    const {listener} = follow(edge);
    await pass(121_000, 500);
    assert.equal(polls(edge), 5);
    assert.equal(listener.states.filter((state) => state === 'open').length, 1);
    say('late');
    await settle();
    assert.deepEqual(listener.bodies, ['late']);
  });

  it('the page is told once how much is unread, which a stream would have begun with', async () => {
    const {edge} = heldBack();
    const {listener} = follow(edge);
    await pass(21_000, 500);
    const counted = () => listener.events.flatMap(({event}) => (event.type === 'unread.changed' ? [event.data] : []));
    assert.deepEqual(counted(), [unread]);
    await pass(11 * 60_000, 5000); // streams were tried in vain meanwhile
    assert.deepEqual(counted(), [unread]);
  });

  it('also when that could not be asked for with the first poll, and no poll waits for it', async () => {
    const {edge, say} = heldBack();
    let asked = 0;
    const {listener} = follow(edge, 'c0', {
      count: () => (++asked === 1 ? page(502) : answer(JSON.stringify(unread))),
    });
    await pass(21_000, 500);
    say('one');
    await settle();
    assert.deepEqual(listener.bodies, ['one']);
    await pass(26_000, 500);
    assert.equal(asked, 2);
    assert.deepEqual(listener.events.at(-1)?.event.data, unread);
  });

  it('streams are tried again after five minutes; the position is handed over both ways', async () => {
    const {edge, say, state} = heldBack();
    const {listener} = follow(edge);
    say('one');
    await pass(21_000, 500);
    await pass(4 * 60_000, 5000);
    say('two');
    await pass(90_000, 5000); // a stream was tried in vain meanwhile
    const tried = edge.asked.filter(({request}) => !isPoll(request)).length;
    assert.equal(tried, 3);
    say('three');
    await settle();
    assert.deepEqual(listener.bodies, ['one', 'two', 'three']);
    state.isGone = true;
    await pass(6 * 60_000, 5000);
    say('never told by this edge');
    assert.equal(isPoll(edge.last), false);
    assert.equal(cursorOf(edge.last), 'c3');
    assert.deepEqual(listener.bodies, ['one', 'two', 'three']);
    assert.deepEqual(listener.resets, []);
  });

  it('and when somebody looks again, but not each time', async () => {
    const {edge, state} = heldBack();
    const {backend} = follow(edge);
    await pass(30_000, 500);
    state.isGone = true;
    backend.wake();
    await pass(26_000, 500);
    assert.equal(isPoll(edge.last), true);
    await pass(30_000, 500);
    backend.wake();
    await pass(26_000, 500);
    assert.equal(isPoll(edge.last), false);
  });

  it('a stream that fails when it is tried again leaves the polls as they were', async () => {
    let streams = 0;
    const edge = new FakeEdge((request) => {
      if (isPoll(request))
        return new Promise((resolve) => setTimeout(resolve, 25_000, answer('{"events":[],"cursor":"c0"}')));
      return ++streams < 3 ? new Line(request).response : problem(429, 'rate-limited', {}, {'Retry-After': '1'});
    });
    follow(edge);
    await pass(11 * 60_000, 2500);
    assert.equal(streams, 4);
    assert.ok(polls(edge) > 22);
  });

  it('one stream that brought nothing is not enough, however often it happens', async () => {
    let number = 0;
    const edge = new FakeEdge((request) => {
      const line = new Line(request);
      return ++number % 2 === 1 ? line.response : line.send(priming('c0')).close().response;
    });
    follow(edge);
    await pass(120_000, 500);
    assert.ok(edge.asked.length > 8);
    assert.equal(polls(edge), 0);
  });

  it('a page that began nowhere in particular asks for a position first, and has the lists read', async () => {
    const edge = new FakeEdge((request) => {
      if (!isPoll(request)) return new Line(request).response;
      const {searchParams} = new URL(request.url);
      return searchParams.get('wait') === '0' ? answer('{"events":[],"cursor":"c5"}') : nothing(request);
    });
    const {listener} = follow(edge, null);
    await pass(20_500, 500);
    assert.deepEqual(listener.resets, ['c5']);
    assert.equal(new URL(edge.last?.url ?? '').searchParams.get('after'), 'c5');
  });

  it('a poll that is not answered ends after 45 s and is repeated from its position', async () => {
    const edge = new FakeEdge((request) => nothing(request));
    follow(edge);
    await pass(20_500, 500);
    assert.equal(polls(edge), 1);
    await pass(44_000, 1000);
    assert.equal(polls(edge), 1);
    await pass(12_000, 1000);
    assert.equal(polls(edge), 2);
    assert.equal(new URL(edge.last?.url ?? '').searchParams.get('after'), 'c0');
  });

  it('a server that answers polls at once without news is not hammered', async () => {
    const edge = new FakeEdge((request) =>
      isPoll(request) ? answer('{"events":[],"cursor":"c0"}') : new Line(request).response,
    );
    follow(edge);
    await pass(20_500, 500);
    const before = polls(edge);
    await pass(60_000, 500);
    assert.ok(polls(edge) - before < 7, `${polls(edge) - before} polls in a minute`);
  });

  it('a page for an answer, or one that is cut, moves nothing', async () => {
    const bodies = [page(200), answer('{"events":[{"type":"mess'), answer('{"cursor":5}'), page(404)];
    const edge = new FakeEdge((request) => {
      if (!isPoll(request)) return new Line(request).response;
      return bodies.shift() ?? answer(JSON.stringify({events: [created(1), created(2)], cursor: 'c2'}));
    });
    const {listener, reports, ending} = follow(edge);
    await pass(140_000, 1000);
    ending.abort();
    assert.equal(bodies.length, 0);
    assert.deepEqual(listener.bodies.slice(0, 2), ['Message 1', 'Message 2']);
    const positions = edge.asked.map(({request}) => new URL(request.url).searchParams.get('after'));
    assert.deepEqual([...new Set(positions.slice(0, 7))], ['c0']);
    assert.deepEqual(reports, []);
  });

  it('a position that the server does not know has the lists read', async () => {
    const reset = {type: 'stream.reset', at, data: {cursor: 'c9'}};
    let polled = 0;
    const edge = new FakeEdge((request) => {
      if (!isPoll(request)) return new Line(request).response;
      return ++polled === 1 ? answer(JSON.stringify({events: [reset], cursor: 'c9'})) : nothing(request);
    });
    const {listener} = follow(edge);
    await pass(21_000, 500);
    assert.deepEqual(listener.resets, ['c9']);
    assert.equal(new URL(edge.last?.url ?? '').searchParams.get('after'), 'c9');
  });

  it('what comes after the end changes nothing', async () => {
    let respond: (response: Response) => void = () => undefined;
    const edge = new FakeEdge((request) =>
      isPoll(request) ? new Promise<Response>((resolve) => (respond = resolve)) : new Line(request).response,
    );
    const {listener, ending} = follow(edge);
    await pass(20_500, 500);
    ending.abort();
    respond(answer(JSON.stringify({events: [created(1)], cursor: 'c1'})));
    await settle();
    assert.deepEqual(listener.bodies, []);
    assert.equal(listener.state, 'closed');
  });
});
