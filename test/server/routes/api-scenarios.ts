import assert from 'node:assert/strict';
import {ConfigurationError} from '../../../server/src/config/configuration-error.js';
import {AgentSessionSchema} from '../../../src/wire/agent-session-wire.js';
import {logIn, signIdentity} from '../identity-signer.js';
import {TestDesk, type Reply, type RequestOptions} from '../test-desk.js';
import {ApiWorld, organisationWith, right} from './api-world.js';
import {announce, picture, put, upload, uploaded, uploadOf} from './attachment-calls.js';
import {fieldOf} from './event-reader.js';

const evil = {origin: 'https://evil.example'};
const sender = {type: 'agent', displayName: 'Nora'};
const day = 86_400_000;

async function expect(outcome: string, reply: Reply | Promise<Reply>): Promise<Reply> {
  const given = await reply;
  assert.equal(given.outcome, outcome, given.text.slice(0, 300));
  return given;
}

/** A shorter way to ask a world as its visitor, the agent or nobody. */
function callers({desk, visitor}: ApiWorld) {
  return {
    page: (method: string, path: string, options: RequestOptions = {}) => visitor.ask(method, path, options),
    agent: (method: string, path: string, options: RequestOptions = {}) => desk.agent(method, path, options),
    anyone: (method: string, path: string, options: RequestOptions = {}) => desk.ask(method, path, options),
    once: (body: unknown) => ({body, key: desk.newKey()}),
  };
}

/** Each provokes what the loops over all operations cannot. */
export const apiScenarios: Readonly<Record<string, () => Promise<void>>> = {
  'what is public': async () => {
    const {anyone} = callers(await ApiWorld.create());
    const paths = ['/v1/config?site=pk_demo', '/v1/categories', '/v1/categories/orders', '/v1/articles'];
    for (const path of [...paths, '/v1/articles/delivery-times']) {
      const headers = {'if-none-match': (await expect('200', anyone('GET', path))).headers.get('etag') ?? ''};
      await expect('304', anyone('GET', path, {headers}));
    }
    await expect('400 invalid-request', anyone('GET', '/v1/config'));
    await expect('404 not-found', anyone('GET', '/v1/config?site=pk_none'));
    for (const what of ['brand', 'assistant', 'schedule']) {
      await expect(`422 unknown-${what}`, anyone('GET', `/v1/config?site=pk_demo&${what}Id=none`));
    }
    await expect('404 not-found', anyone('GET', '/v1/categories?site=pk_none'));
    await expect('404 not-found', anyone('GET', '/v1/articles?site=pk_none'));
    await expect('400 invalid-request', anyone('GET', '/v1/articles?limit=0'));
    for (const path of ['/v1/problems/not-found', '/healthz', '/v1/openapi.json']) {
      await expect('200', anyone('GET', path));
    }
  },

  'a store that does not answer': async () => {
    const {desk} = await ApiWorld.create();
    const {ping} = desk.store;
    desk.store.ping = () => Promise.reject(new Error('Provoked'));
    const reply = await desk.ask('GET', '/healthz');
    desk.store.ping = ping;
    assert.equal(reply.status, 503);
    assert.equal(fieldOf(reply.json, 'status'), 'unavailable');
  },

  'new visitors': async () => {
    const desk = new TestDesk({organisation: organisationWith({}, {visitorsPerMinute: 1, loopbackUnlimited: false})});
    const ask = (siteKey: string, headers = {}) => desk.ask('POST', '/v1/visitors', {body: {siteKey}, headers});
    await expect('201', ask('pk_demo'));
    await expect('429 rate-limited', ask('pk_demo'));
    await expect('404 not-found', ask('pk_none'));
    await expect('403 origin-not-allowed', ask('pk_demo', evil));
    const closed = new TestDesk({organisation: organisationWith({enabled: false})});
    await expect('403 chat-disabled', closed.ask('POST', '/v1/visitors', {body: {siteKey: 'pk_demo'}}));
  },

  'who one is': async () => {
    const world = await ApiWorld.create();
    const {desk, visitor} = world;
    const path = '/v1/visitors/me/identity';
    await expect('200', visitor.ask('GET', '/v1/visitors/me'));
    await expect('200', visitor.ask('GET', '/v1/visitors/me/export'));
    await expect('200', visitor.ask('POST', '/v1/visitors/me/token'));
    await expect('401 identity-invalid', visitor.ask('POST', path, {body: {jwt: 'x.y.z'}}));
    const ada = await logIn(visitor, {externalId: 'ada'});
    const bob = await signIdentity(desk, {externalId: 'bob'});
    await expect('409 already-identified', ada.ask('POST', path, {body: {jwt: bob}}));
    const transaction = desk.store.transaction.bind(desk.store);
    // Somebody else is about to become the same customer, and is not there yet.
    desk.store.transaction = (work) =>
      transaction((inner) => {
        const {customers} = inner;
        const insert = customers.insert.bind(customers);
        customers.insert = () => Promise.resolve(false);
        return work(inner).finally(() => (customers.insert = insert));
      });
    const late = await desk.visitor();
    await expect('409 request-in-progress', late.ask('POST', path, {body: {jwt: bob}}));
    desk.store.transaction = transaction;
    await expect('204', ada.ask('DELETE', '/v1/visitors/me/customer'));
    await expect('204', late.ask('DELETE', '/v1/visitors/me'));
  },

  customers: async () => {
    const world = await ApiWorld.create();
    const {agent} = callers(world);
    const {desk} = world;
    const path = `/customers/${world.visitor.id}`;
    await expect('200', agent('GET', path));
    await expect('200', agent('PATCH', path, {body: {phones: ['+49 30 123']}}));
    await expect('200', world.visitor.ask('PATCH', '/v1/visitors/me/customer', {body: {emails: []}}));
    await expect('404 not-found', agent('POST', `${path}/merge`, {body: {targetId: 'nobody'}}));
    const {customerId} = await logIn(await desk.visitor(), {externalId: 'ada'});
    const transaction = desk.store.transaction.bind(desk.store);
    // The customer that took this one over is being erased.
    desk.store.transaction = (work) =>
      transaction((inner) => {
        const {customers} = inner;
        const lock = customers.lock.bind(customers);
        let isFirst = true;
        customers.lock = async (one) => {
          const found = isFirst ? await lock(one) : undefined;
          isFirst = false;
          return found && {...found, mergedInto: 'erased'};
        };
        return work(inner).finally(() => (customers.lock = lock));
      });
    await expect('409 request-in-progress', agent('PATCH', path, {body: {phones: ['+49 30 123']}}));
    await expect('409 request-in-progress', agent('POST', `${path}/merge`, {body: {targetId: customerId}}));
    desk.store.transaction = transaction;
    await expect('200', agent('POST', `${path}/merge`, {body: {targetId: customerId}}));
  },

  'beginning a conversation': async () => {
    const world = await ApiWorld.create();
    const {desk, visitor} = world;
    const message = {body: 'Hello'};
    await expect('422 unknown-assistant', visitor.create({message, assistantId: 'none'}));
    await expect('422 unknown-brand', visitor.create({message, brandId: 'none'}));
    await expect('422 invalid-reply', visitor.create({message: {reply: {messageId: 'opening', value: 'x'}}}));
    const {id} = (await visitor.create({message}, 'key-of-deleted')).created.conversation;
    await expect('204', desk.agent('DELETE', `/conversations/${id}`));
    await desk.store.prune({now: new Date(desk.now + 2 * day).toISOString(), days: 7, perSubject: 10_000});
    await expect('404 not-found', visitor.create({message}, 'key-of-deleted'));
    const single = await ApiWorld.create({organisation: organisationWith({features: {singleConversation: true}})});
    await expect('409 open-conversation-exists', single.visitor.create({message}));
    await expect(
      '409 open-conversation-exists',
      single.desk.agent('POST', '/handoffs', {body: single.bodyOf('postAgentHandoffs'), key: desk.newKey()}),
    );
  },

  'what is switched off': async () => {
    const world = await ApiWorld.create({organisation: organisationWith({features: {reopen: true}})});
    const {desk, visitor, conversationId: id} = world;
    await expect('200', visitor.ask('POST', `/v1/conversations/${id}/end`));
    const {id: open} = await visitor.say('And this?');
    const {id: attachmentId} = await uploaded(visitor);
    const files = {body: '', attachmentIds: [attachmentId]};
    await desk.server.reload(organisationWith({enabled: false}));
    await expect('403 chat-disabled', visitor.create({message: {body: 'Hello'}}));
    await expect('403 chat-disabled', visitor.send(open, {body: 'Hello'}));
    await expect('403 chat-disabled', visitor.ask('POST', `/v1/conversations/${id}/reopen`));
    await desk.server.reload(organisationWith({features: {closable: false, attachments: false}}));
    await expect('405 method-not-allowed', visitor.ask('POST', `/v1/conversations/${open}/end`));
    await expect('415 attachment-type', visitor.create({message: files}));
    await expect('415 attachment-type', visitor.send(open, files));
    await expect('409 reopen-not-allowed', visitor.ask('POST', `/v1/conversations/${id}/reopen`));
    const {agent, once} = callers(world);
    const own = await agent('POST', '/attachments', once(world.bodyOf('postAgentAttachments')));
    assert.equal(own.outcome, '415 attachment-type');
    const answer = once({...files, sender});
    await expect('415 attachment-type', agent('POST', `/conversations/${open}/messages`, answer));
  },

  'the life of a conversation': async () => {
    const features = {reopen: true, singleConversation: true};
    const world = await ApiWorld.create({organisation: organisationWith({features})});
    const {desk, visitor, conversationId: id} = world;
    const {page, agent, once} = callers(world);
    const path = `/v1/conversations/${id}`;
    for (const one of ['/v1/conversations', path, `${path}/messages`, '/v1/unread', '/v1/search?q=lamp']) {
      await expect('200', page('GET', one));
    }
    await expect('400 invalid-request', page('GET', '/v1/conversations?status=x'));
    await expect('400 invalid-request', page('GET', `${path}/messages?limit=0`));
    await expect('400 invalid-request', page('GET', '/v1/search?q='));
    await expect('404 not-found', page('GET', '/v1/search?q=x&conversationId=none'));
    await expect('200', page('GET', `${path}/messages/${world.messageId}`));
    await expect('200', page('PATCH', path, {body: {title: 'Lamp'}}));
    await expect('204', page('PUT', `${path}/read`, {body: {lastReadMessageId: world.messageId}}));
    await expect('204', page('POST', `${path}/typing`, {body: {typing: true}}));
    await expect('204', page('POST', `${path}/messages/${world.messageId}/stop`));
    const actions = [{value: 'y', displayText: 'Yes'}];
    const offer = (await desk.agentSays(id, 'Well?', {template: {type: 'quickReplies', actions}})).message;
    await expect('422 invalid-reply', visitor.send(id, {reply: {messageId: offer.id, value: 'n'}}));
    await expect('201', visitor.send(id, {reply: {messageId: offer.id, value: 'y'}}));
    await expect('409 reply-stale', visitor.send(id, {reply: {messageId: offer.id, value: 'y'}}));
    await expect('200', page('POST', `${path}/end`));
    await expect('409 conversation-ended', visitor.send(id, {body: 'x'}));
    await expect('409 conversation-ended', page('POST', `${path}/typing`, {body: {typing: true}}));
    const typing = {body: {typing: true, sender}};
    await expect('409 conversation-ended', agent('POST', `/conversations/${id}/typing`, typing));
    await expect('409 conversation-ended', agent('POST', `/conversations/${id}/messages`, once({body: 'x', sender})));
    const transaction = desk.store.transaction.bind(desk.store);
    desk.store.transaction = (work) =>
      transaction((inner) => work(Object.assign(inner, {lockKey: () => Promise.resolve(false)})));
    await expect('409 request-in-progress', page('POST', `${path}/reopen`));
    desk.store.transaction = transaction;
    const {id: second} = await visitor.say('Something else');
    await expect('409 open-conversation-exists', page('POST', `${path}/reopen`));
    await expect('200', agent('POST', `/conversations/${id}/reopen`));
    await expect('200', agent('POST', `/conversations/${id}/merge`, {body: {targetId: second}}));
    await expect('409 reopen-not-allowed', agent('POST', `/conversations/${id}/reopen`));
    await expect('409 conversation-ended', agent('POST', `/conversations/${second}/merge`, {body: {targetId: id}}));
    await expect('200', page('POST', `/v1/conversations/${second}/end`));
    await expect('200', page('POST', `/v1/conversations/${second}/reopen`));
  },

  'what agents do': async () => {
    const world = await ApiWorld.create({streamTimes: {}});
    const {agent} = callers(world);
    const path = `/conversations/${world.conversationId}`;
    const message = `${path}/messages/${world.messageId}`;
    await expect('200', agent('GET', '/conversations'));
    await expect('400 invalid-request', agent('GET', '/conversations?limit=0'));
    await expect('200', agent('GET', path));
    await expect('200', agent('PATCH', path, {body: {title: 'Lamp'}}));
    await expect('200', agent('GET', `${path}/messages`));
    await expect('400 invalid-request', agent('GET', `${path}/messages?limit=0`));
    await expect('204', agent('PUT', `${path}/read`, {body: {lastReadMessageId: world.messageId}}));
    await expect('204', agent('POST', `${path}/typing`, {body: {typing: true, sender}}));
    await expect('200', agent('PATCH', message, {body: {append: ' Soon.'}}));
    await expect('412 precondition-failed', agent('PATCH', message, {body: {append: 'x', offset: 900}}));
    await expect('200', agent('POST', `${path}/end`));
    const body = {...Object(world.bodyOf('postAgentHandoffs'))};
    const handoffs: readonly (readonly [string, object])[] = [
      ['201', body],
      ['404 not-found', {...body, visitorId: 'none'}],
      ['422 unknown-brand', {...body, brandId: 'none'}],
    ];
    for (const [outcome, one] of handoffs) {
      await expect(outcome, agent('POST', '/handoffs', {body: one, key: world.desk.newKey()}));
    }
    await expect('204', agent('DELETE', path));
  },

  events: async () => {
    const world = await ApiWorld.create();
    const {page, agent} = callers(world);
    const headers = {accept: 'application/json'};
    await expect('200', page('GET', '/v1/events', {headers}));
    await expect('200', agent('GET', '/events', {headers}));
    await expect('400 invalid-request', page('GET', '/v1/events?wait=x', {headers}));
    await expect('400 invalid-request', agent('GET', '/events?wait=x', {headers}));
    await world.desk.server.reload(organisationWith({}, {streams: 1}));
    const open = await world.desk.fetch('GET', '/v1/events', {token: world.visitor.token});
    await expect('429 rate-limited', page('GET', '/v1/events'));
    await open.body?.cancel();
  },

  satisfaction: async () => {
    const {visitor, desk, conversationId: id} = await ApiWorld.create();
    const path = `/v1/conversations/${id}/satisfaction`;
    await expect('200', visitor.ask('POST', `/v1/conversations/${id}/end`));
    await expect('200', visitor.ask('GET', path));
    await expect('200', desk.agent('GET', `/conversations/${id}/satisfaction`));
    await expect('200', visitor.ask('PATCH', path, {body: {rating: 2}}));
    await desk.pass(20 * day);
    await expect('409 satisfaction-locked', visitor.ask('PATCH', path, {body: {rating: 1}}));
  },

  attachments: async () => {
    const world = await ApiWorld.create({
      organisation: organisationWith({limits: {fileBytes: 100_000, totalBytes: picture.bytes.length - 1}}),
    });
    const {desk, visitor, conversationId: id} = world;
    const {anyone, agent, once} = callers(world);
    const note = {name: 'note.txt', contentType: 'text/plain', bytes: new Uint8Array([111, 107, 33])};
    const announced = (body: object) =>
      visitor.ask('POST', '/v1/attachments', once({...Object(world.bodyOf('postAttachments')), ...body}));
    await expect('413 attachment-too-large', announced({size: 100_001}));
    await expect('415 attachment-type', announced({name: 'x.exe', contentType: 'application/x-msdownload'}));
    const byAgent = (body: object) =>
      agent('POST', '/attachments', once({...Object(world.bodyOf('postAgentAttachments')), ...body}));
    await expect('413 attachment-too-large', byAgent({size: 100_001}));
    const target = uploadOf(await announce(visitor, note));
    await expect('400 invalid-request', put(desk, target, 'no'));
    await expect('413 attachment-too-large', put(desk, target, 'longer than announced'));
    const lied = uploadOf(await announce(visitor, {...picture, bytes: note.bytes}));
    await expect('415 attachment-type', put(desk, lied, note.bytes));
    const {url} = target.upload;
    await expect('403 origin-not-allowed', anyone('PUT', url, {raw: 'ok!', headers: evil}));
    await expect('403 link-expired', anyone('PUT', `${url}x`, {raw: 'ok!'}));
    await expect('200', put(desk, target, note.bytes));
    const path = `/v1/attachments/${target.id}/content`;
    const read = (headers: Readonly<Record<string, string>> = {}) => visitor.ask('GET', path, {headers});
    const etag = (await expect('200', read())).headers.get('etag') ?? '';
    await expect('206', read({range: 'bytes=0-1'}));
    await expect('304', read({'if-none-match': etag}));
    assert.equal((await read({range: 'bytes=9-'})).status, 416);
    await expect('403 origin-not-allowed', read(evil));
    await expect('403 link-expired', anyone('GET', `${path}?signature=x`));
    const attachmentIds = [(await uploaded(visitor)).id];
    await expect('413 attachment-too-large', visitor.create({message: {attachmentIds}}));
    await expect('413 attachment-too-large', visitor.send(id, {attachmentIds}));
    // The agent's own, for its answer.
    const big = uploadOf(await byAgent({...picture, bytes: undefined, size: picture.bytes.length}));
    await expect('200', put(desk, big, picture.bytes));
    const answer = once({attachmentIds: [big.id], sender});
    await expect('413 attachment-too-large', agent('POST', `/conversations/${id}/messages`, answer));
    let last = await byAgent({});
    for (let index = 0; index < 40 && last.status === 201; index++) last = await byAgent({});
    assert.equal(last.outcome, '429 rate-limited');
    await expect('404 not-found', byAgent({conversationId: 'none'}));
    const later = uploadOf(await announce(visitor, note, 'key-of-unused'));
    await desk.pass(1000);
    await desk.store.transaction((transaction) => transaction.attachments.remove(later.id));
    await expect('404 not-found', put(desk, later, note.bytes));
    await desk.store.prune({now: new Date(desk.now + 2 * day).toISOString(), days: 7, perSubject: 10_000});
    await expect('404 not-found', announce(visitor, note, 'key-of-unused'));
    await desk.server.reload(organisationWith({}, {writesPerMinute: 1, writeBurst: 1}));
    let limited = await upload(visitor, note);
    for (let index = 0; index < 5 && limited.status !== 429; index++) {
      limited = await put(desk, target, note.bytes);
    }
    assert.equal(limited.outcome, '429 rate-limited');
  },

  'signing in': async () => {
    const {desk} = await ApiWorld.create();
    const path = '/v1/agent/sessions';
    const signIn = (password: string, headers = {}) => desk.ask('POST', path, {body: {...right, password}, headers});
    await expect('200', desk.ask('GET', path));
    await expect('403 origin-not-allowed', desk.ask('GET', path, {headers: evil}));
    await expect('403 origin-not-allowed', signIn('x', evil));
    await expect('401 unauthorized', signIn('wrong'));
    const reply = await expect('201', signIn(right.password));
    const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
    const {csrfToken} = AgentSessionSchema.parse(reply.json);
    await expect('200', desk.ask('GET', `${path}/me`, {headers: {cookie}}));
    await expect('403 origin-not-allowed', desk.ask('DELETE', path, {headers: {cookie}}));
    await expect('204', desk.ask('DELETE', path, {headers: {cookie, 'x-csrf-token': csrfToken}}));
    await expect('404 not-found', desk.agent('GET', '/sessions/me'));
    await expect('404 not-found', desk.agent('DELETE', '/sessions'));
    await expect('404 not-found', new TestDesk().ask('POST', path, {body: right}));
    let last = await signIn('wrong');
    for (let index = 0; index < 40 && last.status === 401; index++) last = await signIn('wrong');
    assert.equal(last.outcome, '429 rate-limited');
  },

  'another configuration': async () => {
    const loadOrganisation = () => Promise.resolve(organisationWith());
    await expect('200', (await ApiWorld.create({loadOrganisation})).desk.agent('POST', '/config/reload'));
    const broken = () => Promise.reject(new ConfigurationError([{path: ['sites'], text: 'There is none.'}]));
    const world = await ApiWorld.create({loadOrganisation: broken});
    await expect('422 configuration-invalid', world.desk.agent('POST', '/config/reload'));
    await expect('404 not-found', (await ApiWorld.create()).desk.agent('POST', '/config/reload'));
  },

  'what readers say': async () => {
    const {visitor} = await ApiWorld.create();
    const body = {value: 'positive'};
    await expect('204', visitor.ask('POST', '/v1/articles/delivery-times/feedback', {body}));
  },
};
