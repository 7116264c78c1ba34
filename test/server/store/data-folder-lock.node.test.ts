import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, beforeEach, it} from 'node:test';
import {lockDataFolder} from '../../../server/src/store/data-folder-lock-node.js';

const base = mkdtempSync(join(tmpdir(), 'kustomer-chat-lock-'));
after(() => rmSync(base, {recursive: true, force: true}));
let folder = '';
let path = '';
let number = 0;
beforeEach(() => {
  folder = join(base, `folder-${++number}`, 'deep');
  path = join(folder, 'server.lock');
});

it('makes the folder, holds it alone, and lets the next one in when released', () => {
  const lock = lockDataFolder(folder);
  assert.throws(
    () => lockDataFolder(folder),
    new RegExp(`in use by the server with process id ${process.pid}, started`),
  );
  lock.release();
  const next = lockDataFolder(folder);
  lock.release();
  assert.ok(existsSync(path), 'a second release of the first lock leaves the next one alone');
  next.release();
  assert.ok(!existsSync(path));
});

it('says when the server that holds it was started', () => {
  const lock = lockDataFolder(folder);
  const {pid, startedAt} = JSON.parse(readFileSync(path, 'utf8'));
  assert.equal(pid, process.pid);
  assert.ok(Math.abs(Date.parse(startedAt) - (Date.now() - process.uptime() * 1000)) < 2000, startedAt);
  lock.release();
});

it('takes over when the process is gone', async () => {
  const lock = lockDataFolder(folder);
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  writeHolder({pid: child.pid});
  lockDataFolder(folder).release();
  lock.release();
});

it('takes over when another process has got the same id meanwhile', () => {
  const lock = lockDataFolder(folder);
  const start = JSON.parse(readFileSync(path, 'utf8')).start;
  assert.equal(typeof start, 'string');
  writeHolder({pid: process.ppid, start: `${start}0`});
  lockDataFolder(folder).release();
  lock.release();
});

it('waits for nobody who was killed while taking over', () => {
  lockDataFolder(folder);
  writeHolder({start: 'another'});
  writeFileSync(`${path}.takeover`, readFileSync(path));
  lockDataFolder(folder).release();
  assert.ok(!existsSync(`${path}.takeover`));
});

it('takes a lock that cannot be read for one that is being written, for ten seconds', () => {
  lockDataFolder(folder);
  writeFileSync(path, '');
  assert.throws(() => lockDataFolder(folder), /a server that is just starting/);
  const old = Date.now() / 1000 - 11;
  utimesSync(path, old, old);
  lockDataFolder(folder).release();
});

it('lets exactly one of several processes take over', async () => {
  lockDataFolder(folder);
  writeHolder({start: 'another'});
  const module = join(import.meta.dirname, '../../../server/src/store/data-folder-lock-node.ts');
  const script = `import {lockDataFolder} from ${JSON.stringify(module)};
    process.once('message', () => {
      try { lockDataFolder(${JSON.stringify(folder)}); process.send('got'); } catch { process.send('refused'); }
    });
    process.send('ready');`;
  const children = Array.from({length: 4}, () =>
    spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    }),
  );
  after(() => children.forEach((child) => child.kill('SIGKILL')));
  await Promise.all(children.map((child) => once(child, 'message')));
  const answers = children.map((child) => once(child, 'message'));
  for (const child of children) child.send('go');
  const said = (await Promise.all(answers)).map(([answer]) => String(answer)).sort();
  assert.deepEqual(said, ['got', 'refused', 'refused', 'refused']);
});

function writeHolder(change: object): void {
  writeFileSync(path, JSON.stringify({...JSON.parse(readFileSync(path, 'utf8')), ...change}));
}
