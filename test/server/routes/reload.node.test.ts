import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import {ConfigurationError} from '../../../server/src/config/configuration-error.js';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {withSettings, type Organisation, type Site} from '../../../server/src/config/organisation.js';
import {decodeConfig} from '../../../src/wire/config-wire.js';
import {demoWith, TestDesk} from '../test-desk.js';
import {EventReader, fieldOf} from './event-reader.js';

const readers: EventReader[] = [];
afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
});

async function listen(desk: TestDesk, token: string, path = '/v1/events'): Promise<EventReader> {
  const response = await desk.fetch('GET', path, {token});
  assert.equal(response.status, 200);
  const reader = new EventReader(response);
  readers.push(reader);
  return reader;
}

const [demoSite] = demoOrganisation.sites;
assert.ok(demoSite);
const site: Site = demoSite;

function greetingWith(greeting: string): Organisation {
  return withSettings(demoOrganisation, {site: {...site.settings.site, greeting}});
}

/** With one mistake, in its second assistant. */
const broken: Organisation = demoWith({
  assistants: demoOrganisation.assistants.map((assistant, index) =>
    index === 1 ? {...assistant, steps: [{id: 'lost', type: 'goTo', step: 'nowhere'}]} : assistant,
  ),
});

async function greetingOf(desk: TestDesk): Promise<string | null> {
  return decodeConfig((await desk.ask('GET', '/v1/config?site=pk_demo')).json).site.greeting;
}

describe('another organisation', () => {
  it('is in force at once, and pages of every site are told its tag', async () => {
    const desk = new TestDesk();
    const [one, other] = [await desk.visitor(), await desk.visitor('pk_demo_assistant')];
    const streams = [await listen(desk, one.token), await listen(desk, other.token)];
    await desk.server.reload(greetingWith('Welcome back'));
    assert.equal(await greetingOf(desk), 'Welcome back');
    for (const [index, key] of ['pk_demo', 'pk_demo_assistant'].entries()) {
      const [changed] = (await streams[index]?.next(1, 'config.changed')) ?? [];
      const {headers} = await desk.ask('GET', `/v1/config?site=${key}`);
      assert.deepEqual(fieldOf(changed?.json, 'data'), {etag: headers.get('etag')});
      // Never stored: the place to resume at is the one before.
      assert.equal(changed?.id, streams[index]?.id);
    }
  });

  it('is told to a waiting long poll', async () => {
    const desk = new TestDesk();
    const {token} = await desk.visitor();
    const isListening = new Promise<void>((resolve) => {
      const subscribe = desk.hub.subscribe.bind(desk.hub);
      desk.hub.subscribe = (topic, listener) => {
        if (topic.startsWith('site:')) resolve();
        return subscribe(topic, listener);
      };
    });
    const poll = desk.ask('GET', '/v1/events?wait=25', {token, headers: {accept: 'application/json'}});
    await isListening;
    await desk.server.reload(greetingWith('Now'));
    const [event] = fieldOf((await poll).json, 'events') as readonly unknown[];
    assert.equal(fieldOf(event, 'type'), 'config.changed');
  });

  it('that is wrong is refused with every mistake, and the old one stays', async () => {
    const desk = new TestDesk();
    let told = 0;
    desk.hub.subscribe('site:pk_demo', () => told++);
    await assert.rejects(desk.server.reload(broken), (error) => {
      assert.ok(error instanceof ConfigurationError);
      assert.deepEqual(error.mistakes[0]?.path.slice(0, 2), ['assistants', 1]);
      assert.match(error.message, /\nassistants\[1\]/);
      return true;
    });
    assert.equal(await greetingOf(desk), 'Hello, how can we help?');
    assert.equal(told, 0);
    await desk.server.reload(greetingWith('Mended'));
    assert.equal(await greetingOf(desk), 'Mended');
  });

  it('does not reach a request that is under way', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const text = new TextEncoder().encode(JSON.stringify({message: {body: 'Hi'}, assistantId: 'demo-text'}));
    let reading: () => void = () => undefined;
    const isRead = new Promise<void>((resolve) => (reading = resolve));
    let send: () => void = () => undefined;
    const raw = new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        pull: (controller) => {
          send = () => {
            controller.enqueue(text);
            controller.close();
          };
          reading();
          return new Promise<void>(() => undefined);
        },
      },
      {highWaterMark: 0},
    );
    const headers = {'content-type': 'application/json'};
    const {token} = visitor;
    const created = desk.ask('POST', '/v1/conversations', {token, key: desk.newKey(), raw, headers});
    await isRead;
    await desk.server.reload(demoWith({assistants: [], sites: [site]}));
    send();
    assert.equal((await created).status, 201);
    const later = await visitor.create({message: {body: 'Hi'}, assistantId: 'demo-text'});
    assert.equal(later.outcome, '422 unknown-assistant');
  });

  it('without a site ends its visitors and their streams', async () => {
    const desk = new TestDesk({streamTimes: {reread: 20}});
    const visitor = await desk.visitor('pk_demo_assistant');
    const stream = await listen(desk, visitor.token);
    await desk.server.reload(demoWith({sites: [site]}));
    await stream.readUntil(() => false);
    assert.equal(stream.isEnded, true);
    const refused = await visitor.ask('GET', '/v1/conversations');
    assert.deepEqual([refused.outcome, refused.problem.reason], ['401 unauthorized', 'revoked']);
  });

  it('without an agent key ends its stream', async () => {
    const desk = new TestDesk({streamTimes: {reread: 20}});
    const stream = await listen(desk, 'ak_demo', '/v1/agent/events');
    await desk.server.reload(demoWith({agentKeys: []}));
    await stream.readUntil(() => false);
    assert.equal(stream.isEnded, true);
    assert.equal((await desk.agent('GET', '/conversations')).outcome, '401 unauthorized');
  });

  it('brings its limits; what was taken stays taken', async () => {
    const limits = {...demoOrganisation.limits, writesPerMinute: 60, writeBurst: 3};
    const desk = new TestDesk({organisation: demoWith({limits})});
    const visitor = await desk.visitor();
    const {id} = await visitor.say('One');
    await visitor.send(id, {body: 'Two'});
    await desk.server.reload(demoWith({limits: {...limits, writeBurst: 1}}));
    assert.equal((await visitor.send(id, {body: 'Three'})).status, 201);
    assert.equal((await visitor.send(id, {body: 'Four'})).outcome, '429 rate-limited');
    await desk.server.reload(demoWith({limits: {...limits, writesPerMinute: 6000, writeBurst: 50}}));
    desk.now += 100;
    for (let count = 0; count < 10; count++) assert.equal((await visitor.send(id, {body: 'More'})).status, 201);
    assert.equal((await visitor.send(id, {body: 'Too many'})).outcome, '429 rate-limited');
  });
});

describe('POST /v1/agent/config/reload', () => {
  it('reads the file anew', async () => {
    let file = demoOrganisation;
    const desk = new TestDesk({loadOrganisation: () => Promise.resolve(file)});
    file = greetingWith('From the file');
    const reply = await desk.agent('POST', '/config/reload');
    assert.deepEqual([reply.status, reply.json], [200, {reloaded: true}]);
    assert.equal(await greetingOf(desk), 'From the file');
  });

  it('tells every mistake with its place in the file, and keeps the old one', async () => {
    const desk = new TestDesk({loadOrganisation: () => Promise.resolve(broken)});
    const reply = await desk.agent('POST', '/config/reload');
    assert.equal(reply.outcome, '422 configuration-invalid');
    assert.match(reply.problem.errors?.[0]?.pointer ?? '', /^\/assistants\/1\//);
    assert.match(reply.problem.errors?.[0]?.detail ?? '', /nowhere/);
    assert.equal(await greetingOf(desk), 'Hello, how can we help?');
    assert.deepEqual(desk.errors, []);
  });

  it('tells what the file’s reader refuses', async () => {
    const mistakes = [{path: ['sites', 0, 'a/b~c'], text: 'There is no such setting.'}];
    const desk = new TestDesk({loadOrganisation: () => Promise.reject(new ConfigurationError(mistakes))});
    const {problem} = await desk.agent('POST', '/config/reload');
    assert.deepEqual(problem.errors, [
      {pointer: '/sites/0/a~1b~0c', code: 'invalid', detail: 'There is no such setting.'},
    ]);
  });

  it('needs a key of role admin, and a file', async () => {
    const agentKeys = demoOrganisation.agentKeys.map((key) => ({...key, role: 'bot' as const}));
    const bot = new TestDesk({organisation: demoWith({agentKeys}), loadOrganisation: () => Promise.resolve(broken)});
    const refused = await bot.agent('POST', '/config/reload');
    assert.deepEqual([refused.outcome, refused.problem.reason], ['401 unauthorized', 'role']);
    const anybody = await bot.ask('POST', '/v1/agent/config/reload');
    assert.deepEqual([anybody.outcome, anybody.problem.reason], ['401 unauthorized', 'missing']);
    assert.equal((await new TestDesk().agent('POST', '/config/reload')).outcome, '404 not-found');
  });

  it('puts one after the other in force, in the order in which they were asked for', async () => {
    const waiting: ((organisation: Organisation) => void)[] = [];
    const loadOrganisation = () => new Promise<Organisation>((resolve) => waiting.push(resolve));
    const desk = new TestDesk({loadOrganisation});
    const first = desk.server.reload();
    const second = desk.server.reload();
    await Promise.resolve();
    assert.equal(waiting.length, 1);
    waiting[0]?.(greetingWith('First'));
    await first;
    assert.equal(await greetingOf(desk), 'First');
    waiting[1]?.(greetingWith('Second'));
    await second;
    assert.equal(await greetingOf(desk), 'Second');
  });
});
