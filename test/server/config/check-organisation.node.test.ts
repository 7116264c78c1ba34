import assert from 'node:assert/strict';
import {it} from 'node:test';
import {createChatServer} from '../../../server/src/chat-server.js';
import type {AssistantStep} from '../../../server/src/config/assistant.js';
import {checkOrganisation} from '../../../server/src/config/check-organisation.js';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {formatMistake} from '../../../server/src/config/mistake.js';
import {withSettings, type Organisation} from '../../../server/src/config/organisation.js';
import {LocalHub} from '../../../server/src/hub/local-hub.js';
import {MemoryStore} from '../../../server/src/store/memory-store.js';
import {demoWith} from '../test-desk.js';

it('finds nothing wrong with the demo', () => {
  assert.deepEqual(checkOrganisation(demoOrganisation), []);
});

function mistakesOf(organisation: Organisation): string {
  return checkOrganisation(organisation).map(formatMistake).join('\n');
}

const end = {id: 'z', type: 'end'} as const;
const say = (id: string) => ({id, type: 'say', body: 'x'}) as const;
const ask = {id: 'a', type: 'askText', body: 'x', kind: 'text', errorText: 'x'} as const;

const mistakes: Record<string, [steps: readonly AssistantStep[], message: RegExp]> = {
  'no step': [[], /assistants\[0\]\.steps: .*at least one step/],
  'an undefined step': [
    [{id: 'a', type: 'goTo', step: 'b'}],
    /steps\[0\]: Step “a” leads to “b”; there is no such step/,
  ],
  'an undefined step behind a button': [
    [{id: 'a', type: 'askButtons', body: 'x', buttons: [{value: '1', displayText: '1', next: 'b'}]}, end],
    /Step “a” leads to “b”; there is no such step/,
  ],
  'an unreachable step': [[{id: 'a', type: 'goTo', step: 'z'}, say('lost'), end], /“lost” can never be reached/],
  'a dialogue that runs off its end': [[ask], /runs off its end after step “a”/],
  'a step twice': [[say('a'), say('a'), end], /assistants\[0\]\.steps\[1\]\.id: The step “a” exists twice/],
  'a circle without a question': [[say('a'), {id: 'b', type: 'goTo', step: 'a'}], /in a circle/],
  'a question without buttons': [
    [{id: 'a', type: 'askButtons', body: 'x', buttons: []}],
    /steps\[0\]\.buttons: .*needs at least one choice/,
  ],
  'a pattern that is none': [[{...ask, pattern: '('}, end], /steps\[0\]\.pattern: .*no regular expression/],
  'an undeclared attribute': [[{...ask, attribute: 'nope'}, end], /steps\[0\]\.attribute: .*“nope” is not declared/],
};
for (const [what, [steps, message]] of Object.entries(mistakes)) {
  it(`names ${what}`, () => {
    const assistants = [{id: 'bad', publicName: null, avatarUrl: null, steps}];
    const organisation = withSettings(demoWith({assistants}), {assistantId: null});
    const sites = organisation.sites.map((site) => ({...site, brands: []}));
    assert.match(mistakesOf({...organisation, sites}), message);
  });
}

it('names a site’s assistant and schedule that do not exist', () => {
  const wrong = withSettings(demoOrganisation, {assistantId: 'gone', scheduleId: 'gone'});
  assert.match(mistakesOf(wrong), /^sites\[0\]\.settings\.assistantId: There is no assistant “gone”/m);
  assert.match(mistakesOf(wrong), /^sites\[0\]\.settings\.scheduleId: There is no schedule “gone”/m);
});

it('keeps a server with a wrong configuration from starting', () => {
  const organisation = withSettings(demoOrganisation, {assistantId: 'gone'});
  assert.throws(
    () => createChatServer({store: new MemoryStore(), hub: new LocalHub(), organisation}),
    /configuration is wrong:\nsites\[0\]\.settings\.assistantId: /,
  );
});
