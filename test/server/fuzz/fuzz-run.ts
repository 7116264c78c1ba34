import {Bystander} from './bystander.js';
import {toOutgoing, type Draft} from './draft.js';
import {draftOf} from './drafting.js';
import type {FuzzedServer, Measure} from './fuzzed-server.js';
import {learn} from './learning.js';
import {mutate} from './mutations.js';
import {operationsOf, roundOf, type Operation} from './operations.js';
import {faultsOf} from './oracle.js';
import {Random} from './random.js';
import {SchemaValues} from './schema-values.js';
import {closeConnections, send, type Incoming, type Outgoing} from './transport.js';
import {World} from './world.js';

export interface Finding {
  readonly index: number;
  readonly operation: string;
  readonly mutations: readonly string[];
  readonly faults: readonly string[];
  readonly request: Outgoing;
  readonly answer: Incoming | undefined;
}

export interface FuzzOptions {
  readonly seed: number;
  readonly requests: number;
  /** Only this one, after the world is set up. */
  readonly only?: number | undefined;
  /** Requests that are under way at a time. */
  readonly width?: number;
}

const maxFindings = 200;
/** Good as they are: whoever is always refused at the door never gets to see the house. */
const goodShare = 0.4;

/** Asks a running server and judges what it answers. */
export class FuzzRun {
  readonly findings: Finding[] = [];
  /** Answers by operation and status. */
  readonly statuses = new Map<string, Map<number, number>>();
  slowest = {milliseconds: 0, operation: '', index: 0};
  sent = 0;
  eventBytes = 0;
  warm: Measure | undefined;
  end: Measure | undefined;
  operations: readonly Operation[] = [];
  readonly #server: FuzzedServer;
  readonly #options: FuzzOptions;
  readonly #world: World;
  #round: readonly Operation[] = [];
  #values = new SchemaValues(undefined);

  constructor(server: FuzzedServer, options: FuzzOptions) {
    this.#server = server;
    this.#options = options;
    this.#world = new World(server.origin, new Random(options.seed, 1_000_000));
  }

  async run(): Promise<void> {
    const {requests, seed, only} = this.#options;
    const description = await this.#world.ask('GET', '/v1/openapi.json');
    this.operations = operationsOf(description);
    this.#round = roundOf(this.operations);
    this.#values = new SchemaValues(description);
    await this.#world.readArticles();
    await this.#world.replenish(new Random(seed, 1_000_001));
    if (only !== undefined) return this.#ask(only);
    // The first third fills caches and compiles; what grows after it is a leak.
    const warmUp = Math.ceil(requests / 3);
    await this.#ask(0);
    await this.#stretch(1, warmUp);
    this.warm = await this.#server.measureAtRest();
    await this.#stretch(warmUp, requests);
    this.end = await this.#server.measureAtRest();
  }

  /** Operations that were never answered with a status of these hundreds. */
  unreached(hundreds: number): readonly string[] {
    return this.operations
      .map(({id}) => id)
      .filter(
        (id) => ![...(this.statuses.get(id)?.keys() ?? [])].some((status) => Math.floor(status / 100) === hundreds),
      );
  }

  /** Several at a time, while somebody of each circle listens. */
  async #stretch(from: number, to: number): Promise<void> {
    const {folder} = this.#server;
    const bystanders = this.#world.circles.map((circle) => new Bystander(this.#world, circle, folder));
    let next = from;
    const worker = async () => {
      while (next < to && this.#server.isAlive && this.findings.length < maxFindings) await this.#ask(next++);
    };
    await Promise.all(Array.from({length: this.#options.width ?? 6}, worker));
    for (const bystander of bystanders) {
      bystander.stop();
      this.eventBytes += bystander.received;
      for (const fault of new Set(bystander.faults)) this.#find(-1, undefined, [`${fault} (in its events)`]);
    }
    closeConnections();
  }

  async #ask(index: number): Promise<void> {
    const {seed} = this.#options;
    const random = new Random(seed, index);
    // Of its own numbers: what is missing depends on what was answered.
    await this.#world.replenish(new Random(seed, 2_000_000 + index));
    const round = new Random(seed, -1 - Math.floor(index / this.#round.length)).shuffled(this.#round);
    const operation = round[index % round.length];
    if (!operation) return;
    const draft = draftOf(operation, this.#world, random, this.#values);
    if (!random.chance(goodShare)) mutate(draft, random, this.#world);
    const outgoing = toOutgoing(draft);
    const answer = await send(this.#server.origin, outgoing);
    this.sent++;
    this.#count(index, draft, answer);
    const faults = faultsOf(draft, answer, this.#server.folder);
    if (faults.length > 0) this.#find(index, draft, faults, {request: outgoing, answer});
    learn(this.#world, draft, answer);
  }

  #count(index: number, {operation: {id, path}, dropAfter}: Draft, {status, milliseconds}: Incoming): void {
    const counts = this.statuses.get(id) ?? new Map<number, number>();
    this.statuses.set(id, counts.set(status, (counts.get(status) ?? 0) + 1));
    const isStream = dropAfter !== undefined || path.endsWith('/events');
    if (!isStream && milliseconds > this.slowest.milliseconds) this.slowest = {milliseconds, operation: id, index};
  }

  #find(
    index: number,
    draft: Draft | undefined,
    faults: readonly string[],
    {request, answer}: {request?: Outgoing; answer?: Incoming} = {},
  ): void {
    this.findings.push({
      index,
      operation: draft?.operation.id ?? 'events',
      mutations: draft?.mutations ?? [],
      faults,
      request: request ?? {method: 'GET', target: '/v1/events', headers: [], body: undefined},
      answer,
    });
  }
}
