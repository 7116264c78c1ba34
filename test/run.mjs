// `npm test`: everything, or the files named: `npm test -- test/model/unread.node.test.ts`. Also `--node`, `--browser`.
// Files `*.node.test.ts` run under node:test, all other `*.test.ts` in Chromium. The last line is `N passed, N failed`.
import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, relative, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {ensure, findChromium, findPostgres} from './support/debian.mjs';
import {startPostgres} from './support/postgres-cluster.mjs';
import {reportTotals} from './support/totals.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const {files, flags} = readArguments(process.argv.slice(2));
process.chdir(root);

const isNodeTest = (file) => file.endsWith('.node.test.ts');
const isOfApi = (file) => file.startsWith('test/server/routes/');
const nodeFiles = flags.has('--browser') ? [] : files.filter(isNodeTest);
const browserFiles = flags.has('--node') ? [] : files.filter((file) => !isNodeTest(file));
const environment = {...process.env};
const scratch = mkdtempSync(join(tmpdir(), 'kustomer-chat-test-'));
environment.TEST_TOTALS_FILE = process.env.TEST_TOTALS_FILE = join(scratch, 'totals');
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
  });
}

let postgres;
let exitCode = 1;
try {
  // Also for tests in Node: some of them open pages.
  environment.CHROMIUM_PATH = ensure(findChromium, 'chromium', 'the browser the tests run in');
  if (nodeFiles.some((file) => isOfApi(file) || mentions(file, 'TEST_DATABASE_URL'))) {
    postgres = await startPostgres(ensure(findPostgres, 'postgresql', 'one of the two stores under test'));
    environment.TEST_DATABASE_URL = postgres.url;
  }
  exitCode = await runAll();
} finally {
  await postgres?.stop();
}
const totals = readTotals();
rmSync(scratch, {recursive: true, force: true});
if (totals.passed + totals.failed === 0) console.error('No test ran.');
if (totals.names.length > 0) console.log(`\nFailed:\n  ${totals.names.join('\n  ')}`);
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
process.exit(exitCode === 0 && totals.failed === 0 && totals.passed > 0 ? 0 : 1);

/** Whether a test file, or what it imports from beside it, contains a word. */
function mentions(file, word, seen = new Set()) {
  if (seen.has(file) || !existsSync(file)) return false;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const imports = [...text.matchAll(/from '(\.[^']+)\.js'/g)].map(([, path]) => `${join(dirname(file), path)}.ts`);
  return text.includes(word) || imports.some((path) => path.startsWith('test/') && mentions(path, word, seen));
}

async function runAll() {
  if ((await node(['server/start.mjs', '--build-only'])) !== 0)
    reportTotals({passed: 0, failed: 1, names: ['the build']});
  let code = 0;
  const api = bundlesOf(nodeFiles.filter(isOfApi));
  if (nodeFiles.length > 0) code = await nodeTests([...nodeFiles.filter((file) => !isOfApi(file)), ...api]);
  // The same tests of the API on the other two stores.
  for (const store of api.length > 0 ? ['pglite', 'postgres'] : []) {
    console.log(`\nThe API on ${store}:`);
    code = (await nodeTests(api, {TEST_STORE: store})) || code;
  }
  if (browserFiles.length > 0) {
    const wtr = 'node_modules/@web/test-runner/dist/bin.js';
    const coverage = flags.has('--coverage') ? ['--coverage'] : [];
    code = (await runner([wtr, ...coverage, '--files', ...browserFiles])) || code;
  }
  return code;
}

function nodeTests(tests, extra) {
  const args = [
    // As the build does: packages of ours are their sources.
    ...['--import', 'tsx', '--conditions=kustomer-chat-source', '--test', '--test-concurrency=2'],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=./test/support/node-totals-reporter.mjs', '--test-reporter-destination=stderr'],
    ...tests,
  ];
  return runner(args, extra);
}

/** Files that run one after the other in one process: a process takes a second to load, and PGlite three to begin. */
function bundlesOf(tests) {
  const bundles = Array.from({length: Math.min(4, tests.length)}, () => []);
  for (const [index, file] of tests.entries()) bundles[index % bundles.length].push(file);
  return bundles.map((bundle, index) => {
    const path = join(scratch, `api-${index + 1}.test.mjs`);
    const imports = bundle.map((file) => `import '${pathToFileURL(resolve(root, file))}';\n`);
    writeFileSync(path, imports.join(''));
    return path;
  });
}

/** A runner that ended without handing in its totals counts as one failure: it was killed, or its configuration is broken. */
async function runner(args, extra = {}) {
  const before = readTotals().runners;
  const code = await node(args, extra);
  if (readTotals().runners === before)
    reportTotals({passed: 0, failed: 1, names: [`a runner that broke off (${code})`]});
  return code;
}

function node(args, extra = {}) {
  const child = spawn(process.execPath, args, {
    env: {...environment, ...extra},
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  running.add(child);
  return new Promise((done) => {
    child.once('exit', (code, signal) => {
      running.delete(child);
      done(signal ? 1 : code);
    });
  });
}

function readTotals() {
  let text = '';
  try {
    text = readFileSync(environment.TEST_TOTALS_FILE, 'utf8');
  } catch {
    // no runner has finished yet
  }
  const parts = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const sum = (name) => parts.reduce((total, part) => total + part[name], 0);
  const names = parts.flatMap((part) => part.names);
  return {runners: parts.length, passed: sum('passed'), failed: sum('failed'), names};
}

function readArguments(args) {
  const known = new Set(['--node', '--browser', '--coverage']);
  const flags = new Set(args.filter((arg) => arg.startsWith('--')));
  const named = args.filter((arg) => !arg.startsWith('--')).map((arg) => relative(root, resolve(arg)));
  const unknown = [...flags].find((flag) => !known.has(flag));
  if (unknown) fail(`Unknown option ${unknown}. Known: ${[...known].join(', ')}, and paths of test files or folders.`);
  const all = readdirSync(join(root, 'test'), {recursive: true})
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join('test', name))
    .sort();
  if (named.length === 0) return {files: all, flags};
  for (const name of named) {
    if (!all.some((file) => isBelow(file, name))) fail(`No test file at ${name}.`);
  }
  return {files: all.filter((file) => named.some((name) => isBelow(file, name))), flags};
}

function isBelow(file, name) {
  return file === name || file.startsWith(`${name}/`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
