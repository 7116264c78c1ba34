// `npm run test:fuzz -- --requests 20000 --seed 7`: asks a real server many odd things and judges what it answers.
// Also `--only 123` (replays one request of a seed), `--built` (what `npm start` runs), `--postgres` (a cluster of its own).
import {parseArgs} from 'node:util';
import {createTestDatabase} from '../../support/postgres-node.js';
import {FuzzRun} from './fuzz-run.js';
import {FuzzedServer} from './fuzzed-server.js';
import {fuzzedOrganisation} from './organisation.js';
import {describeFinding, reportOf} from './report.js';

const {values} = parseArgs({
  options: {
    requests: {type: 'string', default: '20000'},
    seed: {type: 'string', default: String(Date.now() % 1_000_000)},
    only: {type: 'string'},
    width: {type: 'string', default: '6'},
    postgres: {type: 'boolean', default: false},
    built: {type: 'boolean', default: false},
  },
});
const seed = Number(values.seed);
console.log(`seed ${seed}`);
const database = values.postgres ? await createTestDatabase() : undefined;
const server = new FuzzedServer(fuzzedOrganisation, {databaseUrl: database?.url ?? '', isBuilt: values.built});
try {
  await server.start();
  const run = new FuzzRun(server, {
    seed,
    requests: Number(values.requests),
    width: Number(values.width),
    only: values.only === undefined ? undefined : Number(values.only),
  });
  const began = performance.now();
  await run.run();
  const seconds = (performance.now() - began) / 1000;
  for (const finding of run.findings) console.log(`\n${describeFinding(finding)}`);
  console.log(`\n${reportOf(run)}`);
  console.log(`${Math.round(run.sent / seconds)} requests a second, ${run.findings.length} findings, seed ${seed}`);
  if (!server.isAlive) console.log('The server is gone.');
  if (run.findings.length > 0 || !server.isAlive) process.exitCode = 1;
} finally {
  const isClean = await server.stop();
  await database?.remove();
  if (!isClean || server.log !== '') {
    process.exitCode = 1;
    console.log(
      `The server ${isClean ? 'stopped cleanly' : 'did not stop cleanly'}; it said:\n${server.log.slice(0, 20_000)}`,
    );
  }
}
