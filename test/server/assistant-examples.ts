import assert from 'node:assert/strict';
import type {Assistant, AssistantStep, CallWebhookStep} from '../../server/src/config/assistant.js';
import type {Organisation} from '../../server/src/config/organisation.js';
import type {OutboundFetch} from '../../server/src/desk/desk.js';
import type {ChatStore} from '../../server/src/store/chat-store.js';
import type {Message} from '../../src/model/message.js';
import {demoWith, TestDesk, type TestVisitor} from './test-desk.js';

export const ask = {type: 'askText', kind: 'text', errorText: 'Again.'} as const;
export const people = {id: 'people', type: 'transfer', body: 'A colleague goes on.'} as const;
export const colours = {
  id: 'colour',
  type: 'askButtons',
  body: 'Which colour?',
  buttons: [
    {value: 'red', displayText: 'Red'},
    {value: 'blue', displayText: 'Blue'},
  ],
} as const;

export const webhook: CallWebhookStep = {
  id: 'look up',
  type: 'callWebhook',
  url: 'https://hooks.example.com/orders?token=s3cret',
  outcomes: {found: 'found', unknown: 'order'},
  fallback: 'people',
};

/** Asks for an order, then asks a webhook about it. */
export const orderSteps = (step: Partial<CallWebhookStep> = {}): readonly AssistantStep[] => [
  {...ask, id: 'order', body: 'Which order?', attribute: 'orderIdStr'},
  {...webhook, ...step},
  {...ask, id: 'found', body: 'What about it?'},
  people,
];

/** The demo with one assistant, `test`, that answers first. */
export function organisationWith(
  assistant: Partial<Assistant> & Pick<Assistant, 'steps'>,
  change: Partial<Organisation> = {},
): Organisation {
  const assistants = [{id: 'test', publicName: 'Assistant', avatarUrl: null, ...assistant}];
  const organisation = demoWith({assistants, ...change});
  const sites = organisation.sites.map((site) => ({...site, settings: {...site.settings, assistantId: 'test'}}));
  return {...organisation, sites};
}

export function deskWith(
  assistant: Parameters<typeof organisationWith>[0],
  options: {readonly store?: ChatStore; readonly fetch?: OutboundFetch; readonly change?: Partial<Organisation>} = {},
): TestDesk {
  const {change, ...rest} = options;
  return new TestDesk({organisation: organisationWith(assistant, change), ...rest});
}

/** The same visitor as another node or another process sees it. */
export async function thread(desk: TestDesk, visitor: TestVisitor, id: string): Promise<readonly Message[]> {
  return (await desk.ask('GET', `/v1/conversations/${id}/messages`, {token: visitor.token})).messages;
}

/** `<` from the customer, `>` from the assistant, `!` locked. */
export function script(messages: readonly Message[]): readonly string[] {
  return messages.map(
    ({direction, body, inputLocked}) => `${direction === 'in' ? '<' : '>'}${inputLocked ? '!' : ''} ${body}`,
  );
}

/** The types of a visitor's events, oldest first. */
export async function eventTypes(desk: TestDesk, visitor: TestVisitor): Promise<readonly string[]> {
  return (await desk.store.events(visitor.id, 0, 200)).map(({event}) => event.type);
}

/** Chooses an answer of the newest message that offers some. */
export async function choose(visitor: TestVisitor, id: string, value: string): Promise<void> {
  const question = (await visitor.messages(id)).messages.findLast(({template}) => template !== null);
  const reply = await visitor.send(id, {reply: {messageId: question?.id, value}});
  assert.equal(reply.status, 201, reply.text);
}

/** Resolves once it holds: for what happens beside the requests of a test. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}
