import assert from 'node:assert/strict';
import {it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {withSettings} from '../../../server/src/config/organisation.js';
import type {Attachment} from '../../../src/model/message.js';
import {decodeMessage} from '../../../src/wire/message-wire.js';
import {TestDesk, type TestVisitor} from '../test-desk.js';
import {picture, put, uploaded, uploadOf} from './attachment-calls.js';
import {bytesOf, png} from './attachment-files.js';
import {EventReader, fieldOf} from './event-reader.js';

const hour = 3_600_000;
const limits = demoOrganisation.sites[0]?.settings.limits ?? assert.fail();

/** A conversation whose first message is a picture. */
async function sent(visitor: TestVisitor) {
  const attachment = await uploaded(visitor);
  const reply = await visitor.create({message: {attachmentIds: [attachment.id]}});
  const {conversation, messages} = reply.created;
  return {attachment, conversation, message: messages[0] ?? assert.fail()};
}

async function agentUpload(desk: TestDesk, conversationId: string, key = desk.newKey()) {
  const body = {name: 'plan.png', contentType: 'image/png', size: png.length, conversationId};
  return desk.agent('POST', '/attachments', {body, key});
}

function linkOf(attachments: readonly Attachment[]): string {
  return attachments[0]?.url ?? assert.fail('no link');
}

it('sends files with a message, with or without a text, and shows their names as the preview', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {conversation, message, attachment} = await sent(visitor);
  assert.equal(message.body, '');
  assert.deepEqual(message.attachments, [attachment]);
  assert.equal(conversation.preview?.text, 'photo.png');
  const [one, other] = [await uploaded(visitor), await uploaded(visitor, {...picture, name: 'b.png'})];
  const second = await visitor.send(conversation.id, {
    body: 'Two of them',
    attachmentIds: [other.id, one.id, other.id],
  });
  assert.equal(second.status, 201);
  assert.deepEqual(
    second.message.attachments.map(({name}) => name),
    ['b.png', 'photo.png'],
  );
  assert.equal((await visitor.conversation(conversation.id)).conversation.preview?.text, 'Two of them');
  assert.equal((await visitor.send(conversation.id, {attachmentIds: []})).outcome, '400 invalid-request');
});

it('gives a good link with every reading: lists, single messages, replays, events, agents', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {id: eventsBefore} = {id: (await visitor.ask('GET', '/v1/conversations')).list.eventCursor};
  const file = await uploaded(visitor);
  const create = () => visitor.create({message: {attachmentIds: [file.id]}}, 'create-01');
  const {conversation} = (await create()).created;
  const other = await uploaded(visitor);
  const send = () => visitor.send(conversation.id, {attachmentIds: [other.id]}, 'send-0001');
  const message = (await send()).message;

  const links = async (): Promise<readonly string[]> => {
    const list = (await visitor.messages(conversation.id)).messages;
    const single = await visitor.ask('GET', `/v1/conversations/${conversation.id}/messages/${message.id}`);
    const agents = (await desk.agent('GET', `/conversations/${conversation.id}/messages`)).messages;
    const poll = await visitor.ask('GET', `/v1/events?after=${eventsBefore ?? ''}`, {
      headers: {accept: 'application/json'},
    });
    const polled = (fieldOf(poll.json, 'events') as readonly unknown[]).filter(
      (event) => fieldOf(event, 'type') === 'message.created',
    );
    const stream = new EventReader(
      await desk.fetch('GET', `/v1/events?after=${eventsBefore ?? ''}`, {
        token: visitor.token,
        headers: {accept: 'text/event-stream'},
      }),
    );
    const streamed = await stream.next(2, 'message.created');
    await stream.close();
    const [replayed, replayedSend] = [await create(), await send()];
    assert.equal(replayed.headers.get('idempotency-replayed'), 'true');
    assert.equal(replayedSend.headers.get('idempotency-replayed'), 'true');
    const all = [
      ...list,
      single.message,
      ...agents,
      ...polled.map((event) => decodeMessage(fieldOf(event, 'data'))),
      ...streamed.map(({json}) => decodeMessage(fieldOf(json, 'data'))),
      ...replayed.created.messages,
      replayedSend.message,
    ];
    assert.equal(all.length, 11);
    return all.map(({attachments}) => linkOf(attachments));
  };
  const first = await links();
  assert.equal(new Set(first).size, 2, 'the same for a while, so that caches work');
  for (const link of new Set(first)) assert.equal((await desk.ask('GET', link)).status, 200);

  desk.now += 23 * hour;
  const later = await links();
  assert.equal(new Set([...first, ...later]).size, 4);
  desk.now += 2 * hour;
  for (const link of new Set(first)) assert.equal((await desk.ask('GET', link)).outcome, '403 link-expired');
  for (const link of new Set(later)) assert.equal((await desk.ask('GET', link)).status, 200);
  await desk.store.prune({now: new Date(desk.now).toISOString(), days: 7, perSubject: 10_000});
  for (const link of await links()) assert.equal((await desk.ask('GET', link)).status, 200, 'rebuilt answers too');
  assert.deepEqual(desk.errors, []);
});

it('never stores a link', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {conversation, message} = await sent(visitor);
  const stored = await desk.store.message(conversation.id, message.id);
  assert.deepEqual(
    stored?.message.attachments.map(({url, urlExpiresAt}) => [url, urlExpiresAt]),
    [[null, null]],
  );
  const logged = await desk.store.events(visitor.id, 0, 10);
  assert.ok(JSON.stringify(logged).includes('photo.png') && !JSON.stringify(logged).includes('signature='));
});

it('sends a file once, and only by who uploaded it', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const stranger = await desk.visitor();
  const {conversation, attachment} = await sent(visitor);
  const reason = async (who: TestVisitor, attachmentIds: readonly string[]) => {
    const {outcome, problem} = await who.create({message: {body: 'x', attachmentIds}});
    return [outcome, problem.errors?.[0]?.pointer, problem.errors?.[0]?.code];
  };
  const refusal = (code: string, index = 0) => ['400 invalid-request', `/message/attachmentIds/${index}`, code];
  assert.deepEqual(await reason(visitor, [attachment.id]), refusal('used'));
  const fresh = await uploaded(visitor);
  assert.deepEqual(await reason(stranger, [fresh.id]), refusal('unknown'));
  assert.deepEqual(await reason(visitor, [fresh.id, 'no-such-id']), refusal('unknown', 1));
  assert.deepEqual(await reason(visitor, ['\0']), refusal('unknown'));
  const both = await Promise.all([1, 2].map(() => visitor.create({message: {attachmentIds: [fresh.id]}})));
  assert.deepEqual(both.map(({status}) => status).sort(), [201, 400], 'all or nothing, and once');
  const tenMore = Array.from({length: 11}, (_, index) => `id-${index}`);
  const tooMany = await visitor.send(conversation.id, {attachmentIds: tenMore});
  assert.deepEqual([tooMany.outcome, tooMany.problem.limit], ['400 invalid-request', 10]);
  assert.deepEqual(desk.errors, []);
});

it('limits the bytes of a message, and keeps its files for another try', async () => {
  const organisation = withSettings(demoOrganisation, {limits: {...limits, totalBytes: png.length + 1}});
  const visitor = await new TestDesk({organisation}).visitor();
  const [one, other] = [await uploaded(visitor), await uploaded(visitor)];
  const refused = await visitor.create({message: {attachmentIds: [one.id, other.id]}});
  assert.deepEqual([refused.outcome, refused.problem.limit], ['413 attachment-too-large', png.length + 1]);
  assert.equal((await visitor.create({message: {attachmentIds: [one.id]}})).status, 201);
});

it('takes files of agents for one conversation', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {id} = await visitor.say('Where is it?');
  const other = await (await desk.visitor()).say('Hi');
  const target = uploadOf(await agentUpload(desk, id, 'agent-upload'));
  assert.equal(uploadOf(await agentUpload(desk, id, 'agent-upload')).id, target.id);
  const headers = {origin: 'http://desk.test'};
  const reply = await desk.ask('PUT', target.upload.url, {raw: png, headers});
  assert.equal(reply.status, 200, 'from the console');
  assert.equal((await visitor.ask('GET', `/v1/attachments/${target.id}/content`)).status, 404, 'not sent yet');
  const attachmentIds = [target.id];
  assert.equal((await desk.agentSays(other.id, '', {attachmentIds})).problem.errors?.[0]?.code, 'unknown');
  assert.equal((await visitor.send(id, {attachmentIds})).problem.errors?.[0]?.code, 'unknown');
  const {message} = await desk.agentSays(id, '', {attachmentIds});
  assert.deepEqual([message.direction, message.attachments[0]?.name], ['out', 'plan.png']);
  const [, received] = (await visitor.messages(id)).messages;
  assert.equal((await desk.ask('GET', linkOf(received?.attachments ?? []))).status, 200);
  assert.equal((await visitor.ask('GET', `/v1/attachments/${target.id}/content`)).status, 200);
  assert.equal((await desk.agentSays(id, '', {attachmentIds})).problem.errors?.[0]?.code, 'used');
  assert.equal((await agentUpload(desk, 'nowhere')).outcome, '404 not-found');
  const tooLarge = {name: 'a.png', contentType: 'image/png', size: 5_000_001, conversationId: id};
  assert.equal(
    (await desk.agent('POST', '/attachments', {body: tooLarge, key: desk.newKey()})).outcome,
    '413 attachment-too-large',
  );
});

it('removes what was not sent after a day, and nothing that was', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {message} = await sent(visitor);
  const unused = await uploaded(visitor);
  const announced = uploadOf(
    await visitor.ask('POST', '/v1/attachments', {
      body: {name: 'a.png', contentType: 'image/png', size: png.length},
      key: 'never-uploaded',
    }),
  );
  assert.equal((await put(desk, announced, bytesOf('x'.repeat(png.length)))).outcome, '415 attachment-type');
  assert.equal(desk.files.size, 2);
  await desk.pass(24 * hour - 1);
  assert.equal((await desk.ask('GET', unused.url ?? '')).status, 200);
  await desk.pass(1);
  assert.equal(desk.files.size, 1);
  const bearer = `/v1/attachments/${unused.id}/content`;
  assert.equal((await visitor.ask('GET', bearer)).status, 404);
  const late = await visitor.send(message.conversationId, {attachmentIds: [unused.id]});
  assert.equal(late.problem.errors?.[0]?.code, 'unknown');
  assert.equal((await put(desk, announced, png)).outcome, '403 link-expired');
  const again = await visitor.ask('POST', '/v1/attachments', {
    body: {name: 'a.png', contentType: 'image/png', size: png.length},
    key: 'never-uploaded',
  });
  assert.ok([201, 404].includes(again.status), 'the answer is kept for a day');
  assert.equal((await put(desk, uploadOf(again), png)).outcome, '404 not-found');
  const kept = (await visitor.messages(message.conversationId)).messages[0]?.attachments ?? [];
  assert.equal((await desk.ask('GET', linkOf(kept))).status, 200);
  assert.deepEqual(desk.errors, []);
});

it('removes the files of a conversation that is deleted', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {message, attachment} = await sent(visitor);
  const target = uploadOf(await agentUpload(desk, message.conversationId));
  await put(desk, target, png);
  assert.equal(desk.files.size, 2);
  assert.equal((await desk.agent('DELETE', `/conversations/${message.conversationId}`)).status, 204);
  assert.equal((await desk.ask('GET', attachment.url ?? '')).outcome, '404 not-found');
  await desk.pass(0);
  assert.equal(desk.files.size, 0);
  assert.deepEqual(desk.errors, []);
});

it('takes a file where an assistant asks for a text', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor('pk_demo_assistant');
  const file = await uploaded(visitor);
  const {conversation, messages} = (await visitor.create({message: {attachmentIds: [file.id]}})).created;
  const sent = messages.filter(({direction}) => direction === 'in');
  assert.deepEqual(
    sent.map(({attachments}) => attachments.map(({name}) => name)),
    [['photo.png']],
  );
  assert.equal(conversation.isInAssistantMode, true);
  const next = await uploaded(visitor);
  assert.equal((await visitor.send(conversation.id, {attachmentIds: [next.id]})).status, 201);
  assert.deepEqual(desk.errors, []);
});

it('takes a file together with an attribute that has the name of the list', async () => {
  const desk = new TestDesk({organisation: {...demoOrganisation, klasses: {}}});
  const visitor = await desk.visitor();
  const file = await uploaded(visitor);
  const body = {message: {attachmentIds: [file.id]}, customAttributes: {attachments: 'one'}};
  const {conversation, messages} = (await visitor.create(body)).created;
  assert.equal(conversation.customAttributes['attachments'], 'one');
  assert.match(linkOf(messages[0]?.attachments ?? []), /signature=/);
});

it('keeps the file of a message that was refused', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {id} = await visitor.say('Hi');
  const template = {type: 'quickReplies', actions: [{value: 'yes', displayText: 'Yes', valueType: 'text'}]};
  assert.equal((await desk.agentSays(id, 'Sure?', {template, inputLocked: true})).status, 201);
  const file = await uploaded(visitor);
  assert.equal((await visitor.send(id, {attachmentIds: [file.id]})).outcome, '422 invalid-reply');
  assert.equal((await visitor.create({message: {attachmentIds: [file.id]}})).status, 201);
});
