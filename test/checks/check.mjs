// `npm run check`: all that can be said about the tree without its tests, two steps at a time. `npm run check -- types lint`
// runs the steps named.
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';

process.chdir(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const bin = (name) => `node_modules/.bin/${name}`;

/** Longest first, so that the two lanes end together. `build` is before `sizes`, which measures what it made. */
const steps = {
  sizes: [['server/start.mjs', '--build-only'], ['test/checks/sizes.mjs']],
  lint: [[bin('eslint'), '.', '--max-warnings', '0']],
  types: [[bin('tsc'), '--noEmit']],
  cycles: [
    [
      bin('depcruise'),
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
      ...['src', 'server/src', 'server/console', 'demo'].filter((folder) => existsSync(folder)),
    ],
  ],
  manifest: [['test/checks/manifest.mjs']],
  element: [['test/checks/element-docs.mjs']],
  config: [['--import', 'tsx', 'test/checks/config-docs.mjs']],
  client: [['--import', 'tsx', 'test/checks/api-types.mjs']],
  format: [[bin('prettier'), '--check', '--log-level', 'warn', '.']],
};

const named = process.argv.slice(2);
const unknown = named.find((name) => !(name in steps));
if (unknown) {
  console.error(`No step "${unknown}". Steps: ${Object.keys(steps).join(', ')}.`);
  process.exit(1);
}
const waiting = named.length > 0 ? named : Object.keys(steps);
const total = waiting.length;
const failed = [];
await Promise.all([lane(), lane()]);
if (failed.length > 0)
  console.error(`\nFailed: ${failed.join(', ')}. Once more, alone: npm run check -- ${failed.join(' ')}`);
else console.log(`\n${total} of ${total} steps passed.`);
process.exit(failed.length > 0 ? 1 : 0);

async function lane() {
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    const start = performance.now();
    let output = '';
    let code = 0;
    for (const args of steps[name]) {
      const result = await run(args);
      output += result.output;
      code = result.code;
      if (code !== 0) break;
    }
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    if (output.trim()) console.log(output.trimEnd().replace(/^/gm, '       '));
    if (code !== 0) failed.push(name);
  }
}

function run(args) {
  const child = spawn(process.execPath, args, {stdio: ['ignore', 'pipe', 'pipe']});
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({code: signal ? 1 : code, output: Buffer.concat(chunks).toString()}));
  });
}
