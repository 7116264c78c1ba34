import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {
  defaultSatisfaction,
  withSettings,
  type Organisation,
  type SatisfactionSettings,
} from '../../../server/src/config/organisation.js';
import type {Satisfaction, SatisfactionForm} from '../../../src/model/satisfaction.js';
import {SatisfactionSchema} from '../../../src/wire/satisfaction-wire.js';
import {eventsOf} from './event-list.js';
import {TestDesk, type Reply, type TestVisitor} from '../test-desk.js';

const day = 86_400_000;

const form: SatisfactionForm = {
  introduction: null,
  ratingPrompt: 'How was it?',
  scale: {type: 'emoji', options: 5, labelLow: null, labelHigh: null},
  questions: [
    {id: 'comment', prompt: 'Why?', type: 'text', options: []},
    {id: 'solved', prompt: 'Solved?', type: 'radio', options: ['Yes', 'No']},
    {id: 'good', prompt: 'What was good?', type: 'checkbox', options: ['Speed', 'Tone', 'Answer']},
  ],
};

function asking(change: Partial<SatisfactionSettings> = {}, features = {}): Organisation {
  const {settings} = demoOrganisation.sites[0] ?? assert.fail();
  return withSettings(demoOrganisation, {
    features: {...settings.features, csat: true, reopen: true, ...features},
    satisfaction: {...defaultSatisfaction, form, ...change},
  });
}

interface Talk {
  readonly desk: TestDesk;
  readonly visitor: TestVisitor;
  readonly id: string;
  readonly path: string;
}

/** One message each way, not ended. */
async function talk(organisation = asking()): Promise<Talk> {
  const desk = new TestDesk({organisation});
  const visitor = await desk.visitor();
  const {id} = await visitor.say('Hi');
  await desk.agentSays(id, 'Hello');
  return {desk, visitor, id, path: `/v1/conversations/${id}/satisfaction`};
}

async function ended(organisation = asking()): Promise<Talk> {
  const started = await talk(organisation);
  await started.visitor.ask('POST', `/v1/conversations/${started.id}/end`);
  return started;
}

function read(reply: Reply): Satisfaction {
  assert.equal(reply.status, 200, reply.text);
  return SatisfactionSchema.parse(reply.json);
}

const rate = ({visitor, path}: Talk, body: unknown) => visitor.ask('PATCH', path, {body});

describe('the question about an ended conversation', () => {
  it('is asked at its end, in the log after the end, and named by the conversation', async () => {
    const {desk, visitor, id, path} = await talk();
    assert.equal((await visitor.ask('GET', path)).outcome, '404 not-found');
    const events = await eventsOf(visitor, async () => {
      const {conversation} = await visitor.ask('POST', `/v1/conversations/${id}/end`);
      assert.ok(conversation.satisfactionId);
    });
    assert.deepEqual(
      events.map(({type}) => type),
      ['conversation.updated', 'conversation.ended', 'satisfaction.offered'],
    );
    const offered = read(await visitor.ask('GET', path));
    assert.deepEqual(events.at(-1), {
      type: 'satisfaction.offered',
      at: '2026-01-05T10:00:00.000Z',
      conversationId: id,
      data: offered,
    });
    assert.deepEqual(offered, {
      id: (await visitor.conversation(id)).conversation.satisfactionId,
      conversationId: id,
      status: 'offered',
      editableUntil: '2026-01-06T10:00:00.000Z',
      form,
      rating: null,
      answers: [],
      submittedAt: null,
    });
    assert.deepEqual(read(await desk.agent('GET', `/conversations/${id}/satisfaction`)), offered);
    assert.equal((await visitor.messages(id)).messages.length, 2, 'no message is stored for it');
    assert.deepEqual((await visitor.ask('GET', '/v1/unread')).json, {total: 1, conversations: {[id]: 1}});
  });

  it('is asked once: a repeated end asks nothing new', async () => {
    const {desk, visitor, id, path} = await ended();
    const {id: first} = read(await visitor.ask('GET', path));
    await visitor.ask('POST', `/v1/conversations/${id}/end`);
    await desk.agent('POST', `/conversations/${id}/end`);
    assert.equal(read(await visitor.ask('GET', path)).id, first);
  });

  it('is asked whoever ends, an assistant included', async () => {
    const {desk, visitor, id, path} = await talk();
    await desk.agent('POST', `/conversations/${id}/end`);
    assert.equal(read(await visitor.ask('GET', path)).status, 'offered');
  });

  it('waits for the configured delay, also when the server was down meanwhile', async () => {
    const organisation = asking({delaySeconds: 60});
    const {desk, visitor, id, path} = await ended(organisation);
    await desk.pass(59_000);
    assert.equal((await visitor.ask('GET', path)).outcome, '404 not-found');
    desk.server.close();
    const later = new TestDesk({organisation, store: desk.store});
    later.now = desk.now;
    await later.pass(1000);
    const reply = await later.ask('GET', path, {token: visitor.token});
    assert.equal(read(reply).editableUntil, '2026-01-06T10:01:00.000Z');
    const {conversation} = await later.ask('GET', `/v1/conversations/${id}`, {token: visitor.token});
    assert.equal(conversation.satisfactionId, read(reply).id);
    const log = await later.ask('GET', '/v1/agent/conversations', {token: 'ak_demo'});
    assert.equal(log.conversations[0]?.satisfactionId, read(reply).id);
  });

  it('tells after the delay that it is asked', async () => {
    const {desk, visitor} = await ended(asking({delaySeconds: 60}));
    const events = await eventsOf(visitor, () => desk.pass(60_000));
    assert.deepEqual(
      events.map(({type}) => type),
      ['conversation.updated', 'satisfaction.offered'],
    );
  });

  it('is not asked when it was reopened before the delay was over', async () => {
    const {desk, visitor, id, path} = await ended(asking({delaySeconds: 60}));
    await visitor.ask('POST', `/v1/conversations/${id}/reopen`);
    await desk.pass(120_000);
    assert.equal((await visitor.ask('GET', path)).outcome, '404 not-found');
  });

  const silences: Record<string, [organisation: Organisation, say: (talk: Talk) => Promise<unknown>]> = {
    'the brand asks nobody': [asking({}, {csat: false}), ({desk, id}) => desk.agentSays(id, 'Hello')],
    'nobody answered': [asking(), () => Promise.resolve()],
    'only the system answered': [
      asking(),
      ({desk, id}) => desk.agentSays(id, 'All lines are busy', {sender: {type: 'system', displayName: 'Desk'}}),
    ],
    'more messages of the customer are wanted': [
      asking({inboundMessages: 2}),
      ({desk, id}) => desk.agentSays(id, 'Hello'),
    ],
    'more answers are wanted': [asking({outboundMessages: 2}), ({desk, id}) => desk.agentSays(id, 'Hello')],
  };
  for (const [when, [organisation, say]] of Object.entries(silences)) {
    it(`is not asked when ${when}`, async () => {
      const desk = new TestDesk({organisation});
      const visitor = await desk.visitor();
      const {id} = await visitor.say('Hi');
      const path = `/v1/conversations/${id}/satisfaction`;
      await say({desk, visitor, id, path});
      const {conversation} = await visitor.ask('POST', `/v1/conversations/${id}/end`);
      assert.equal(conversation.satisfactionId, null);
      assert.equal((await visitor.ask('GET', path)).outcome, '404 not-found');
      assert.equal((await visitor.ask('PATCH', path, {body: {rating: 5}})).outcome, '404 not-found');
      assert.equal((await desk.agent('GET', `/conversations/${id}/satisfaction`)).outcome, '404 not-found');
    });
  }

  it('may be asked without any message, if the brand wants that, but openings count for nobody', async () => {
    const desk = new TestDesk({organisation: asking({inboundMessages: 1, outboundMessages: 0})});
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    assert.ok((await visitor.ask('POST', `/v1/conversations/${id}/end`)).conversation.satisfactionId);
  });

  it('is asked of its own visitor alone', async () => {
    const {desk, path} = await ended();
    const stranger = await desk.visitor();
    assert.equal((await stranger.ask('GET', path)).outcome, '404 not-found');
    assert.equal((await stranger.ask('PATCH', path, {body: {rating: 1}})).outcome, '404 not-found');
    assert.equal((await desk.ask('GET', path)).outcome, '401 unauthorized');
    assert.equal((await desk.agent('GET', '/conversations/nobody/satisfaction')).outcome, '404 not-found');
  });
});

describe('an answer', () => {
  it('comes in two steps, each told to the visitor and to agents', async () => {
    const asked = await ended();
    const {desk, visitor, id} = asked;
    const events = await eventsOf(visitor, async () => {
      const rated = read(await rate(asked, {rating: 4}));
      assert.deepEqual([rated.status, rated.rating, rated.submittedAt], ['rated', 4, null]);
      desk.now += 5000;
      const answers = [
        {questionId: 'good', answer: ['Tone', 'Speed']},
        {questionId: 'comment', answer: 'Fast'},
      ];
      const commented = read(await rate(asked, {answers, submitted: true}));
      assert.deepEqual(
        [commented.status, commented.rating, commented.submittedAt],
        ['commented', 4, '2026-01-05T10:00:05.000Z'],
      );
      assert.deepEqual(commented.answers, [answers[1], answers[0]], 'in the order of the form');
    });
    assert.deepEqual(
      events.map(({type, data}) => [type, SatisfactionSchema.parse(data).status]),
      [
        ['satisfaction.updated', 'rated'],
        ['satisfaction.updated', 'commented'],
      ],
    );
    assert.equal(read(await desk.agent('GET', `/conversations/${id}/satisfaction`)).rating, 4);
  });

  it('may be given at once, and answers alone are the last step', async () => {
    const asked = await ended();
    const answers = [{questionId: 'solved', answer: 'Yes'}];
    assert.equal(read(await rate(asked, {rating: 5, answers})).status, 'commented');
    assert.deepEqual(read(await rate(asked, {answers: [{questionId: 'comment', answer: ''}]})).answers, []);
  });

  it('may be kept without being sent yet', async () => {
    const asked = await ended();
    const answers = [{questionId: 'comment', answer: 'I am still'}];
    const kept = read(await rate(asked, {rating: 2, answers, submitted: false}));
    assert.deepEqual([kept.status, kept.answers, kept.submittedAt], ['rated', answers, null]);
    assert.equal(read(await rate(asked, {submitted: true})).status, 'commented');
  });

  it('is submitted with the rating when the form has no questions', async () => {
    const asked = await ended(asking({form: {...form, questions: []}}));
    const rated = read(await rate(asked, {rating: 1}));
    assert.deepEqual([rated.status, rated.submittedAt], ['rated', '2026-01-05T10:00:00.000Z']);
  });

  it('changes nothing and is told to nobody when it is repeated', async () => {
    const asked = await ended();
    const first = read(await rate(asked, {rating: 3, answers: [{questionId: 'comment', answer: 'ok'}]}));
    const events = await eventsOf(asked.visitor, async () => {
      asked.desk.now += 1000;
      const body = {rating: 3, answers: [{questionId: 'comment', answer: 'ok'}], submitted: true};
      assert.deepEqual(read(await rate(asked, body)), first);
    });
    assert.deepEqual(events, []);
  });

  it('may be changed and taken back', async () => {
    const asked = await ended();
    await rate(asked, {rating: 5, answers: [{questionId: 'comment', answer: 'Great'}]});
    assert.equal(read(await rate(asked, {rating: 1})).rating, 1);
    const back = read(await rate(asked, {rating: null}));
    assert.deepEqual([back.status, back.rating, back.answers, back.submittedAt], ['offered', null, [], null]);
  });

  it('is locked when its time is over, which is told once', async () => {
    const asked = await ended();
    await rate(asked, {rating: 5});
    asked.desk.now += day - 1;
    assert.equal(read(await rate(asked, {rating: 4})).rating, 4);
    asked.desk.now += 1;
    assert.equal(read(await asked.visitor.ask('GET', asked.path)).status, 'locked', 'also before the task has run');
    assert.equal((await rate(asked, {rating: 1})).outcome, '409 satisfaction-locked');
    const events = await eventsOf(asked.visitor, async () => {
      await asked.desk.pass(0);
      await asked.desk.pass(day);
    });
    assert.deepEqual(
      events.map(({type, data}) => [type, SatisfactionSchema.parse(data).status]),
      [['satisfaction.updated', 'locked']],
    );
    const locked = read(await asked.visitor.ask('GET', asked.path));
    assert.deepEqual([locked.status, locked.rating], ['locked', 4]);
  });

  it('is void once the conversation is reopened; its next end asks anew', async () => {
    const asked = await ended();
    const {desk, visitor, id, path} = asked;
    const first = read(await rate(asked, {rating: 5}));
    const events = await eventsOf(visitor, () => visitor.ask('POST', `/v1/conversations/${id}/reopen`));
    assert.deepEqual(
      events.map(({type}) => type),
      ['conversation.updated', 'conversation.reopened', 'satisfaction.updated'],
    );
    assert.equal(read(await visitor.ask('GET', path)).status, 'canceled');
    assert.equal((await rate(asked, {rating: 4})).outcome, '409 satisfaction-locked');
    await desk.pass(2 * day);
    assert.equal(read(await visitor.ask('GET', path)).status, 'canceled', 'and is not locked later');
    await visitor.ask('POST', `/v1/conversations/${id}/end`);
    const second = read(await visitor.ask('GET', path));
    assert.deepEqual([second.status, second.rating], ['offered', null]);
    assert.notEqual(second.id, first.id);
  });

  it('stays as it was when the conversation is reopened after it was locked', async () => {
    const asked = await ended();
    await rate(asked, {rating: 5});
    await asked.desk.pass(day);
    await asked.visitor.ask('POST', `/v1/conversations/${asked.id}/reopen`);
    const locked = read(await asked.visitor.ask('GET', asked.path));
    assert.deepEqual([locked.status, locked.rating], ['locked', 5]);
  });

  const comment = (answer: unknown) => ({rating: 5, answers: [{questionId: 'comment', answer}]});
  const good = (...answer: unknown[]) => ({rating: 5, answers: [{questionId: 'good', answer}]});
  const refusals: Record<string, [body: unknown, pointer: string]> = {
    'that says nothing': [{}, ''],
    'with a rating off the scale': [{rating: 6}, '/rating'],
    'with half a rating': [{rating: 2.5}, '/rating'],
    'with a rating in words': [{rating: '5'}, '/rating'],
    'without a rating': [{answers: [{questionId: 'comment', answer: 'x'}]}, '/rating'],
    'that is submitted without a rating': [{submitted: true}, '/rating'],
    'that takes the rating back and comments': [{...comment('x'), rating: null}, '/rating'],
    'to another question': [{rating: 5, answers: [{questionId: 'else', answer: 'x'}]}, '/answers/0/questionId'],
    'that is too long': [comment('x'.repeat(1024)), '/answers/0/answer'],
    'with a list for a text': [comment(['x']), '/answers/0/answer'],
    'with a number for a text': [comment(1), '/answers/0/answer'],
    'with an option that is none': [
      {rating: 5, answers: [{questionId: 'solved', answer: 'Maybe'}]},
      '/answers/0/answer',
    ],
    'with a text for a list': [{rating: 5, answers: [{questionId: 'good', answer: 'Tone'}]}, '/answers/0/answer'],
    'with a listed option that is none': [good('Tone', 'Price'), '/answers/0/answer/1'],
    'with an option twice': [good('Tone', 'Tone'), '/answers/0/answer/1'],
    'that answers twice': [
      {rating: 5, answers: [...comment('x').answers, ...comment('y').answers]},
      '/answers/1/questionId',
    ],
    'that is no list': [{rating: 5, answers: 'x'}, '/answers'],
  };
  it('of 1,023 characters is good', async () => {
    assert.equal(read(await rate(await ended(), comment('x'.repeat(1023)))).status, 'commented');
  });
  for (const [what, [body, pointer]] of Object.entries(refusals)) {
    it(`is refused ${what}, and changes nothing`, async () => {
      const asked = await ended();
      const reply = await rate(asked, body);
      assert.equal(reply.outcome, '400 invalid-request');
      assert.equal(reply.problem.errors?.[0]?.pointer, pointer);
      assert.equal(read(await asked.visitor.ask('GET', asked.path)).status, 'offered');
    });
  }

  const scales: Record<2 | 3 | 5, readonly number[]> = {2: [1, 5], 3: [1, 3, 5], 5: [1, 2, 3, 4, 5]};
  for (const options of [2, 3, 5] as const) {
    it(`on a scale of ${options} is one of ${scales[options].join(', ')}`, async () => {
      const asked = await ended(asking({form: {...form, scale: {...form.scale, options}}}));
      const accepted: number[] = [];
      for (const rating of [0, 1, 2, 3, 4, 5, 6]) {
        if ((await rate(asked, {rating})).status === 200) accepted.push(rating);
      }
      assert.deepEqual(accepted, scales[options]);
    });
  }
});
