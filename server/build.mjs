// The build folder: fresh or not, made anew, and put in place of the old one in one step.
import {spawn} from 'node:child_process';
import {createHash, randomUUID} from 'node:crypto';
import {cp, mkdir, readFile, readdir, rename, rm, stat, writeFile} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const buildDir = join(root, 'build');

const sources = [
  'src',
  'server/src',
  'server/console',
  'demo',
  'server/build.mjs',
  'rollup.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'server/package.json',
];
const keptBuilds = 5;
const abandonedAfterMs = 60 * 60 * 1000;
const notSource = /(^|\/)(node_modules|\.DS_Store|dist)(\/|$)|~$|\.swp$/;

/** Whether the build folder was made from the sources as they are now. Contents count, so a checkout costs no build. */
export async function isFresh() {
  const [made, now] = await Promise.all([readRecord(buildDir), fingerprint()]);
  return made.sources === now;
}

/**
 * Builds into a folder of its own and renames it, so two may build at once and a server that is running never sees half
 * a build. Chunks of the last builds stay, for pages that loaded them before a release.
 */
export async function build() {
  await removeAbandoned();
  // Taken before the build: a file saved meanwhile makes the result stale, not wrongly fresh.
  const made = await fingerprint();
  const id = randomUUID().slice(0, 8);
  const temporary = `${buildDir}.${id}`;
  try {
    await mkdir(temporary);
    await runRollup(temporary);
    await copyPages(temporary);
    await carryOver(temporary, made);
    await putInPlace(temporary, made, id);
  } finally {
    await rm(temporary, {recursive: true, force: true});
  }
}

async function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  const names = (await Promise.all(sources.map(filesBelow))).flat().sort();
  const contents = await Promise.all(names.map((name) => readFile(join(root, name))));
  names.forEach((name, index) => hash.update(`\0${name}\0${contents[index].length}\0`).update(contents[index]));
  return hash.digest('hex');
}

async function filesBelow(name) {
  const found = await stat(join(root, name)).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [name];
  const entries = await readdir(join(root, name), {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => !notSource.test(file));
}

function runRollup(target) {
  const rollup = join(root, 'node_modules', 'rollup', 'dist', 'bin', 'rollup');
  const child = spawn(process.execPath, [rollup, '--config', join(root, 'rollup.config.mjs'), '--silent'], {
    cwd: root,
    env: {...process.env, BUILD_DIR: target},
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const signals = ['SIGINT', 'SIGTERM'];
  const leave = () => child.kill();
  for (const signal of signals) process.on(signal, leave);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, leave);
      if (code === 0) resolve();
      else reject(new BuildError(signal ? 'The build was interrupted.' : 'The build failed; see above.'));
    });
  });
}

export class BuildError extends Error {}

/** Everything of a page that is not TypeScript is copied; its html names the script as it is built, so `.js`. */
async function copyPages(target) {
  for (const [from, to] of [
    ['server/console', 'console'],
    ['demo', 'demo'],
  ]) {
    const names = (await filesBelow(from)).filter((name) => !/\.(ts|md)$/.test(name));
    for (const name of names) {
      const copy = join(target, to, relative(from, name));
      await mkdir(dirname(copy), {recursive: true});
      if (!name.endsWith('.html')) await cp(join(root, name), copy);
      else await writeFile(copy, (await readFile(join(root, name), 'utf8')).replace(/(src="[^"]+)\.ts"/g, '$1.js"'));
    }
  }
}

async function carryOver(target, made) {
  const chunks = (await filesOf(target)).filter((name) => name.includes('chunks/'));
  const {builds: previous = []} = await readRecord(buildDir);
  const older = previous.filter((entry) => entry.sources !== made).slice(0, keptBuilds - 1);
  for (const name of new Set(older.flatMap((entry) => entry.chunks))) {
    const copy = join(target, name);
    await mkdir(dirname(copy), {recursive: true});
    // A chunk whose file is gone cannot be served any more; that is no reason to have no build at all.
    if (!chunks.includes(name)) await cp(join(buildDir, name), copy).catch(() => undefined);
  }
  const {version} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const record = {sources: made, builds: [{version, sources: made, chunks}, ...older]};
  await writeFile(join(target, 'builds.json'), `${JSON.stringify(record, undefined, 2)}\n`);
}

async function filesOf(folder) {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
}

async function readRecord(folder) {
  const text = await readFile(join(folder, 'builds.json'), 'utf8').catch(() => '{}');
  try {
    return JSON.parse(text);
  } catch {
    return {}; // damaged by hand: build again
  }
}

async function putInPlace(temporary, made, id) {
  for (let attempt = 1; ; attempt++) {
    const old = `${buildDir}.${id}.old`;
    await rename(buildDir, old).catch(ignoreMissing);
    try {
      await rename(temporary, buildDir);
      await rm(old, {recursive: true, force: true});
      return;
    } catch (error) {
      await rm(old, {recursive: true, force: true});
      // Somebody who built at the same time was quicker between our two renames. Theirs is as good when it is of the same sources.
      if ((await readRecord(buildDir)).sources === made) return;
      if (attempt === 5) throw error;
    }
  }
}

function ignoreMissing(error) {
  if (error.code !== 'ENOENT') throw error;
}

async function removeAbandoned() {
  for (const name of await readdir(root)) {
    if (!name.startsWith('build.')) continue;
    const found = await stat(join(root, name)).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > abandonedAfterMs)
      await rm(join(root, name), {recursive: true, force: true});
  }
}
