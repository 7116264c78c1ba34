// The real server behind a network that changes under way: streams, held back streams, polls, portals, cut answers.
import assert from 'node:assert/strict';
import {afterEach, before, beforeEach, describe, it, mock} from 'node:test';
import {InPageServer} from '../support/in-page.js';
import {
  attached,
  FakeEdge,
  Line,
  loadAll,
  nothing,
  page,
  pass,
  settle,
  startTime,
  StoredCredential,
  stopTime,
} from './fake-edge.js';
import {endAll, followBackend, isPoll} from './followed-log.js';

type Weather = 'clear' | 'holdsBack' | 'portal' | 'silent' | 'down' | 'cuts' | 'proxy';
const weathers: readonly Weather[] = ['clear', 'holdsBack', 'portal', 'silent', 'down', 'cuts', 'proxy'];

/** A small generator of numbers between 0 and 1: the same seed, the same course. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Between the page and the server. Streams under way end when the weather changes, or nothing says so. */
class Network {
  readonly edge: FakeEdge;
  readonly #server: InPageServer;
  readonly #random: () => number;
  readonly #lines = new Set<Line>();
  weather: Weather = 'clear';

  constructor(server: InPageServer, random: () => number) {
    this.#server = server;
    this.#random = random;
    this.edge = new FakeEdge((request) => this.#answer(request));
  }

  change(weather: Weather): void {
    this.weather = weather;
    for (const line of this.#lines) if (this.#random() < 0.7) line.break();
    this.#lines.clear();
  }

  async #answer(request: Request): Promise<Response> {
    const {weather} = this;
    if (weather === 'down') throw new TypeError('Failed to fetch');
    if (weather === 'silent') return nothing(request);
    if (weather === 'portal') return page(this.#random() < 0.5 ? 200 : 511);
    if (weather === 'proxy') return page([403, 404, 407, 502, 503][Math.floor(this.#random() * 5)] ?? 403);
    const isStream = !isPoll(request);
    if (weather === 'holdsBack' && isStream) return new Line(request).response;
    const response = await this.#server.fetch(request);
    if (!response.body) return response;
    const line = new Line(request, response.headers.get('Content-Type') ?? '', response.status);
    this.#lines.add(line);
    void this.#pipe(response.body, line, weather === 'cuts' ? Math.floor(this.#random() * 3000) : Infinity);
    return line.response;
  }

  /** In pieces of any size, up to `limit` bytes. */
  async #pipe(body: ReadableStream<Uint8Array>, line: Line, limit: number): Promise<void> {
    let left = limit;
    try {
      for await (const bytes of body) {
        for (let at = 0; at < bytes.length;) {
          const size = Math.min(bytes.length - at, 1 + Math.floor(this.#random() * 400), left);
          line.send(bytes.subarray(at, at + size));
          at += size;
          left -= size;
          if (left === 0) {
            line.break();
            return;
          }
        }
      }
      line.close();
    } catch {
      line.break(); // the page has left
    }
  }
}

before(loadAll);
beforeEach(stopTime);
afterEach(async () => {
  await endAll();
  startTime();
});

describe('over a network that changes', () => {
  for (let seed = 1; seed <= 12; seed++) {
    it(`everything arrives, in order, whatever comes between: ${seed}`, async () => {
      const random = randomOf(seed);
      mock.method(Math, 'random', random);
      const server = new InPageServer();
      const network = new Network(server, random);
      const {backend, reports} = attached(network.edge, {stored: new StoredCredential()});
      const never = new AbortController().signal;
      const {conversation} = await backend.createConversation(
        {clientId: `client-${seed}`, message: {body: 'Hi'}},
        never,
      );
      const {eventCursor} = await backend.listConversations({}, never);
      const {listener} = followBackend(backend, eventCursor);
      const said: string[] = [];
      for (let step = 0; step < 40; step++) {
        const dice = random();
        if (dice < 0.5) {
          said.push(`Grüße ${said.length} 👋`);
          await server.agentSays(conversation.id, said.at(-1) ?? '');
        } else if (dice < 0.7) network.change(weathers[Math.floor(random() * weathers.length)] ?? 'clear');
        else if (dice < 0.75) backend.wake();
        else await pass(random() * 60_000, 2000);
        await settle();
      }
      network.change(seed % 2 === 0 ? 'clear' : 'holdsBack');
      for (let waited = 0; waited < 120 && listener.bodies.length < said.length; waited++) await pass(1000, 1000);
      assert.deepEqual(listener.bodies, said);
      assert.deepEqual(listener.resets, []);
      assert.deepEqual(reports, []);
    });
  }
});
