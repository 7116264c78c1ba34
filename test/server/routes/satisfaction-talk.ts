import assert from 'node:assert/strict';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {
  defaultSatisfaction,
  withSettings,
  type Organisation,
  type SatisfactionSettings,
} from '../../../server/src/config/organisation.js';
import type {Satisfaction, SatisfactionForm} from '../../../src/model/satisfaction.js';
import {SatisfactionSchema} from '../../../src/wire/satisfaction-wire.js';
import {TestDesk, type Reply, type TestVisitor} from '../test-desk.js';

export const form: SatisfactionForm = {
  introduction: null,
  ratingPrompt: 'How was it?',
  scale: {type: 'emoji', options: 5, labelLow: null, labelHigh: null},
  questions: [
    {id: 'comment', prompt: 'Why?', type: 'text', options: []},
    {id: 'solved', prompt: 'Solved?', type: 'radio', options: ['Yes', 'No']},
    {id: 'good', prompt: 'What was good?', type: 'checkbox', options: ['Speed', 'Tone', 'Answer']},
  ],
};

export function asking(change: Partial<SatisfactionSettings> = {}, features = {}): Organisation {
  const {settings} = demoOrganisation.sites[0] ?? assert.fail();
  return withSettings(demoOrganisation, {
    features: {...settings.features, csat: true, reopen: true, ...features},
    satisfaction: {...defaultSatisfaction, form, ...change},
  });
}

export interface Talk {
  readonly desk: TestDesk;
  readonly visitor: TestVisitor;
  readonly id: string;
  readonly path: string;
}

/** One message each way, not ended. */
export async function talk(organisation = asking()): Promise<Talk> {
  const desk = new TestDesk({organisation});
  const visitor = await desk.visitor();
  const {id} = await visitor.say('Hi');
  await desk.agentSays(id, 'Hello');
  return {desk, visitor, id, path: `/v1/conversations/${id}/satisfaction`};
}

export async function ended(organisation = asking()): Promise<Talk> {
  const started = await talk(organisation);
  await started.visitor.ask('POST', `/v1/conversations/${started.id}/end`);
  return started;
}

export function read(reply: Reply): Satisfaction {
  assert.equal(reply.status, 200, reply.text);
  return SatisfactionSchema.parse(reply.json);
}

export const rate = ({visitor, path}: Talk, body: unknown) => visitor.ask('PATCH', path, {body});
