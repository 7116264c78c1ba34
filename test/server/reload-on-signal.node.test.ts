import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {decodeConfig} from '../../src/wire/config-wire.js';
import {fieldOf} from './routes/event-reader.js';

const folder = mkdtempSync(join(tmpdir(), 'kustomer-chat-reload-'));
const file = join(folder, 'chat.json');

function write(settings: Readonly<Record<string, unknown>>): void {
  const sites = [{key: 'pk_shop', allowedOrigins: ['loopback'], settings}];
  writeFileSync(file, JSON.stringify({sites}));
}

write({teamName: 'Halden', greeting: 'One'});
const child = spawn(process.execPath, ['--import', 'tsx', 'server/src/main.ts', '--config', file], {
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  env: {...process.env, PORT: '0', HOST: '', DATABASE_URL: '', PAGE_DIR: folder, DATA_DIR: join(folder, 'data')},
  stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
});
let output = '';
for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
after(async () => {
  child.kill('SIGKILL');
  await once(child, 'exit');
  rmSync(folder, {recursive: true, force: true});
});

/** Sends SIGHUP and waits for what the server says to it. */
async function hangUp(expected: RegExp): Promise<string> {
  output = '';
  child.kill('SIGHUP');
  while (!expected.test(output))
    await Promise.race([once(child.stdout ?? child, 'data'), once(child.stderr ?? child, 'data')]);
  return output;
}

it('SIGHUP reads the file anew; a wrong one is told with all its mistakes and changes nothing', async () => {
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => assert.fail(output)),
  ])) as readonly unknown[];
  const origin = String(fieldOf(message, 'origin'));
  const greeting = async () => {
    const response = await fetch(`${origin}/v1/config?site=pk_shop`);
    return decodeConfig(await response.json()).site.greeting;
  };
  assert.equal(await greeting(), 'One');

  write({teamName: 'Halden', greeting: 'Two'});
  await hangUp(/is in force/);
  assert.equal(await greeting(), 'Two');

  write({teamName: 'Halden', greting: 'Three', scheduleId: 'nowhere'});
  const told = await hangUp(/stays in force/);
  assert.match(told, /sites\[0\]\.settings\.scheduleId/);
  assert.match(told, /greting/);
  assert.equal(await greeting(), 'Two');

  writeFileSync(file, '{"sites": [');
  await hangUp(/stays in force/);
  rmSync(file);
  assert.match(await hangUp(/stays in force/), /no such file/);
  assert.equal(await greeting(), 'Two');

  write({teamName: 'Halden', greeting: 'Four'});
  await hangUp(/is in force/);
  assert.equal(await greeting(), 'Four');
});
