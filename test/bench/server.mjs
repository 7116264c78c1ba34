// `npm run bench:server`: the chat server beside the plainest handler of Node's `http` and `pg`, on the same PostgreSQL and
// in one run, taking turns. Prints a table and leaves with 1 when an aim is missed. `SECONDS` is the length of a turn (6),
// `ROUNDS` how many turns each has (3); `NEW=1` measures on a cluster that was just made. Loopback only; it ends by itself.
import {fork} from 'node:child_process';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import postgres from 'postgres';
import {ChatServerProcess} from '../support/chat-server-process.mjs';
import {ensure, findPostgres} from '../support/debian.mjs';
import {startPostgres} from '../support/postgres-cluster.mjs';
import {messagesOf, newWriter} from './server/chat.mjs';
import {closedLoop, median, openLoop, quantiles} from './server/load.mjs';
import {measureSlopes} from './server/slopes.mjs';
import {measureStreams} from './server/idle.mjs';
import {send} from './server/load.mjs';
import {watchedStream} from './server/streams.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const seconds = Number(process.env.SECONDS ?? 6);
const rounds = Number(process.env.ROUNDS ?? 3);
const only = process.env.ONLY?.split(',');
const isNew = process.env.NEW === '1';
const writers = 32;
const aims = {rate: 0.6, p99: 1.5, streamBytes: 25_000, slope: 1.5};
const closers = [];
let isMissed = false;

try {
  const settings = {fsync: 'on', ...(isNew ? {} : {min_wal_size: '1GB'})};
  const cluster = await startPostgres(ensure(findPostgres, 'postgresql', 'the store that is measured'), settings);
  closers.push(() => cluster.stop());
  const sql = postgres(cluster.url, {max: 1, onnotice: () => undefined});
  closers.push(() => sql.end());
  if (!isNew) await fillLog(sql);
  const url = (name) => Object.assign(new URL(cluster.url), {pathname: `/${name}`}).href;
  await sql.unsafe('create database floor');
  await sql.unsafe('create database chat');
  const floor = await startFloor(url('floor'));
  const server = new ChatServerProcess({built: true, env: {DATABASE_URL: url('chat')}});
  closers.push(() => server.remove());
  const origin = await server.start();
  if (wants('messages')) await compareMessages(floor, origin);
  if (wants('latency')) await compareLatency(floor, origin);
  if (wants('slopes')) verdicts(await measureSlopes(origin, url('chat')), (row) => row.ratio <= aims.slope);
  if (wants('streams')) verdicts([await measureStreams(root, url('chat'))], (row) => row.bytes <= aims.streamBytes);
} finally {
  for (const close of closers.reverse()) await close();
}
process.exit(isMissed ? 1 : 0);

/**
 * A cluster that was just made has no files for its log yet: whoever fills one (16 MB) waits until the next is written and
 * synchronised, and so does everybody else. One that has been in use for a while uses its old files again.
 */
async function fillLog(sql) {
  for (let file = 0; file < 60; file++) {
    await sql.unsafe(`select pg_logical_emit_message(false, 'bench', '')`);
    await sql.unsafe('select pg_switch_wal()');
  }
  await sql.unsafe('checkpoint');
}

function wants(part) {
  return !only || only.includes(part);
}

async function startFloor(databaseUrl) {
  const child = fork(join(root, 'test/bench/server/floor.mjs'), {env: {...process.env, DATABASE_URL: databaseUrl}});
  closers.push(async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  });
  const {origin} = await new Promise((resolve) => child.once('message', resolve));
  return origin;
}

function floorTarget(origin) {
  let count = 0;
  return {
    name: 'floor',
    origin,
    next: (writer) => ({
      path: '/messages',
      headers: {},
      body: {
        conversationId: `conversation ${writer}`,
        body: `Message ${++count}: my lamp flickers since yesterday, what can I do?`,
      },
    }),
  };
}

async function compareMessages(floorOrigin, origin) {
  const people = [];
  for (let index = 0; index < writers; index++) people.push(await newWriter(origin));
  const targets = [floorTarget(floorOrigin), messagesOf(origin, people)];
  for (const target of targets) await closedLoop(target, {writers, seconds: 2});
  const results = new Map(targets.map((target) => [target, []]));
  for (let round = 0; round < rounds; round++) {
    for (const target of targets) results.get(target).push(await closedLoop(target, {writers, seconds}));
  }
  const [floor, chat] = targets.map((target) => summary(results.get(target)));
  print('Acknowledged messages, 32 writers, each as fast as it is answered', [
    {server: 'floor', ...floor},
    {server: 'kustomer-chat', ...chat},
  ]);
  verdict(
    `rate ${(chat.rate / floor.rate).toFixed(2)} of the floor's`,
    chat.rate / floor.rate >= aims.rate,
    `≥ ${aims.rate}`,
  );

  // Beyond its capacity a server's times say only how many wait: both are measured under the same load that both bear.
  const rate = Math.floor(chat.rate / 2);
  for (const list of results.values()) list.length = 0;
  for (let round = 0; round < rounds; round++) {
    for (const target of targets) results.get(target).push(await openLoop(target, {writers, rate, seconds}));
  }
  const [calmFloor, calm] = targets.map((target) => summary(results.get(target)));
  print(`The same, at ${rate} a second for both`, [
    {server: 'floor', ...calmFloor},
    {server: 'kustomer-chat', ...calm},
  ]);
  verdict(
    `p99 ${(calm.p99 / calmFloor.p99).toFixed(2)} times the floor's`,
    calm.p99 / calmFloor.p99 <= aims.p99,
    `≤ ${aims.p99}`,
  );
}

function summary(runs) {
  const of = (name) => median(runs.map((run) => run[name]));
  return {rate: of('rate'), p50: of('p50'), p99: of('p99')};
}

async function compareLatency(floorOrigin, origin) {
  const writer = await newWriter(origin);
  const targets = [
    {target: floorTarget(floorOrigin), stream: {path: '/events'}},
    {target: messagesOf(origin, [writer]), stream: {path: '/v1/events', headers: writer.headers}},
  ];
  const rows = [];
  for (const {target, stream} of targets) {
    const page = await watchedStream(target.origin, stream);
    const times = [];
    for (let count = 0; count < 300; count++) {
      const request = target.next(0);
      const since = performance.now();
      const arrived = page.until(`"${request.body.body}"`);
      await send(undefined, target.origin, request);
      await arrived;
      times.push(performance.now() - since);
    }
    page.close();
    rows.push({server: target.name, ...quantiles(times.slice(20))});
  }
  print('From a POST to another page of the same customer, one at a time', rows);
}

function print(title, rows) {
  console.log(`\n${title}`);
  for (const row of rows) {
    const cells = Object.entries(row).map(
      ([name, value]) => `${name} ${typeof value === 'number' ? value.toFixed(value < 10 ? 2 : 0) : value}`,
    );
    console.log(`  ${cells.join(' · ')}`);
  }
}

function verdicts(rows, isMet) {
  for (const row of rows) verdict(row.text, isMet(row), row.aim);
}

function verdict(text, isMet, aim) {
  console.log(`  ${isMet ? '✓' : '✗'} ${text} (aim ${aim})`);
  isMissed ||= !isMet;
}
