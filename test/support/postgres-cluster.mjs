import {spawn, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {chown} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/**
 * A PostgreSQL of our own on loopback, in a temporary folder; the machine's cluster is left alone. PostgreSQL refuses to run
 * as root, so root hands it to the user `postgres`. `extra` are settings on top of ours. Returns its address and a function that stops and removes it.
 */
export async function startPostgres(bin, extra = {}) {
  const owner = process.getuid?.() === 0 ? userIds('postgres') : {};
  const folder = mkdtempSync(join(tmpdir(), 'kustomer-chat-postgres-'));
  if (owner.uid !== undefined) await chown(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const remove = () => rmSync(folder, {recursive: true, force: true});
  const options = {...owner, cwd: folder, encoding: 'utf8', env: {PATH: process.env.PATH, LC_ALL: 'C.UTF-8'}};
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'test', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    options,
  );
  if (made.status !== 0) {
    remove();
    throw new Error(`initdb failed:\n${made.stderr ?? made.error}`);
  }
  const port = await freePort();
  // Without fsync: nobody needs these rows after a loss of power.
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: folder,
    fsync: 'off',
    max_connections: 60,
    ...extra,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(bin, 'postgres'), ['-D', data, ...flags], {...options, stdio: ['ignore', 'ignore', 'pipe']});
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGQUIT'); // immediate shutdown: nothing is to be kept
    await exited;
    remove();
  };
  try {
    await ready(child, exited);
  } catch (error) {
    await stop();
    throw error;
  }
  return {url: `postgres://test@127.0.0.1:${port}/postgres`, stop};
}

function ready(child, exited) {
  let log = '';
  return new Promise((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text) => {
      if (log.length < 100_000) log += text;
      if (log.includes('ready to accept connections')) resolve();
    });
    void exited.then(() => reject(new Error(`PostgreSQL did not start:\n${log}`)));
  });
}

function userIds(name) {
  const id = (flag) => Number(spawnSync('id', [flag, name], {encoding: 'utf8'}).stdout);
  return {uid: id('-u'), gid: id('-g')};
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const {port} = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
