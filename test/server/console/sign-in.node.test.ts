import assert from 'node:assert/strict';
import {scryptSync} from 'node:crypto';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'puppeteer-core';
import {allSent, audit, named, read, RealPages, scrollsSideways, see, write} from '../../support/real-pages.js';

const password = 'correct horse battery';
const salt = Buffer.from('salt of 16 bytes');
const key = scryptSync(password, salt, 32, {N: 16_384, r: 8, p: 1});
const passwordHash = `scrypt$16384$8$1$${salt.toString('base64url')}$${key.toString('base64url')}`;

const configuration = {
  name: 'Lindqvist',
  sites: [{key: 'pk_lindqvist', allowedOrigins: ['loopback'], settings: {teamName: 'Lindqvist'}}],
  agents: [
    {id: 'nora', email: 'nora@lindqvist.example', displayName: 'Nora', role: 'agent', passwordHash},
    {id: 'mina', email: 'mina@lindqvist.example', displayName: 'Mina', role: 'agent', passwordHash},
  ],
};

const form = 'agent-sign-in >>>';
const composer = 'agent-console >>> agent-composer >>> textarea';

describe('the door of the console of an own organisation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kustomer-chat-sign-in-'));
  const file = join(folder, 'kustomer-chat.config.json');
  writeFileSync(file, JSON.stringify(configuration));
  const pages = new RealPages({CHAT_CONFIG: file});
  before(() => pages.start());
  after(async () => {
    await pages.stop();
    rmSync(folder, {recursive: true});
  });

  async function signIn(page: Page, email: string, word = password): Promise<void> {
    await write(page, `${form} #email`, email);
    await write(page, `${form} #password`, word);
    await page.keyboard.press('Enter');
  }

  /** A visitor who has written. */
  async function visit(body: string) {
    const ask = async (path: string, token: string, content?: unknown): Promise<unknown> => {
      const response = await fetch(pages.origin + path, {
        method: content === undefined ? 'GET' : 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
          ...(token ? {authorization: `Bearer ${token}`} : {}),
        },
        ...(content === undefined ? {} : {body: JSON.stringify(content)}),
      });
      return response.json();
    };
    const {token} = (await ask('/v1/visitors', '', {siteKey: 'pk_lindqvist'})) as {token: string};
    const created = await ask('/v1/conversations', token, {message: {body}});
    const {id} = (created as {conversation: {id: string}}).conversation;
    return {id, messages: () => ask(`/v1/conversations/${id}/messages`, token)};
  }

  for (const scheme of ['light', 'dark'] as const) {
    it(`is accessible in ${scheme} colours, with what went wrong`, async () => {
      const page = await pages.open('/agent', {scheme});
      await read(page, 'To the help desk of Lindqvist.');
      assert.equal(await page.title(), 'Sign in: Lindqvist');
      assert.deepEqual(await audit(page), []);
      await signIn(page, 'nora@lindqvist.example', 'wrong');
      await read(page, 'The e-mail address or the password is not right.');
      assert.deepEqual(await audit(page), []);
    });
  }

  it('fits into 360 pixels', async () => {
    const page = await pages.open('/agent', {width: 360});
    await see(page, `${form} #email`);
    assert.equal(await scrollsSideways(page), false);
  });

  it('asks for what is missing, and begins at the first field', async () => {
    const page = await pages.open('/agent');
    await see(page, `${form} #email`);
    await page.keyboard.type('nora@lindqvist.example');
    await page.keyboard.press('Enter');
    await read(page, 'Write your password.');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await read(page, 'Choose a conversation');
  });

  it('lets an agent in, who answers by name, stays in after a reload, and signs out', async () => {
    const {id, messages} = await visit('Is anybody here?');
    const page = await pages.open(`/agent#/${id}`);
    await see(page, `${form} #email`);
    await signIn(page, ' Nora@Lindqvist.example ');
    await write(page, composer, 'Yes, I am.');
    await page.keyboard.press('Enter');
    await allSent(page);
    const {items} = (await messages()) as {items: {body: string; sender: {id: string; displayName: string}}[]};
    assert.deepEqual(
      items.map(({body, sender}) => [body, sender.displayName]),
      [
        ['Is anybody here?', null],
        ['Yes, I am.', 'Nora'],
      ],
    );
    assert.equal(items[1]?.sender.id, 'nora');
    await page.reload();
    await read(page, 'Yes, I am.');
    await (await see(page, named('button', 'Signed in as Nora'))).click();
    await read(page, 'nora@lindqvist.example');
    assert.deepEqual(await audit(page), []);
    await (await see(page, named('button', 'Sign out'))).click();
    await see(page, `${form} #email`);
    assert.equal(await page.$('agent-console'), null);
    await page.reload();
    await see(page, `${form} #email`);
  });

  it('hears what happens, and comes back to what was typed when the session is over', async () => {
    const {id} = await visit('First');
    const page = await pages.open(`/agent#/${id}`);
    await see(page, `${form} #email`);
    await signIn(page, 'mina@lindqvist.example');
    await write(page, composer, 'Half an answ');
    await visit('Live and loud');
    await read(page, 'Live and loud');
    // Signed out elsewhere: the cookie is still there, and good for nothing.
    await page.evaluate(async () => {
      const {csrfToken} = (await (await fetch('/v1/agent/sessions/me')).json()) as {csrfToken: string};
      await fetch('/v1/agent/sessions', {method: 'DELETE', headers: {'x-csrf-token': csrfToken}});
    });
    await read(page, 'You were signed out.');
    await signIn(page, 'mina@lindqvist.example');
    await see(page, composer);
    const typed = await page.$eval(composer, (field) => field.value);
    assert.equal(typed, 'Half an answ');
    await visit('Back again');
    await read(page, 'Back again');
    assert.deepEqual(pages.complaints, []);
  });
});
