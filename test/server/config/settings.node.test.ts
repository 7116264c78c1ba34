import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {it} from 'node:test';
import {helpText, readSettings, SettingsError} from '../../../server/src/config/settings.js';
import {version} from '../../../server/src/config/version.js';

it('has a default for everything', () => {
  const defaults = {port: 8787, host: '127.0.0.1', dataDir: '.data'};
  assert.deepEqual(readSettings({}), defaults);
  assert.deepEqual(readSettings({PORT: '', HOST: ' ', DATA_DIR: '', DATABASE_URL: '', PAGE_DIR: ''}), defaults);
});

it('reads every variable', () => {
  const env = {PORT: '0', HOST: '::1', DATA_DIR: '/tmp/x', DATABASE_URL: 'postgres://u:p@h/d', PAGE_DIR: 'pages'};
  const settings = {port: 0, host: '::1', dataDir: '/tmp/x', databaseUrl: 'postgres://u:p@h/d', pageDir: 'pages'};
  assert.deepEqual(readSettings(env), settings);
});

it('names every wrong variable, what it was and what is allowed', () => {
  const message = mistakesOf({PORT: '80a', HOST: '0.0.0.0', DATABASE_URL: 'mysql://root:secret@h/d'});
  assert.match(message, /PORT is “80a”.*0 to 65535/);
  assert.match(message, /HOST is “0\.0\.0\.0”.*127\.0\.0\.1, ::1 or localhost/);
  assert.match(message, /DATABASE_URL .*postgres:\/\//);
  assert.ok(!message.includes('secret'), 'an address may hold a password');
  for (const PORT of ['65536', '-1', '1.5', '99999']) assert.match(mistakesOf({PORT}), /^PORT is /);
  for (const HOST of ['0.0.0.0', '::', 'example.com', '128.0.0.1', 'localhost.evil.example']) {
    assert.match(mistakesOf({HOST}), /^HOST is /);
  }
});

it('takes every way to name loopback', () => {
  for (const HOST of ['localhost', '127.0.0.1', '127.8.8.8', '::1', '[::1]', 'LOCALHOST']) readSettings({HOST});
});

it('explains every variable in the help, with its default', () => {
  for (const name of ['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'PAGE_DIR', '8787', '127.0.0.1', '.data']) {
    assert.ok(helpText.includes(name), name);
  }
});

it('has the version of the package', async () => {
  for (const path of ['package.json', 'server/package.json']) {
    const text = await readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');
    assert.match(text, new RegExp(`"version": "${version}"`));
  }
});

function mistakesOf(env: Record<string, string>): string {
  try {
    readSettings(env);
  } catch (error) {
    assert.ok(error instanceof SettingsError);
    return error.message;
  }
  return assert.fail('nothing was wrong');
}
