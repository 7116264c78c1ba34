import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Assistant, AssistantStep} from '../../../server/src/config/assistant.js';
import {checkAssistant} from '../../../server/src/config/check-assistant.js';
import {formatMistake} from '../../../server/src/config/mistake.js';
import type {Klass} from '../../../server/src/config/organisation.js';

const klass: Klass = {
  topicStr: {type: 'string'},
  vipBool: {type: 'boolean'},
  priorityNum: {type: 'number'},
  productTree: {type: 'tree', tree: [{id: 'lamps', displayName: 'Lamps', children: []}]},
};
const scope = {klass, scheduleIds: ['office'], articleIds: ['returns']};
const end = {id: 'z', type: 'end'} as const;
const ask = {id: 'q', type: 'askText', body: 'q', kind: 'text', errorText: 'e'} as const;
const articles = {id: 'a', type: 'articles', body: 'a', yes: {displayText: 'Y'}, no: {displayText: 'N'}} as const;
const hook = {id: 'h', type: 'callWebhook', url: 'https://hooks.example.com/', fallback: 'z'} as const;
const button = (value: string, next?: string) => ({value, displayText: value, ...(next === undefined ? {} : {next})});
const set = (attribute: string, value: string | number | boolean | null): AssistantStep => {
  return {id: 's', type: 'setAttribute', attribute, value};
};
const branchOn = (condition: object): AssistantStep => {
  const when = [condition] as Extract<AssistantStep, {type: 'branch'}>['branches'][number]['when'];
  return {id: 'b', type: 'branch', branches: [{when, next: 'z'}]};
};

function mistakesOf(steps: readonly AssistantStep[], more: Partial<Assistant> = {}): string {
  const assistant = {id: 'test', publicName: null, avatarUrl: null, steps, ...more};
  return checkAssistant(assistant, scope).map(formatMistake).join('\n');
}

const good: Record<string, readonly AssistantStep[]> = {
  'every target default': [ask, {id: 'h', type: 'hours', scheduleId: 'office'}, set('priorityNum', 2), end],
  'a search that finds nothing': [ask, {...articles, search: 'q', none: 'z'}, end],
  'a branch on an answer and an attribute': [
    ask,
    branchOn({answer: 'q', operator: 'present'}),
    branchOn({attribute: 'vipBool', operator: 'is', value: true}),
    end,
  ].map((step, index) => ({...step, id: step === end ? 'z' : step === ask ? 'q' : `b${index}`})),
  'buttons that are an attribute’s values': [
    {id: 'v', type: 'askButtons', body: 'v', attribute: 'vipBool', buttons: [button('yes'), button('no')]},
    {id: 'p', type: 'feedback', body: 'p', attribute: 'priorityNum', actions: [button('1'), button('2.5')]},
    {id: 't', type: 'askButtons', body: 't', attribute: 'productTree', buttons: [button('lamps')]},
    end,
  ],
  'a webhook': [{...hook, secret: `whsec_${btoa('x'.repeat(24))}`, outcomes: {a: 'z'}, next: 'z'}, end],
  'an attribute that is cleared': [set('productTree', null), end],
  'a circle with a question': [ask, {id: 'g', type: 'branch', branches: [], else: 'q'}],
};
describe('an assistant without a mistake', () => {
  for (const [what, steps] of Object.entries(good)) it(`has ${what}`, () => assert.equal(mistakesOf(steps), ''));
});

const bad: Record<string, readonly [steps: readonly AssistantStep[], message: RegExp]> = {
  'an unknown schedule': [[{id: 'h', type: 'hours', scheduleId: 'ofice'}, end], /steps\[0\]\.scheduleId.*“office”/],
  'an unknown article': [[{...articles, articleIds: ['gone']}, end], /articleIds\[0\].*“gone”/],
  'articles by both': [[ask, {...articles, search: 'q', articleIds: ['returns']}, end], /either/],
  'articles by neither': [[articles, end], /either/],
  'a search by what nobody asks': [[ask, {...articles, search: 'z'}, end], /search.*no question “z”/],
  'a branch to nowhere': [[branchOn({attribute: 'vipBool', operator: 'present'})], /leads to “z”/],
  'a branch on an unknown attribute': [[branchOn({attribute: 'vipBol', operator: 'present'}), end], /“vipBool”/],
  'a branch on the answer to no question': [[branchOn({answer: 'z', operator: 'present'}), end], /no question “z”/],
  'an unknown outcome': [[{...hook, outcomes: {a: 'gone'}}, end], /leads to “gone”/],
  'an unknown fallback': [[{...hook, fallback: 'gone'}, end], /leads to “gone”/],
  'a secret that is none': [[{...hook, secret: 'whsec_c2hvcnQ='}, end], /24 to 64 bytes/],
  'an unknown fallback of a question': [[{...ask, fallback: 'gone'}, end], /leads to “gone”/],
  'a choice twice': [
    [
      {
        id: 'l',
        type: 'askList',
        body: 'l',
        items: [
          {value: '1', titleText: 'a'},
          {value: '1', titleText: 'b'},
        ],
      },
      end,
    ],
    /items\[1\]\.value/,
  ],
  'a choice that its attribute cannot take': [
    [{id: 'v', type: 'askButtons', body: 'v', attribute: 'vipBool', buttons: [button('maybe')]}, end],
    /buttons\[0\]\.value: “maybe” is no boolean/,
  ],
  'a node that its tree does not have': [[set('productTree', 'cars'), end], /value: .*node of its tree/],
  'a value of another type': [[set('priorityNum', '2'), end], /steps\[0\]\.value: .*a finite number/],
  'an unknown attribute': [[set('nope', 1), end], /attribute: .*“nope” is not declared/],
  'a circle of webhooks': [[{...hook, outcomes: {again: 'h'}}, end], /in a circle/],
  'a circle through articles that are not found': [
    [
      ask,
      {...articles, search: 'q', yes: button('x', 'z'), no: button('x', 'z'), none: 'g'},
      end,
      {id: 'g', type: 'goTo', step: 'a'},
    ],
    /in a circle/,
  ],
  'a circle through one branch': [
    [{id: 'b', type: 'branch', branches: [{when: [{attribute: 'vipBool', operator: 'present'}], next: 'b'}]}, end],
    /in a circle/,
  ],
};
describe('an assistant with a mistake', () => {
  for (const [what, [steps, message]] of Object.entries(bad)) {
    it(`is told of ${what}`, () => assert.match(mistakesOf(steps), message));
  }
  it('never shows a secret', () => assert.ok(!mistakesOf([{...hook, secret: 'whsec_c2hvcnQ='}, end]).includes('c2hv')));
  it('is told of times in the wrong order', () => {
    const reminders = [
      {afterSeconds: 60, body: 'a'},
      {afterSeconds: 60, body: 'b'},
    ];
    const abandonment = {afterSeconds: 30, then: 'end'} as const;
    assert.match(mistakesOf([end], {reminders}), /reminders\[1\]\.afterSeconds.*more than 60/);
    assert.match(mistakesOf([end], {reminders, abandonment}), /abandonment\.afterSeconds.*more than 60/);
  });
});
