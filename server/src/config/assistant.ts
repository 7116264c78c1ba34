import type {AttributeValue} from '../../../src/model/custom-attributes.js';

interface StepBase {
  /** Unique within the assistant; how `goTo`, `next` and a run's stored state name the step. */
  readonly id: string;
}

export interface SayStep extends StepBase {
  readonly type: 'say';
  readonly body: string;
}

/** What becomes of answers that are refused again and again; without it the question is never given up. */
interface Patience {
  /** Wrong answers until `fallback` is next; default 3. */
  readonly maxAttempts?: number;
  readonly fallback?: string;
}

/** A question that is answered in the composer. */
export interface AskTextStep extends StepBase, Patience {
  readonly type: 'askText';
  readonly body: string;
  readonly kind: 'text' | 'email' | 'phone' | 'name';
  /** Beyond what `kind` demands: a regular expression for the whole answer, without anchors. */
  readonly pattern?: string;
  /** Said when the answer is refused. */
  readonly errorText: string;
  /** The conversation's attribute that takes the answer. */
  readonly attribute?: string;
  /** Without it the following step is next. */
  readonly next?: string;
}

/** One of the answers that a question offers. */
export interface Choice {
  readonly value: string;
  readonly displayText: string;
  readonly next?: string;
}

/** Kustomer's Button Question: the composer is locked until one is chosen. */
export interface AskButtonsStep extends StepBase {
  readonly type: 'askButtons';
  readonly body: string;
  readonly buttons: readonly Choice[];
  readonly attribute?: string;
}

/** A choice among things that a button has no room for; locks the composer like one. */
export interface AskListStep extends StepBase {
  readonly type: 'askList';
  readonly body: string;
  readonly items: readonly {
    readonly value: string;
    readonly titleText: string;
    readonly detailsText?: string;
    readonly imageUrl?: string;
    readonly next?: string;
  }[];
  readonly attribute?: string;
}

/** Kustomer's Data Attribute Question: the answer is written as the attribute's declared type. */
export interface AskAttributeStep extends StepBase, Patience {
  readonly type: 'askAttribute';
  readonly body: string;
  readonly attribute: string;
  readonly errorText: string;
  /** Of a tree attribute: an inner node is no answer. */
  readonly leafRequired?: boolean;
  readonly next?: string;
}

/** Offers articles that may answer the customer before people do, and asks whether they did. */
export interface ArticlesStep extends StepBase {
  readonly type: 'articles';
  readonly body: string;
  /** These articles, ... */
  readonly articleIds?: readonly string[];
  /** ... or those that fit the answer to this step best. */
  readonly search?: string;
  /** Articles that `search` shows at most; default 3. */
  readonly limit?: number;
  /** Asked below the articles. */
  readonly followupText?: string;
  readonly yes: {readonly displayText: string; readonly next?: string};
  readonly no: {readonly displayText: string; readonly next?: string};
  /** Where it goes on, without a word, when `search` finds nothing; without it, where `no` goes on. */
  readonly none?: string;
}

/** Asks how something was. */
export interface FeedbackStep extends StepBase {
  readonly type: 'feedback';
  readonly body: string;
  readonly actions: readonly (Choice & {readonly valueType?: 'text' | 'emoji'})[];
  readonly attribute?: string;
}

/** Looks at one thing: either an attribute of the conversation, or the answer to a step (a choice's value). */
export type Condition = {readonly attribute: string} | {readonly answer: string};

/**
 * `is`, `isNot` and `contains` compare texts without case and outer space; `above` and `below` compare numbers, or
 * times in RFC 3339. What is missing fulfils `missing` and `isNot` only.
 */
export type Test =
  | {readonly operator: 'is' | 'isNot' | 'contains' | 'above' | 'below'; readonly value: string | number | boolean}
  | {readonly operator: 'present' | 'missing'};

/** Goes where the first branch leads of which all conditions hold. */
export interface BranchStep extends StepBase {
  readonly type: 'branch';
  readonly branches: readonly {readonly when: readonly (Condition & Test)[]; readonly next: string}[];
  /** Without it the following step is next. */
  readonly else?: string;
}

/** Goes by the hours of a schedule. */
export interface HoursStep extends StepBase {
  readonly type: 'hours';
  readonly scheduleId: string;
  /** Without one the following step is next. */
  readonly open?: string;
  readonly closed?: string;
}

/** Writes what the customer did not say; visitors do not see it unless the klass says so. */
export interface SetAttributeStep extends StepBase {
  readonly type: 'setAttribute';
  readonly attribute: string;
  /** Null clears it. */
  readonly value: AttributeValue;
  readonly next?: string;
}

/** Asks a program of the operator's by HTTP POST; what it answers chooses the next step. */
export interface CallWebhookStep extends StepBase {
  readonly type: 'callWebhook';
  readonly url: string;
  /** Signs the request by Standard Webhooks: `whsec_` and 24 to 64 bytes in base64. */
  readonly secret?: string;
  /** Default 5, at most 20. */
  readonly timeoutSeconds?: number;
  /** Lets it call this machine or a private network. */
  readonly allowPrivate?: boolean;
  /** What the program may answer as `next`, with the step that it means. */
  readonly outcomes?: Readonly<Record<string, string>>;
  /** For an answer without `next`; without it the following step. */
  readonly next?: string;
  /** Next when there is no answer in time, or none that is allowed. */
  readonly fallback: string;
}

export interface GoToStep extends StepBase {
  readonly type: 'goTo';
  readonly step: string;
}

/** Hands the conversation to people. */
export interface TransferStep extends StepBase {
  readonly type: 'transfer';
  readonly body?: string;
}

/** Ends the conversation. */
export interface EndStep extends StepBase {
  readonly type: 'end';
  readonly body?: string;
}

export type QuestionStep = AskTextStep | AskButtonsStep | AskListStep | AskAttributeStep | ArticlesStep | FeedbackStep;
export type AssistantStep =
  | SayStep
  | QuestionStep
  | BranchStep
  | HoursStep
  | SetAttributeStep
  | CallWebhookStep
  | GoToStep
  | TransferStep
  | EndStep;

/** A dialogue as data. It starts at its first step; a step without a target of its own goes on to the following one. */
export interface Assistant {
  readonly id: string;
  readonly publicName: string | null;
  readonly avatarUrl: string | null;
  readonly steps: readonly AssistantStep[];
  /** Said, each once, while a question waits; seconds since the customer's last message. Ascending. */
  readonly reminders?: readonly {readonly afterSeconds: number; readonly body: string}[];
  /** What becomes of a question that nobody answers; after the last reminder. */
  readonly abandonment?: {readonly afterSeconds: number; readonly body?: string; readonly then: 'end' | 'transfer'};
}

export function isQuestion(step: AssistantStep): step is QuestionStep {
  switch (step.type) {
    case 'askText':
    case 'askButtons':
    case 'askList':
    case 'askAttribute':
    case 'articles':
    case 'feedback':
      return true;
    default:
      return false;
  }
}

export function stepOf(assistant: Assistant, id: string): AssistantStep | undefined {
  return assistant.steps.find((step) => step.id === id);
}

/** The step that follows in the list; undefined after the last one. */
export function stepAfter(assistant: Assistant, id: string): AssistantStep | undefined {
  return assistant.steps[assistant.steps.findIndex((step) => step.id === id) + 1];
}

/** Where a step may lead, by id; undefined stands for running off the end. */
export function targetsOf(assistant: Assistant, step: AssistantStep): readonly (string | undefined)[] {
  const following = stepAfter(assistant, step.id)?.id;
  const orFollowing = ({next}: {readonly next?: string}) => next ?? following;
  switch (step.type) {
    case 'say':
      return [following];
    case 'askText':
    case 'askAttribute':
      return [orFollowing(step), ...(step.fallback === undefined ? [] : [step.fallback])];
    case 'askButtons':
      return step.buttons.map(orFollowing);
    case 'askList':
      return step.items.map(orFollowing);
    case 'feedback':
      return step.actions.map(orFollowing);
    case 'articles':
      return [orFollowing(step.yes), orFollowing(step.no), ...silentTargetsOf(assistant, step)];
    case 'branch':
      return [...step.branches.map(({next}) => next), step.else ?? following];
    case 'hours':
      return [step.open ?? following, step.closed ?? following];
    case 'setAttribute':
      return [orFollowing(step)];
    case 'callWebhook':
      return [...Object.values(step.outcomes ?? {}), orFollowing(step), step.fallback];
    case 'goTo':
      return [step.step];
    case 'transfer':
    case 'end':
      return [];
  }
}

/** Where a step may lead without waiting for the customer. */
export function silentTargetsOf(assistant: Assistant, step: AssistantStep): readonly (string | undefined)[] {
  if (!isQuestion(step)) return targetsOf(assistant, step);
  if (step.type !== 'articles' || step.search === undefined) return [];
  return [step.none ?? step.no.next ?? stepAfter(assistant, step.id)?.id];
}
