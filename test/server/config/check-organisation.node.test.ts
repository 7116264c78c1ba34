import assert from 'node:assert/strict';
import {it} from 'node:test';
import {createChatServer} from '../../../server/src/chat-server.js';
import type {AssistantStep} from '../../../server/src/config/assistant.js';
import {checkOrganisation} from '../../../server/src/config/check-organisation.js';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {withSettings} from '../../../server/src/config/organisation.js';
import {LocalHub} from '../../../server/src/hub/local-hub.js';
import {MemoryStore} from '../../../server/src/store/memory-store.js';
import {demoWith} from '../test-desk.js';

it('finds nothing wrong with the demo', () => {
  assert.deepEqual(checkOrganisation(demoOrganisation), []);
});

const end = {id: 'z', type: 'end'} as const;
const say = (id: string) => ({id, type: 'say', body: 'x'}) as const;
const ask = {id: 'a', type: 'askText', body: 'x', kind: 'text', errorText: 'x'} as const;

const mistakes: Record<string, [steps: readonly AssistantStep[], message: RegExp]> = {
  'no step': [[], /has no step/],
  'an undefined step': [[{id: 'a', type: 'goTo', step: 'b'}], /step “a”: there is no step “b”/],
  'an undefined step behind a button': [
    [{id: 'a', type: 'askButtons', body: 'x', buttons: [{value: '1', displayText: '1', next: 'b'}]}, end],
    /there is no step “b”/,
  ],
  'an unreachable step': [[{id: 'a', type: 'goTo', step: 'z'}, say('lost'), end], /“lost” can never be reached/],
  'a dialogue that runs off its end': [[ask], /runs off its end after step “a”/],
  'a step twice': [[say('a'), say('a'), end], /“a” exists twice/],
  'a circle without a question': [[say('a'), {id: 'b', type: 'goTo', step: 'a'}], /in a circle/],
  'a question without buttons': [[{id: 'a', type: 'askButtons', body: 'x', buttons: []}], /needs a button/],
  'a pattern that is none': [[{...ask, pattern: '('}, end], /no regular expression/],
  'an undeclared attribute': [[{...ask, attribute: 'nope'}, end], /“nope” is not declared/],
};
for (const [what, [steps, message]] of Object.entries(mistakes)) {
  it(`names ${what}`, () => {
    const assistants = [{id: 'bad', publicName: null, avatarUrl: null, steps}];
    const organisation = withSettings(demoWith({assistants}), {assistantId: null});
    const sites = organisation.sites.map((site) => ({...site, brands: []}));
    const problems = checkOrganisation({...organisation, sites});
    assert.match(problems.join('\n'), message);
    assert.match(problems.join('\n'), /bad/);
  });
}

it('names a site’s assistant and schedule that do not exist', () => {
  const wrong = withSettings(demoOrganisation, {assistantId: 'gone', scheduleId: 'gone'});
  const problems = checkOrganisation(wrong).join('\n');
  assert.match(problems, /Site “pk_demo” names the assistant “gone”/);
  assert.match(problems, /Site “pk_demo” names the schedule “gone”/);
});

it('keeps a server with a wrong configuration from starting', () => {
  const organisation = withSettings(demoOrganisation, {assistantId: 'gone'});
  assert.throws(
    () => createChatServer({store: new MemoryStore(), hub: new LocalHub(), organisation}),
    /configuration is wrong:\nSite “pk_demo”/,
  );
});
