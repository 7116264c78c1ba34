// `npm start`: checks the settings, builds when a source changed, then becomes the server.
// The server runs in this very process, so a signal sent through npm reaches it and its exit code is ours.
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {BuildError, build, buildDir, isFresh, root} from './build.mjs';

const buildOnly = process.argv.includes('--build-only');
process.chdir(root);

const fresh = await isFresh();
// The built server checks the settings itself; before a build it would be a pity to learn of a typing error 20 s later.
if (!fresh && !buildOnly) await checkSettings();
if (!fresh) await buildOrLeave();
if (!buildOnly) await run();

async function checkSettings() {
  const {register} = await import('tsx/esm/api');
  const unregister = register();
  const {helpText, readSettings, SettingsError} = await import('./src/config/settings.ts');
  await unregister();
  if (process.argv.includes('--help')) {
    process.stdout.write(helpText);
    process.exit(0);
  }
  try {
    readSettings(process.env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
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
