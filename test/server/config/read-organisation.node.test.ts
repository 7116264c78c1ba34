import assert from 'node:assert/strict';
import {it} from 'node:test';
import {checkOrganisation} from '../../../server/src/config/check-organisation.js';
import {ConfigText} from '../../../server/src/config/config-text.js';
import {settingsOf, type Organisation} from '../../../server/src/config/organisation.js';
import {readOrganisation} from '../../../server/src/config/read-organisation.js';
import {example, mistakesIn, site, smallest, withSettings} from './config-reader.js';

async function read(json: unknown, env: Readonly<Record<string, string>> = {}): Promise<Organisation> {
  const {organisation, mistakes} = await readOrganisation(json, {env, isOnLoopback: false});
  assert.deepEqual(mistakes, []);
  assert.ok(organisation);
  assert.deepEqual(checkOrganisation(organisation), []);
  return organisation;
}

it('takes the example as it is written', async () => {
  assert.deepEqual(await mistakesIn(example, {isOnLoopback: false}), []);
  const {sites, assistants, isDemo} = await read(new ConfigText(example).json);
  assert.equal(isDemo, false);
  assert.equal(sites[0]?.key, 'pk_shop');
  assert.equal(assistants[0]?.steps.length, 4);
});

it('needs a site, its key, origin and team, and gives everything else a default', async () => {
  const {name, sites, limits, retention} = await read(smallest());
  const [first] = sites;
  assert.equal(name, 'Halden');
  assert.equal(first?.settings.site.launcherLabel, 'Chat with Halden');
  assert.equal(first.settings.features.closable, true);
  assert.equal(first.settings.scheduleId, null);
  assert.deepEqual(first.brands, []);
  assert.equal(limits.writesPerMinute, 30);
  assert.deepEqual(retention, {conversationDays: null, eventDays: 7, unusedAttachmentHours: 24});
});

it('lets a brand override field by field', async () => {
  const settings = {teamName: 'Halden', accent: '#123456', features: {csat: true, reopen: true}, waitMessage: 'Soon'};
  const brands = [
    {id: 'outlet', settings: {teamName: 'Outlet', waitMessage: null, features: {reopen: false}}},
    {id: 'same', settings: {}},
  ];
  const [only] = (await read(smallest({sites: [site({settings, brands})]}))).sites;
  assert.ok(only);
  const outlet = settingsOf(only, 'outlet');
  assert.deepEqual([outlet.site.teamName, outlet.site.launcherLabel], ['Outlet', 'Chat with Outlet']);
  assert.deepEqual([outlet.site.accent, outlet.site.waitMessage], ['#123456', null]);
  assert.deepEqual([outlet.features.csat, outlet.features.reopen, outlet.features.closable], [true, false, true]);
  assert.deepEqual(settingsOf(only, 'same'), only.settings);
});

it('tells visitors how long conversations are kept, unless the settings say otherwise', async () => {
  const retention = {conversationDays: 90};
  assert.equal((await read(smallest({retention}))).sites[0]?.settings.site.retentionDays, 90);
  const told = await read({...withSettings({retentionDays: 30}), retention});
  assert.equal(told.sites[0]?.settings.site.retentionDays, 30);
});

it('takes secrets from the environment and keeps a key only as its hash', async () => {
  const hash = `scrypt$32768$8$3$${'s'.repeat(22)}$${'h'.repeat(43)}`;
  const json = smallest({
    sites: [site({identityKeys: [{id: 'shop', algorithm: 'HS256', secret: {env: 'IDENTITY'}}]})],
    agentKeys: [{id: 'bot', role: 'bot', key: {env: 'KEY'}}],
    agents: [{id: 'nora', email: 'nora@shop.example', displayName: 'Nora', passwordHash: {env: 'HASH'}}],
  });
  const env = {IDENTITY: 'a-secret-of-the-shop\n', KEY: 'ak_0123456789abcdef', HASH: hash};
  const {sites, agentKeys, agents} = await read(json, env);
  assert.deepEqual(sites[0]?.identityKeys, [{id: 'shop', algorithm: 'HS256', secret: 'a-secret-of-the-shop'}]);
  assert.match(agentKeys[0]?.sha256 ?? '', /^[0-9a-f]{64}$/);
  assert.ok(!JSON.stringify(agentKeys).includes('0123456789abcdef'));
  assert.deepEqual([agents[0]?.passwordHash, agents[0]?.role], [hash, 'agent']);

  const mistakes = await mistakesIn(JSON.stringify(json));
  assert.deepEqual(
    mistakes.map((line) => line.replace(/^\S+ /, '')),
    [
      'sites[0].identityKeys[0].secret: The environment variable IDENTITY is not set.',
      'agentKeys[0].key: The environment variable KEY is not set.',
      'agents[0].passwordHash: The environment variable HASH is not set.',
    ],
  );
});

it('hashes a key as the server looks for it', async () => {
  const {agentKeys} = await read(smallest({agentKeys: [{id: 'a', role: 'bot', key: 'ak_demo_is_too_short'}]}));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('ak_demo_is_too_short'));
  assert.equal(agentKeys[0]?.sha256, Buffer.from(digest).toString('hex'));
});

it('refuses the demo’s keys only where others reach the server', async () => {
  const agentKeys = [
    {id: 'a', role: 'bot', sha256: '60f052368c9aa3b6a635f3c19380882384224458cbfba3f36af514a6109668a4'},
  ];
  const text = JSON.stringify(smallest({sites: [site({key: 'pk_demo'})], agentKeys}));
  assert.deepEqual(await mistakesIn(text), []);
  const mistakes = (await mistakesIn(text, {isOnLoopback: false})).join('\n');
  assert.match(mistakes, /sites\[0\]\.key: Everybody knows this key/);
  assert.match(mistakes, /agentKeys\[0\]: Everybody knows this key/);
});

it('takes every kind of step', async () => {
  const steps = [
    {id: 'a', type: 'say', body: 'x'},
    {id: 'b', type: 'askText', body: 'x', errorText: 'x', maxAttempts: 2, fallback: 'z'},
    {
      id: 'c',
      type: 'askList',
      body: 'x',
      items: [{value: '1', titleText: '1', imageUrl: 'https://shop.example/1.png'}],
    },
    {id: 'd', type: 'articles', body: 'x', search: 'b', yes: {displayText: 'Yes', next: 'y'}, no: {displayText: 'No'}},
    {id: 'e', type: 'feedback', body: 'x', actions: [{value: '1', displayText: '👍', valueType: 'emoji'}]},
    {
      id: 'f',
      type: 'branch',
      branches: [
        {
          when: [
            {answer: 'c', operator: 'is', value: '1'},
            {attribute: 'vipBool', operator: 'present'},
          ],
          next: 'z',
        },
      ],
    },
    {id: 'g', type: 'hours', scheduleId: 'office', closed: 'z'},
    {id: 'h', type: 'setAttribute', attribute: 'vipBool', value: null},
    {
      id: 'i',
      type: 'callWebhook',
      url: 'https://shop.example/hook',
      secret: {env: 'HOOK'},
      outcomes: {no: 'y'},
      fallback: 'z',
    },
    {id: 'j', type: 'askAttribute', body: 'x', attribute: 'vipBool', errorText: 'x'},
    {id: 'k', type: 'goTo', step: 'z'},
    {id: 'y', type: 'end', body: 'x'},
    {id: 'z', type: 'transfer'},
  ];
  const assistant = {
    id: 'all',
    steps,
    reminders: [{afterSeconds: 60, body: 'Still there?'}],
    abandonment: {afterSeconds: 120, then: 'end'},
  };
  const schedules = [{id: 'office', timeZone: 'Europe/Berlin', hours: []}];
  const klasses = {conversation: {vipBool: {type: 'boolean'}}};
  const hook = `whsec_${Buffer.alloc(32).toString('base64')}`;
  const {assistants} = await read(smallest({assistants: [assistant], schedules, klasses}), {HOOK: hook});
  const [all] = assistants;
  assert.equal(all?.steps.length, steps.length);
  assert.deepEqual(all.steps[1], {...steps[1], kind: 'text'});
  assert.deepEqual(all.steps[5], steps[5]);
  assert.deepEqual(all.steps[8], {...steps[8], secret: hook});
});
