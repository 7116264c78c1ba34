import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {request} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {after, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {defaultFile, readCommand} from '../../../server/src/config/command.js';
import {scryptPasswords} from '../../../server/src/passwords-node.js';
import {site, smallest} from './config-reader.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kustomer-chat-command-'));
const children: ChildProcess[] = [];
after(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, {recursive: true, force: true});
});

/** The real command, in a folder of its own. */
function run(args: readonly string[], env: Readonly<Record<string, string>> = {}, input = '') {
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), join(root, 'server/src/main.ts'), ...args],
    {
      cwd: folder,
      env: {
        ...process.env,
        PORT: '0',
        HOST: '',
        DATABASE_URL: '',
        CHAT_CONFIG: '',
        PAGE_DIR: folder,
        DATA_DIR: '',
        ...env,
      },
      stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    },
  );
  children.push(child);
  child.stdin?.end(input);
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  const read = (stream: Readable | null) => (stream ? text(stream) : Promise.resolve(''));
  return {child, finished: Promise.all([exit, read(child.stdout), read(child.stderr)])};
}

async function ask(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>>,
  method = 'GET',
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asking = request({port, host: '127.0.0.1', path, headers, method}, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asking.on('error', reject).end();
  });
}

it('reads the command line', () => {
  assert.deepEqual(readCommand([], {}), {kind: 'serve', file: undefined});
  assert.deepEqual(readCommand([], {CHAT_CONFIG: 'a.json'}), {kind: 'serve', file: 'a.json'});
  assert.deepEqual(readCommand(['--config', 'b.json'], {CHAT_CONFIG: 'a.json'}), {kind: 'serve', file: 'b.json'});
  assert.deepEqual(readCommand(['--config=b.json'], {}), {kind: 'serve', file: 'b.json'});
  assert.deepEqual(readCommand(['check'], {}), {kind: 'check', file: defaultFile});
  assert.deepEqual(readCommand(['check', 'c.json'], {CHAT_CONFIG: 'a.json'}), {kind: 'check', file: 'c.json'});
  assert.deepEqual(readCommand(['init', '--config', 'c.json'], {}), {kind: 'init', file: 'c.json'});
  assert.deepEqual(readCommand(['hash'], {}), {kind: 'hash', what: 'password'});
  assert.deepEqual(readCommand(['hash', 'key'], {}), {kind: 'hash', what: 'key'});
  assert.deepEqual(readCommand(['new-key'], {}), {kind: 'new-key'});
  assert.deepEqual(readCommand(['check', '--help'], {}), {kind: 'help'});
  for (const args of [['--config'], ['--config='], ['chek'], ['check', 'a', 'b'], ['hash', 'x'], ['new-key', 'x']]) {
    assert.throws(() => readCommand(args, {}), {name: 'SettingsError'}, args.join(' '));
  }
});

it('writes an example once, which passes the check and is served with its key', async () => {
  const [initCode, written] = await run(['init']).finished;
  assert.equal(initCode, 0);
  const [key = ''] = /ak_[\w-]{32}/.exec(written) ?? [];
  const file = join(folder, defaultFile);
  const example = readFileSync(file, 'utf8');
  assert.ok(!example.includes(key), 'only its hash is in the file');

  const [again, , reason] = await run(['init']).finished;
  assert.equal(again, 1);
  assert.match(reason, /is there already/);
  assert.equal(readFileSync(file, 'utf8'), example);

  const [checkCode, checked] = await run(['check']).finished;
  assert.equal(checkCode, 0);
  assert.match(checked, /^OK {2}kustomer-chat\.config\.json: 1 site, /);

  const {child, finished} = run([], {HOST: '127.0.0.1'});
  const [{port}] = (await Promise.race([
    once(child, 'message'),
    finished.then(([, , errors]) => assert.fail(errors)),
  ])) as [{port: number}];
  const [, siteKey = ''] = /"key": "(pk_\w+)"/.exec(example) ?? [];
  // A proxy in front names the server as the world knows it.
  const headers = {host: 'chat.shop.example', origin: 'https://shop.example'};
  assert.equal(await ask(port, `/v1/config?site=${siteKey}`, headers), 200);
  assert.equal(await ask(port, '/v1/visitors', headers, 'OPTIONS'), 204);
  assert.equal(await ask(port, '/v1/visitors', {...headers, origin: 'https://evil.example'}, 'OPTIONS'), 403);
  assert.equal(await ask(port, '/v1/agent/conversations', {authorization: `Bearer ${key}`}), 200);
  assert.equal(await ask(port, '/v1/agent/conversations', {authorization: 'Bearer ak_demo'}), 401);
  child.kill('SIGTERM');
  const [code, , errors] = await finished;
  assert.deepEqual([code, errors], [0, '']);
});

it('tells every mistake at once and does not serve', async () => {
  const file = join(folder, 'wrong.json');
  writeFileSync(file, JSON.stringify({...smallest({sites: [site({allowedOrigins: ['shop.example']})]}), limitz: {}}));
  for (const args of [
    ['check', 'wrong.json'],
    ['--config', 'wrong.json'],
  ]) {
    const [code, output, errors] = await run(args).finished;
    assert.deepEqual([code, output], [1, '']);
    assert.match(errors, /^wrong\.json:1:\d+ sites\[0\]\.allowedOrigins\[0\]: /m);
    assert.match(errors, /^wrong\.json:1:\d+ limitz: .*did you mean “limits”/m);
    assert.ok(!errors.includes('    at '), 'no stack trace');
  }
  const [code, , errors] = await run([], {CHAT_CONFIG: 'missing.json'}).finished;
  assert.equal(code, 1);
  assert.match(errors, /missing\.json There is no such file/);
});

it('refuses the demo’s key on an address that others reach', async () => {
  writeFileSync(join(folder, 'demo.json'), JSON.stringify(smallest({sites: [site({key: 'pk_demo'})]})));
  const [fine] = await run(['check', 'demo.json']).finished;
  assert.equal(fine, 0);
  const [code, , errors] = await run(['check', 'demo.json'], {HOST: '0.0.0.0'}).finished;
  assert.equal(code, 1);
  assert.match(errors, /sites\[0\]\.key: Everybody knows this key/);
});

it('makes hashes that the sign-in and the keys take', async () => {
  const [, hash] = await run(['hash'], {}, 'correct horse\n').finished;
  assert.equal(await scryptPasswords.verify('correct horse', hash.trim()), true);
  assert.equal(await scryptPasswords.verify('correct horse ', hash.trim()), false);

  const [, made] = await run(['new-key']).finished;
  const [, key = '', sha256] = /^key {5}(ak_\S+)\nsha256 {2}([0-9a-f]{64})\n$/.exec(made) ?? [];
  const [, hashed] = await run(['hash', 'key'], {}, key).finished;
  assert.equal(hashed.trim(), sha256);

  const [code, , errors] = await run(['hash'], {}, 'short').finished;
  assert.equal(code, 1);
  assert.match(errors, /at least 10 characters/);
});
