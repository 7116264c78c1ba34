import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Draft} from './draft.js';
import {FuzzRun} from './fuzz-run.js';
import {FuzzedServer} from './fuzzed-server.js';
import {hiddenMarker} from './good-values.js';
import {faultsOf, leaksIn} from './oracle.js';
import {adminKey, fuzzedOrganisation} from './organisation.js';
import {Random} from './random.js';
import {describeFinding, reportOf} from './report.js';
import type {Incoming} from './transport.js';
import {World} from './world.js';

const requests = 3000;
/** What the store keeps is on disk: the heap may grow by caches, not with the requests. */
const maxGrowth = 5_000_000;
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);

describe(`a server that is asked ${requests} odd things`, () => {
  const server = new FuzzedServer(fuzzedOrganisation);
  let run: FuzzRun;

  before(async () => {
    console.log(`seed ${seed}: npm run test:fuzz -- --requests ${requests} --seed ${seed}`);
    await server.start();
    run = new FuzzRun(server, {seed, requests});
    await run.run();
    console.log(reportOf(run, {withTable: false}));
  });
  after(() => server.stop());

  it('answers all of them as described and tells nobody what is somebody else’s', () => {
    assert.equal(run.findings.map(describeFinding).join('\n\n'), '');
    assert.equal(run.sent, requests);
  });

  it('is reached in every operation, by what is right and by what is wrong', () => {
    assert.deepEqual(run.unreached(2), []);
    assert.deepEqual(run.unreached(4), []);
    assert.ok(run.eventBytes > 10_000, 'somebody listened meanwhile');
  });

  it('keeps its memory, its timers and its connections', () => {
    const {warm, end} = run;
    assert.ok(warm && end);
    assert.ok(end.heapUsed - warm.heapUsed < maxGrowth, `${warm.heapUsed} bytes grew to ${end.heapUsed}`);
    for (const [kind, count] of Object.entries(end.resources)) {
      assert.ok(count <= (warm.resources[kind] ?? 0) + 10, `${count} of ${kind}`);
    }
  });

  it('is well afterwards, has complained about nothing, and stops', async () => {
    const world = new World(server.origin, new Random(seed));
    assert.ok(await world.ask('GET', '/healthz'));
    await world.replenish(new Random(seed));
    assert.equal(world.visitors.length, 2 * world.circles.length);
    assert.ok(world.chats.every(({messageIds}) => messageIds.length >= 1));
    assert.equal(server.log, '');
    assert.ok(await server.stop());
  });
});

describe('the judge of the fuzz test', () => {
  const world = new World('', new Random(1));
  const [first, second] = world.circles;
  assert.ok(first && second);
  const draft: Draft = {
    operation: {
      id: 'getUnread',
      method: 'GET',
      path: '/v1/unread',
      audience: 'visitor',
      query: [],
      needsKey: false,
      schema: undefined,
      takesFile: false,
      statuses: new Set([200, 401]),
    },
    actor: {kind: 'nobody'},
    circle: first,
    chat: undefined,
    file: undefined,
    reader: first,
    method: 'GET',
    params: {},
    query: [],
    headers: [],
    json: undefined,
    bytes: undefined,
    dropAfter: undefined,
    wire: undefined,
    mutations: [],
  };
  const judge = (answer: Partial<Incoming>) =>
    faultsOf(
      draft,
      {status: 200, headers: [], bytes: '', milliseconds: 1, isComplete: true, failure: undefined, ...answer},
      '/the/folder',
    ).join();
  const json = [['content-type', 'application/problem+json']] as const;

  it('notices what belongs to somebody else, in the body and in the headers', () => {
    assert.equal(judge({bytes: first.marker}), '');
    assert.match(judge({bytes: `{"a":"${second.marker}"}`}), /data of circle 1 for 0/);
    assert.match(judge({headers: [['content-disposition', second.marker]]}), /a leak/);
    assert.match(leaksIn(first.marker, 'nobody', '/the/folder').join(), /for nobody/);
    assert.deepEqual(leaksIn(first.marker + second.marker + hiddenMarker, 'agent', '/the/folder'), []);
    assert.match(judge({bytes: hiddenMarker}), /for agents only/);
    assert.match(judge({bytes: adminKey}), /a secret/);
    assert.match(judge({bytes: 'in /the/folder/x'}), /a path/);
    assert.match(judge({bytes: 'Error: x\n    at handle (/a/b.ts:3:4)'}), /the inside/);
  });

  it('notices failures, hangs, and answers that are not as described', () => {
    assert.match(judge({status: 500}), /status 500/);
    assert.match(judge({status: 503}), /status 503/);
    assert.match(judge({status: 0, failure: 'no answer in 1 ms'}), /no answer/);
    assert.match(judge({status: 418}), /not described/);
    assert.match(judge({headers: [['content-type', 'application/json']], bytes: '{'}), /no JSON/);
    assert.match(judge({status: 400, bytes: 'Bad Request'}), /no problem document/);
    const problem = {type: '/v1/problems/unauthorized', title: 'x', status: 401};
    assert.match(judge({status: 400, headers: json, bytes: JSON.stringify(problem)}), /a problem of 401/);
    assert.match(judge({status: 401, headers: json, bytes: JSON.stringify(problem)}), /without www-authenticate/);
  });
});
