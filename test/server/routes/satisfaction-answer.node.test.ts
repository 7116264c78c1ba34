import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {SatisfactionSchema} from '../../../src/wire/satisfaction-wire.js';
import {eventsOf} from './event-list.js';
import {asking, ended, form, rate, read} from './satisfaction-talk.js';

const day = 86_400_000;

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
