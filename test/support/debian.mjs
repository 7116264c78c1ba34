// What the tests need from the machine: Chromium and PostgreSQL, as Debian packages them.
import {spawnSync} from 'node:child_process';
import {accessSync, constants, existsSync, readdirSync} from 'node:fs';
import {delimiter, join} from 'node:path';

/** The browser to test in, or undefined. `CHROMIUM_PATH` wins. */
export function findChromium() {
  const own = process.env.CHROMIUM_PATH;
  if (own) return isExecutable(own) ? own : undefined;
  return onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
}

/** The folder of PostgreSQL's server programs, or undefined; Debian does not put it on the PATH. */
export function findPostgres() {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
  const folder = versions.map((version) => join(base, version, 'bin')).find((bin) => isExecutable(join(bin, 'initdb')));
  if (folder) return folder;
  const initdb = onPath('initdb');
  return initdb && join(initdb, '..');
}

/** Returns what `find` finds, after installing the package when this machine lets us; otherwise ends with the command to run. */
export function ensure(find, packageName, purpose) {
  const found = find();
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && onPath('apt-get')) {
    console.error(`Installing ${packageName} (${purpose}) …`);
    const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
    const options = {env, stdio: ['ignore', 'ignore', 'inherit']};
    spawnSync('apt-get', ['-q', 'update'], options);
    spawnSync('apt-get', ['-q', 'install', '-y', '--no-install-recommends', packageName], options);
    const installed = find();
    if (installed) return installed;
  }
  const sudo = isRoot ? '' : 'sudo ';
  console.error(
    `${packageName} is missing (${purpose}). Install it and run the tests again:\n\n` +
      `  ${sudo}apt-get update && ${sudo}apt-get install -y ${packageName}\n`,
  );
  process.exit(1);
}

function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
