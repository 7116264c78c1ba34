// `npm start`: checks the settings, builds when a source changed, then becomes the server.
// The server runs in this very process, so a signal sent through npm reaches it and its exit code is ours.
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {BuildError, build, buildDir, isFresh} from './build.mjs';

const args = process.argv.slice(2);
const buildOnly = args.includes('--build-only');
// `npm run` goes to the package's folder; the configuration and the data are where its caller stands.
const workingDir = process.env.npm_lifecycle_event === 'server' ? process.env.INIT_CWD : undefined;
process.chdir(workingDir ?? process.cwd());

const fresh = await isFresh();
if (!fresh && !buildOnly) await runFromSources();
if (!fresh) await buildOrLeave();
if (!buildOnly) await run();

/**
 * What is no serving needs no build. And a wrong configuration is told before one: the built server would find it too, but
 * it would be a pity to learn of a typing error 20 s later.
 */
async function runFromSources() {
  const {register} = await import('tsx/esm/api');
  const unregister = register();
  const {prepare} = await import('./src/config/prepare-node.ts');
  await unregister();
  if (!(await prepare(args, process.env))) process.exit();
}

async function buildOrLeave() {
  try {
    await build();
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

async function run() {
  const main = join(buildDir, 'server', 'main.js');
  process.argv[1] = main;
  await import(pathToFileURL(main).href);
}
