import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Assistant} from '../../../server/src/config/assistant.js';
import {ask, choose, colours, deskWith, eventTypes, people, script, thread} from '../assistant-examples.js';
import type {TestDesk} from '../test-desk.js';

const minute = 60_000;
const reminders = [
  {afterSeconds: 60, body: 'Are you there?'},
  {afterSeconds: 180, body: 'Still there?'},
];
const patient: Pick<Assistant, 'steps' | 'reminders'> = {
  steps: [{...ask, id: 'topic', body: 'What?'}, colours, people],
  reminders,
};
const abandoned = (then: 'end' | 'transfer', body?: string): typeof patient & Pick<Assistant, 'abandonment'> => ({
  ...patient,
  abandonment: {afterSeconds: 300, then, ...(body === undefined ? {} : {body})},
});

async function begun(assistant: Parameters<typeof deskWith>[0]) {
  const desk = deskWith(assistant);
  const visitor = await desk.visitor();
  const {id} = (await visitor.create({message: {body: 'Help'}})).created.conversation;
  const lines = async () => script(await thread(desk, visitor, id)).slice(2);
  return {desk, visitor, id, lines};
}

/** As the runner looks: again and again. */
async function passMinutes(desk: TestDesk, count: number): Promise<void> {
  for (let passed = 0; passed < count; passed++) await desk.pass(minute);
}

describe('a customer who says nothing', () => {
  it('is reminded, each time once, while the question keeps waiting', async () => {
    const {desk, visitor, id, lines} = await begun(patient);
    await desk.pass(minute - 1);
    assert.deepEqual(await lines(), ['>! Which colour?']);
    await desk.pass(1);
    await desk.pass(minute);
    assert.deepEqual(await lines(), ['>! Which colour?', '> Are you there?']);
    await desk.pass(minute);
    await passMinutes(desk, 10);
    assert.deepEqual(await lines(), ['>! Which colour?', '> Are you there?', '> Still there?']);
    assert.equal((await visitor.conversation(id)).conversation.unreadCount, 3);
    assert.equal((await visitor.send(id, {body: 'Red'})).outcome, '422 invalid-reply', 'the composer stays locked');
    await choose(visitor, id, 'red');
    assert.deepEqual((await lines()).slice(3), ['< Red', '> A colleague goes on.']);
  });

  it('is reminded of the next question anew', async () => {
    const two = {...ask, id: 'two', body: 'And?'};
    const {desk, visitor, id, lines} = await begun({
      ...patient,
      steps: [{...ask, id: 'a', body: 'What?'}, two, people],
    });
    await desk.pass(minute);
    await desk.pass(minute / 2);
    await visitor.send(id, {body: ' '});
    await visitor.send(id, {reply: {messageId: 'none', value: 'x'}});
    assert.deepEqual(await lines(), ['> And?', '> Are you there?'], 'what is refused changes nothing');
    await visitor.send(id, {body: 'This.'});
    await passMinutes(desk, 10);
    assert.deepEqual(await lines(), ['> And?', '> Are you there?', '< This.', '> A colleague goes on.']);
  });

  it('is not reminded before the time has passed since the last wrong answer', async () => {
    const email = {...ask, id: 'two', body: 'Email?', kind: 'email'} as const;
    const {desk, visitor, id, lines} = await begun({
      ...patient,
      steps: [{...ask, id: 'a', body: 'What?'}, email, people],
    });
    await desk.pass(50_000);
    await visitor.send(id, {body: 'none'});
    await desk.pass(50_000);
    assert.deepEqual(await lines(), ['> Email?', '< none', '> Again.']);
    await desk.pass(10_000);
    assert.equal((await lines()).at(-1), '> Are you there?');
  });

  it('is left in peace once a person took over, or the conversation has ended', async () => {
    for (const stop of ['agent', 'patch', 'end'] as const) {
      const {desk, visitor, id, lines} = await begun(abandoned('end'));
      await desk.pass(minute);
      if (stop === 'agent') await desk.agentSays(id, 'I am here.');
      if (stop === 'patch') await desk.agent('PATCH', `/conversations/${id}`, {body: {isInAssistantMode: false}});
      if (stop === 'end') await visitor.ask('POST', `/v1/conversations/${id}/end`, {body: {}});
      const before = await lines();
      await passMinutes(desk, 10);
      assert.deepEqual(await lines(), before, stop);
      assert.deepEqual(await desk.store.tasks.of(id, 'assistant.idle'), []);
    }
  });

  it('is given up in the end, and the conversation ends', async () => {
    const {desk, visitor, id, lines} = await begun(abandoned('end', 'I close this.'));
    await passMinutes(desk, 10);
    assert.deepEqual((await lines()).slice(1), ['> Are you there?', '> Still there?', '> I close this.']);
    const {ended, endedBy, endReason, isInAssistantMode} = (await visitor.conversation(id)).conversation;
    assert.deepEqual([ended, endedBy, endReason, isInAssistantMode], [true, 'assistant', 'timed_out', false]);
    const types = await eventTypes(desk, visitor);
    assert.equal(types.filter((type) => type === 'assistant.ended').length, 1);
    assert.equal(types.filter((type) => type === 'conversation.ended').length, 1);
  });

  it('is given up to people, and the composer opens', async () => {
    const {desk, visitor, id, lines} = await begun(abandoned('transfer'));
    await passMinutes(desk, 10);
    assert.deepEqual(await lines(), ['> Which colour?', '> Are you there?', '> Still there?']);
    assert.equal((await visitor.conversation(id)).conversation.isInAssistantMode, false);
    assert.equal((await visitor.send(id, {body: 'Red'})).status, 201);
  });
});

describe('what is planned', () => {
  it('is not said in one breath by a server that was down', async () => {
    const {desk, lines} = await begun(abandoned('end', 'I close this.'));
    await desk.pass(1000 * minute);
    assert.deepEqual((await lines()).slice(1), ['> Are you there?']);
    await desk.pass(2 * minute);
    assert.deepEqual((await lines()).slice(2), ['> Still there?']);
    await desk.pass(2 * minute);
    assert.deepEqual((await lines()).slice(3), ['> I close this.']);
  });

  it('outlives the process', async () => {
    const {desk, visitor, id} = await begun(abandoned('end'));
    await desk.pass(minute);
    const later = deskWith(abandoned('end'), {store: desk.store});
    later.now = desk.now;
    await later.pass(2 * minute);
    await later.pass(2 * minute);
    const lines = script(await thread(later, visitor, id)).slice(2);
    assert.deepEqual(lines, ['>! Which colour?', '> Are you there?', '> Still there?']);
    assert.equal((await desk.agent('GET', `/conversations/${id}`)).conversation.ended, true);
  });

  it('is done once by several nodes', async () => {
    const {desk, id, lines} = await begun(abandoned('end', 'I close this.'));
    const nodes = [desk, ...[1, 2, 3].map(() => deskWith(abandoned('end', 'I close this.'), {store: desk.store}))];
    for (const wait of [1, 2, 2]) {
      for (const node of nodes) node.now += wait * minute;
      await Promise.all(nodes.map((node) => node.server.runDueTasks()));
    }
    assert.deepEqual((await lines()).slice(1), ['> Are you there?', '> Still there?', '> I close this.']);
    assert.deepEqual(await desk.store.tasks.of(id, 'assistant.idle'), []);
    for (const node of nodes) assert.deepEqual(node.errors, []);
  });

  it('does nothing when the configuration has no such assistant any more', async () => {
    const {desk, visitor, id} = await begun(patient);
    const later = deskWith({steps: [people]}, {store: desk.store});
    later.now = desk.now;
    await later.pass(minute);
    assert.deepEqual(script(await thread(later, visitor, id)).slice(3), []);
    assert.deepEqual(later.errors, []);
    assert.equal(
      (
        await later.ask('POST', `/v1/conversations/${id}/messages`, {
          token: visitor.token,
          key: later.newKey(),
          body: {reply: {messageId: (await thread(later, visitor, id))[2]?.id, value: 'red'}},
        })
      ).status,
      201,
    );
  });
});
