import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Assistant, AssistantStep, CallWebhookStep} from '../../../server/src/config/assistant.js';
import {
  beginDialogue,
  continueDialogue,
  openingOf,
  resumeDialogue,
  type Turn,
} from '../../../server/src/desk/dialogue.js';
import type {Scene} from '../../../server/src/desk/dialogue-scene.js';

const empty: Scene = {klass: undefined, attributes: {}, answers: {}, isOpen: () => true, findArticles: () => []};
const say = (id: string) => ({id, type: 'say', body: id}) as const;
const ask = {type: 'askText', kind: 'text', errorText: 'wrong'} as const;
const people = {id: 'people', type: 'transfer'} as const;
const webhook: CallWebhookStep = {
  id: 'hook',
  type: 'callWebhook',
  url: 'https://hooks.example.com/',
  outcomes: {found: 'found'},
  fallback: 'people',
};

function assistant(...steps: readonly AssistantStep[]): Assistant {
  return {id: 'a', publicName: null, avatarUrl: null, steps};
}

/** `<` is the customer's message, `!` a locked question, `*` an opening. */
function lines(turn: Turn | undefined): readonly string[] {
  return (turn?.lines ?? []).map((one) => {
    if (one.from === 'customer') return '<';
    return `${one.opening ? '*' : ''}${one.message.inputLocked ? '!' : ''}${one.message.body}`;
  });
}

const typed = (text: string) => ({text, value: null});
const chosen = (value: string) => ({text: value, value});

const choices: Record<string, AssistantStep> = {
  buttons: {id: 'q', type: 'askButtons', body: 'q', buttons: [{value: 'a', displayText: 'A'}]},
  'a list': {id: 'q', type: 'askList', body: 'q', items: [{value: 'a', titleText: 'A'}]},
  feedback: {id: 'q', type: 'feedback', body: 'q', actions: [{value: 'a', displayText: 'A'}]},
  articles: {
    id: 'q',
    type: 'articles',
    body: 'q',
    articleIds: ['one'],
    yes: {displayText: 'Yes'},
    no: {displayText: 'No'},
  },
};
describe('a first question that waits for a choice', () => {
  const scene = {...empty, findArticles: () => [{id: 'one', title: 'One', url: null}]};
  for (const [what, question] of Object.entries(choices)) {
    it(`stands, locked, after the typed message: ${what}`, () => {
      const turn = beginDialogue(assistant(say('hello'), question, people), scene, typed('Hi'));
      assert.deepEqual(lines(turn), ['*hello', '<', '!q']);
      assert.deepEqual([turn.waitsAt, turn.answers], ['q', {}]);
    });
    it(`stands before the choice: ${what}`, () => {
      const value = what === 'articles' ? 'yes' : 'a';
      const turn = beginDialogue(assistant(say('hello'), question, people), scene, chosen(value));
      assert.deepEqual(lines(turn), ['*hello', '*!q', '<']);
      assert.deepEqual([turn.waitsAt, turn.ending, turn.answers], [null, 'transfer', {q: value}]);
    });
  }
});

describe('a branch', () => {
  const route = (condition: object, scene: Partial<Scene>) => {
    const when = [condition] as Extract<AssistantStep, {type: 'branch'}>['branches'][number]['when'];
    const dialogue = assistant(
      {...ask, id: 'q', body: 'q'},
      {id: 'b', type: 'branch', branches: [{when, next: 'yes'}], else: 'no'},
      {id: 'yes', type: 'transfer', body: 'yes'},
      {id: 'no', type: 'transfer', body: 'no'},
    );
    return lines(continueDialogue(dialogue, {...empty, ...scene}, {stepId: 'q', attempts: 0}, typed(' Lamp ')))[1];
  };
  const cases: readonly (readonly [condition: object, attributes: Scene['attributes'], expected: 'yes' | 'no'])[] = [
    [{attribute: 'vipBool', operator: 'is', value: true}, {vipBool: true}, 'yes'],
    [{attribute: 'vipBool', operator: 'is', value: true}, {vipBool: false}, 'no'],
    [{attribute: 'vipBool', operator: 'is', value: false}, {}, 'no'],
    [{attribute: 'vipBool', operator: 'isNot', value: true}, {}, 'yes'],
    [{attribute: 'vipBool', operator: 'missing'}, {}, 'yes'],
    [{attribute: 'vipBool', operator: 'present'}, {vipBool: false}, 'yes'],
    [{attribute: 'toString', operator: 'present'}, {}, 'no'],
    [{attribute: 'priorityNum', operator: 'above', value: 2}, {priorityNum: 10}, 'yes'],
    [{attribute: 'priorityNum', operator: 'above', value: 2}, {priorityNum: 2}, 'no'],
    [{attribute: 'priorityNum', operator: 'below', value: 2}, {}, 'no'],
    [{attribute: 'atAt', operator: 'below', value: '2026-02-01T00:00:00Z'}, {atAt: '2026-01-05T10:00:00+01:00'}, 'yes'],
    [{attribute: 'xStr', operator: 'above', value: 1}, {xStr: 'lamp 2'}, 'no'],
    [{answer: 'q', operator: 'is', value: 'LAMP'}, {}, 'yes'],
    [{answer: 'q', operator: 'contains', value: 'am'}, {}, 'yes'],
    [{answer: 'other', operator: 'contains', value: ''}, {}, 'no'],
  ];
  for (const [condition, attributes, expected] of cases) {
    it(`goes to “${expected}” by ${JSON.stringify(condition)} with ${JSON.stringify(attributes)}`, () => {
      assert.equal(route(condition, {attributes}), expected);
    });
  }

  it('takes the first that holds in all its conditions', () => {
    const is = (attribute: string) => ({attribute, operator: 'present'}) as const;
    const dialogue = assistant(
      {...ask, id: 'q', body: 'q'},
      {
        id: 'b',
        type: 'branch',
        branches: [
          {when: [is('a'), is('b')], next: 'both'},
          {when: [is('a')], next: 'one'},
        ],
      },
      people,
      {id: 'both', type: 'end', body: 'both'},
      {id: 'one', type: 'end', body: 'one'},
    );
    const go = (attributes: Scene['attributes']) =>
      lines(continueDialogue(dialogue, {...empty, attributes}, {stepId: 'q', attempts: 0}, typed('x'))).at(-1);
    assert.equal(go({a: 1, b: 1}), 'both');
    assert.equal(go({a: 1}), 'one');
    assert.equal(go({b: 1}), '<', 'goes on to the following step');
  });

  it('sees no attribute before the first question, for what is stored must be what was shown', () => {
    const dialogue = assistant(
      {
        id: 'b',
        type: 'branch',
        branches: [{when: [{attribute: 'a', operator: 'present'}], next: 'known'}],
        else: 'unknown',
      },
      {...ask, id: 'known', body: 'known'},
      {...ask, id: 'unknown', body: 'unknown'},
      people,
    );
    const scene = {...empty, attributes: {a: 1}};
    assert.deepEqual(
      openingOf(dialogue, scene).map(({body}) => body),
      ['unknown'],
    );
    assert.deepEqual(lines(beginDialogue(dialogue, scene, typed('x'))), ['*unknown', '<']);
  });
});

it('goes by the hours of a schedule', () => {
  const dialogue = assistant(
    {id: 'h', type: 'hours', scheduleId: 's', closed: 'closed'},
    {...ask, id: 'open', body: 'open'},
    {...ask, id: 'closed', body: 'closed'},
    people,
  );
  const first = (isOpen: boolean) => openingOf(dialogue, {...empty, isOpen: (id) => id === 's' && isOpen})[0]?.body;
  assert.deepEqual([first(true), first(false)], ['open', 'closed']);
});

it('leaves out articles where none is found', () => {
  const search: AssistantStep = {
    id: 'kb',
    type: 'articles',
    body: 'kb',
    search: 'q',
    yes: {displayText: 'Yes', next: 'people'},
    no: {displayText: 'No', next: 'people'},
    none: 'nothing',
  };
  const dialogue = assistant({...ask, id: 'q', body: 'q'}, search, {...ask, id: 'nothing', body: 'nothing'}, people);
  const turn = continueDialogue(dialogue, empty, {stepId: 'q', attempts: 0}, typed('rug'));
  assert.deepEqual([lines(turn), turn?.waitsAt], [['<', 'nothing'], 'nothing']);
});

it('gives a question up after so many wrong answers', () => {
  const email = {id: 'q', type: 'askText', body: 'q', kind: 'email', errorText: 'wrong', maxAttempts: 2} as const;
  const dialogue = assistant({...email, fallback: 'other'}, people, {id: 'other', type: 'transfer', body: 'other'});
  const answer = (attempts: number) => continueDialogue(dialogue, empty, {stepId: 'q', attempts}, typed('no'));
  assert.deepEqual([lines(answer(0)), answer(0)?.attempts, answer(0)?.waitsAt], [['<', 'wrong'], 1, 'q']);
  assert.deepEqual([lines(answer(1)), answer(1)?.ending], [['<', 'other'], 'transfer']);
  const patient = assistant(email, people);
  assert.deepEqual(lines(continueDialogue(patient, empty, {stepId: 'q', attempts: 9}, typed('no'))), ['<', 'wrong']);
});

it('keeps what steps write apart from what the customer answered, and goes by it', () => {
  const dialogue = assistant(
    {...ask, id: 'q', body: 'q', attribute: 'topicStr'},
    {id: 'set', type: 'setAttribute', attribute: 'priorityNum', value: 3},
    {
      id: 'b',
      type: 'branch',
      branches: [{when: [{attribute: 'priorityNum', operator: 'above', value: 2}], next: 'high'}],
    },
    people,
    {id: 'high', type: 'transfer', body: 'high'},
  );
  const turn = continueDialogue(dialogue, empty, {stepId: 'q', attempts: 0}, typed('Lamp'));
  assert.deepEqual([turn?.attributes, turn?.notes], [{topicStr: 'Lamp'}, {priorityNum: 3}]);
  assert.equal(lines(turn).at(-1), 'high');
});

it('cuts a long answer without cutting an emoji in half', () => {
  const dialogue = assistant({...ask, id: 'q', body: 'q'}, people);
  const turn = continueDialogue(dialogue, empty, {stepId: 'q', attempts: 0}, typed('🙂'.repeat(2000)));
  assert.equal(turn?.answers['q'], '🙂'.repeat(1024));
});

describe('a webhook', () => {
  const dialogue = assistant(say('hello'), webhook, {...ask, id: 'next', body: 'next'}, people, {
    ...ask,
    id: 'found',
    body: 'found',
  });
  it('ends the opening, and waits behind the customer’s first message', () => {
    assert.deepEqual(
      openingOf(dialogue, empty).map(({body}) => body),
      ['hello'],
    );
    const turn = beginDialogue(dialogue, empty, typed('Hi'));
    assert.deepEqual([lines(turn), turn.waitsAt], [['*hello', '<'], 'hook']);
  });

  const answer = (next: string | null) => ({next, say: ['a', 'b'], attributes: {xStr: 'x'}});
  const outcomes: readonly (readonly [next: string | null, waitsAt: string | null])[] = [
    ['found', 'found'],
    [null, 'next'],
    ['people', null],
  ];
  for (const [next, waitsAt] of outcomes) {
    it(`goes on by the outcome ${String(next)}`, () => {
      const turn = resumeDialogue(dialogue, empty, webhook, answer(next));
      assert.deepEqual(lines(turn).slice(0, 2), ['a', 'b']);
      assert.deepEqual([turn.waitsAt, turn.notes], [waitsAt, {xStr: 'x'}]);
    });
  }
  it('goes to its fallback without an answer', () => {
    const turn = resumeDialogue(dialogue, empty, webhook, null);
    assert.deepEqual([turn.lines, turn.ending], [[], 'transfer']);
  });
});
