import * as z from 'zod/mini';
import {field, id, imageUrl, list, optional, secret, text, whole} from './schema-field.js';

const body = text(5000);
const stepId = field(id, 'Names the step; unique in its assistant.');
const next = optional(id, 'The step that is next; otherwise the following one.');
const attribute = optional(text(64), 'The conversation’s attribute that takes the answer.');
const question = {id: stepId, body: field(body, 'The question.')};
const seconds = (description: string) => field(whole(1, 2_592_000), description);

const patience = {
  errorText: field(body, 'Said when the answer is refused.'),
  maxAttempts: optional(whole(1, 20), 'Wrong answers until `fallback` is next.', 3),
  fallback: optional(id, 'The step for those; without it the question is never given up.'),
};

const SaySchema = z.strictObject({
  id: stepId,
  type: field(z.literal('say'), 'Says something and goes on.'),
  body: field(body, 'Markdown, as in messages.'),
});

const AskTextSchema = z.strictObject({
  ...question,
  type: field(z.literal('askText'), 'A question that is answered in the composer.'),
  kind: optional(z.enum(['text', 'email', 'phone', 'name']), 'What the answer must be.', 'text'),
  pattern: optional(text(500), 'Beyond that: a regular expression for the whole answer, without anchors.'),
  ...patience,
  attribute,
  next,
});

const choice = {
  value: field(text(128), 'What is stored.'),
  displayText: field(text(200), 'What is shown, and becomes the customer’s message.'),
  next,
};

const AskButtonsSchema = z.strictObject({
  ...question,
  type: field(z.literal('askButtons'), 'A choice; the composer is locked until one is made.'),
  buttons: field(list(z.strictObject(choice), 30), 'What can be chosen.'),
  attribute,
});

const ListItemSchema = z.strictObject({
  value: field(text(128), 'What is stored.'),
  titleText: field(text(200), 'What is shown, and becomes the customer’s message.'),
  detailsText: optional(text(500), 'Below the title.'),
  imageUrl: optional(imageUrl, 'A picture.'),
  next,
});

const AskListSchema = z.strictObject({
  ...question,
  type: field(z.literal('askList'), 'A choice among things that a button has no room for.'),
  items: field(list(ListItemSchema, 50), 'What can be chosen.'),
  attribute,
});

const AskAttributeSchema = z.strictObject({
  ...question,
  type: field(z.literal('askAttribute'), 'A question for an attribute; a tree is offered to choose from.'),
  attribute: field(text(64), 'The conversation’s attribute that takes the answer.'),
  ...patience,
  leafRequired: optional(z.boolean(), 'Of a tree attribute: an inner node is no answer.', false),
  next,
});

const verdict = z.strictObject({displayText: field(text(200), 'What is shown.'), next});

const ArticlesSchema = z.strictObject({
  ...question,
  type: field(z.literal('articles'), 'Offers articles, and asks whether they answer the question.'),
  articleIds: optional(list(id, 10), 'These articles; either these or `search`.'),
  search: optional(id, 'Those that fit the answer to this step best.'),
  limit: optional(whole(1, 10), 'Articles that `search` shows at most.', 3),
  followupText: optional(text(500), 'Asked below the articles.'),
  yes: field(verdict, 'They did.'),
  no: field(verdict, 'They did not.'),
  none: optional(id, 'The step when `search` finds nothing; otherwise where `no` leads.'),
});

const FeedbackSchema = z.strictObject({
  ...question,
  type: field(z.literal('feedback'), 'Asks how something was.'),
  actions: field(
    list(
      z.strictObject({
        ...choice,
        valueType: optional(z.enum(['text', 'emoji']), 'How `displayText` is shown.', 'text'),
      }),
      10,
    ),
    'What can be chosen.',
  ),
  attribute,
});

const scalar = z.union([z.string().check(z.maxLength(5000)), z.number(), z.boolean()], {
  error: 'a text, a number, true or false',
});

const ConditionSchema = z
  .strictObject({
    attribute: optional(text(64), 'Looks at an attribute of the conversation; either this or `answer`.'),
    answer: optional(id, 'Looks at the answer to this step.'),
    operator: field(
      z.enum(['is', 'isNot', 'contains', 'above', 'below', 'present', 'missing']),
      'Texts are compared without case; `above` and `below` compare numbers and times.',
    ),
    value: optional(scalar, 'What it is compared with; not for `present` and `missing`.'),
  })
  .check(
    z.refine(({attribute, answer}) => (attribute === undefined) !== (answer === undefined), {
      error: 'either `attribute` or `answer`, and not both',
    }),
    z.refine(({operator, value}) => (value === undefined) === (operator === 'present' || operator === 'missing'), {
      error: 'an operator with its `value`, or `present` or `missing` without one',
    }),
  );

const BranchSchema = z.strictObject({
  id: stepId,
  type: field(z.literal('branch'), 'Goes where the first branch leads of which all conditions hold.'),
  branches: field(
    list(
      z.strictObject({
        when: field(list(ConditionSchema, 20), 'Conditions that must all hold.'),
        next: field(id, 'The step that is next then.'),
      }),
      50,
    ),
    'Tried in this order.',
  ),
  else: optional(id, 'The step when none holds; otherwise the following one.'),
});

const HoursSchema = z.strictObject({
  id: stepId,
  type: field(z.literal('hours'), 'Goes by the hours of a schedule.'),
  scheduleId: field(id, 'The schedule.'),
  open: optional(id, 'The step in its hours; otherwise the following one.'),
  closed: optional(id, 'The step outside its hours; otherwise the following one.'),
});

const SetAttributeSchema = z.strictObject({
  id: stepId,
  type: field(z.literal('setAttribute'), 'Writes an attribute that the customer was not asked for.'),
  attribute: field(text(64), 'The conversation’s attribute.'),
  value: field(z.nullable(scalar), 'Null clears it.'),
  next,
});

const CallWebhookSchema = z.strictObject({
  id: stepId,
  type: field(z.literal('callWebhook'), 'Asks a program by HTTP POST; what it answers chooses the next step.'),
  url: field(
    z.string().check(z.maxLength(2000), z.regex(/^https?:\/\/[^\s/]/, 'an http(s) address')),
    'The address of the program.',
  ),
  secret: optional(secret, 'Signs the request (Standard Webhooks): `whsec_` and 24 to 64 bytes in base64.'),
  timeoutSeconds: optional(whole(1, 20), 'How long an answer is waited for.', 5),
  allowPrivate: optional(z.boolean(), 'True lets it call this machine or a private network.', false),
  outcomes: optional(z.record(text(128), id), 'What the program may answer as `next`, with the step that it means.'),
  next: optional(id, 'The step for an answer without `next`; otherwise the following one.'),
  fallback: field(id, 'The step when no good answer comes in time.'),
});

const GoToSchema = z.strictObject({
  id: stepId,
  type: field(z.literal('goTo'), 'Goes on at another step.'),
  step: field(id, 'That step.'),
});

const TransferSchema = z.strictObject({
  id: stepId,
  type: field(z.literal('transfer'), 'Hands the conversation to people.'),
  body: optional(body, 'Said before.'),
});

const EndSchema = z.strictObject({
  id: stepId,
  type: field(z.literal('end'), 'Ends the conversation.'),
  body: optional(body, 'Said before.'),
});

export const StepSchema = z.discriminatedUnion('type', [
  SaySchema,
  AskTextSchema,
  AskButtonsSchema,
  AskListSchema,
  AskAttributeSchema,
  ArticlesSchema,
  FeedbackSchema,
  BranchSchema,
  HoursSchema,
  SetAttributeSchema,
  CallWebhookSchema,
  GoToSchema,
  TransferSchema,
  EndSchema,
]);

export const AssistantSchema = z.strictObject({
  id: field(id, 'What settings and pages name as the assistant.'),
  publicName: optional(z.nullable(text(120)), 'What customers see beside its messages.', null),
  avatarUrl: optional(z.nullable(imageUrl), 'A picture.', null),
  steps: field(
    list(StepSchema, 500).check(z.minLength(1)),
    'It starts at the first; a step without a target of its own goes on to the following one.',
  ),
  reminders: optional(
    list(
      z.strictObject({
        afterSeconds: seconds('Seconds since the customer’s last message.'),
        body: field(body, 'What is said.'),
      }),
      10,
    ),
    'Said, each once, while a question waits; in the order of their times.',
  ),
  abandonment: optional(
    z.strictObject({
      afterSeconds: seconds('Seconds since the customer’s last message; more than the last reminder’s.'),
      body: optional(body, 'Said then.'),
      then: field(z.enum(['end', 'transfer']), 'What becomes of the conversation.'),
    }),
    'What becomes of a question that nobody answers.',
  ),
});

export type StepWire = z.output<typeof StepSchema>;
export type AssistantWire = z.output<typeof AssistantSchema>;
