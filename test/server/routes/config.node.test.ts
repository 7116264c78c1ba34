import assert from 'node:assert/strict';
import {it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {withSettings, type BrandSettings} from '../../../server/src/config/organisation.js';
import {decodeConfig} from '../../../src/wire/config-wire.js';
import {readLauncherConfig} from '../../../src/wire/launcher-config.js';
import {TestDesk} from '../test-desk.js';

const names = [
  'some_custom_attribute',
  'some_custom_attribute2',
  'orderIdStr',
  'priorityNum',
  'vipBool',
  'callbackAt',
  'pageUrl',
  'chatPageStr',
  'chatPageUrl',
  'historyTxt',
  'productTree',
];

it('describes the demo as its documents say', async () => {
  const reply = await new TestDesk().ask('GET', '/v1/config?site=pk_demo');
  const config = decodeConfig(reply.json);
  assert.equal(config.availability, 'online');
  assert.equal(config.availabilityChangesAt, null);
  assert.equal(config.assistant, null);
  assert.equal(config.site.launcherIcon, null);
  assert.equal(config.features.singleConversation, false);
  assert.equal(config.features.history, true);
  for (const klass of [config.attributes.conversation, config.attributes.customer]) {
    assert.equal(klass.mode, 'declared');
    assert.deepEqual(Object.keys(klass.types).sort(), [...names].sort());
  }
  assert.ok(readLauncherConfig(reply.json));
});

it('shows the opening of the site’s assistant, or of the one asked for', async () => {
  const desk = new TestDesk();
  const assistant = async (query: string) =>
    decodeConfig((await desk.ask('GET', `/v1/config?site=${query}`)).json).assistant;
  const text = await assistant('pk_demo_assistant');
  assert.equal(text?.id, 'demo-text');
  assert.deepEqual(
    text.opening.map(({body, inputLocked}) => [body, inputLocked]),
    [
      ['Hello, this is the assistant of **Halden Care**.', false],
      ['What can we help you with?', false],
    ],
  );
  const buttons = await assistant('pk_demo_assistant&assistantId=demo-buttons');
  assert.equal(buttons?.opening.at(-1)?.inputLocked, true);
  assert.equal(buttons.opening.at(-1)?.template?.type, 'quickReplies');
  const tree = (await assistant('pk_demo&assistantId=demo-tree'))?.opening.at(-1)?.template;
  assert.ok(tree?.type === 'tree' && tree.children.length >= 2);
});

it('is cached for a minute and revalidated by its tag', async () => {
  const desk = new TestDesk();
  const first = await desk.ask('GET', '/v1/config?site=pk_demo');
  assert.equal(first.headers.get('cache-control'), 'public, max-age=60');
  const etag = first.headers.get('etag') ?? '';
  assert.match(etag, /^"[\w-]{22}"$/);
  const ask = (tag: string, site = 'pk_demo') =>
    desk.ask('GET', `/v1/config?site=${site}`, {headers: {'if-none-match': tag}});
  for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
    const again = await ask(tag);
    assert.deepEqual([again.status, again.text, again.headers.get('etag')], [304, '', etag]);
  }
  assert.equal((await ask('"x"')).status, 200);
  assert.equal((await ask(etag, 'pk_demo_assistant')).status, 200);
});

it('refuses what it does not know', async () => {
  const desk = new TestDesk();
  const outcome = async (query: string) => (await desk.ask('GET', `/v1/config${query}`)).outcome;
  assert.equal(await outcome(''), '400 invalid-request');
  assert.equal(await outcome('?site=pk_nobody'), '404 not-found');
  assert.equal(await outcome('?site=__proto__'), '404 not-found');
  assert.equal(await outcome('?site=pk_demo&assistantId=nobody'), '422 unknown-assistant');
  assert.equal(await outcome('?site=pk_demo&brandId=nobody'), '422 unknown-brand');
  assert.equal(await outcome('?site=pk_demo&scheduleId=nobody'), '422 unknown-schedule');
  assert.equal(await outcome('?site=pk_demo&brandId=%00'), '400 invalid-request');
});

it('computes availability from switch, schedule and off-hours display', async () => {
  const availability = async (settings: Partial<BrandSettings>, query = '') => {
    const organisation = withSettings(demoOrganisation, settings);
    const reply = await new TestDesk({organisation}).ask('GET', `/v1/config?site=pk_demo${query}`);
    return decodeConfig(reply.json).availability;
  };
  const offhours = (display: 'online' | 'offline' | 'none') => ({display, message: null, imageUrl: null});
  const scheduleId = 'never';
  assert.equal(await availability({enabled: false}), 'disabled');
  assert.equal(await availability({scheduleId: 'always'}), 'online');
  assert.equal(await availability({scheduleId, offhours: offhours('offline')}), 'offline');
  assert.equal(await availability({scheduleId, offhours: offhours('none')}), 'hidden');
  assert.equal(await availability({scheduleId, offhours: offhours('online')}), 'online');
  assert.equal(await availability({offhours: offhours('none')}, '&scheduleId=never'), 'hidden');
});

it('lets a page try opening hours on the demo, which itself is always open', async () => {
  const desk = new TestDesk();
  const availability = async (query: string) =>
    decodeConfig((await desk.ask('GET', `/v1/config?site=pk_demo${query}`)).json).availability;
  assert.equal(await availability(''), 'online');
  assert.equal(await availability('&scheduleId=never'), 'offline');
  assert.equal(await availability('&scheduleId=office-hours'), 'online');
  desk.now = Date.parse('2026-01-05T17:30:00Z');
  assert.equal(await availability('&scheduleId=office-hours'), 'offline');
  assert.equal(await availability('&scheduleId=always'), 'online');
  assert.equal(await availability(''), 'online');
});
