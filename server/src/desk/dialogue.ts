import type {CustomAttributes} from '../../../src/model/custom-attributes.js';
import type {OpeningMessage} from '../../../src/model/message.js';
import {
  isQuestion,
  stepAfter,
  stepOf,
  type Assistant,
  type CallWebhookStep,
  type HoursStep,
  type QuestionStep,
} from '../config/assistant.js';
import {holds, withAnswer, type Answers, type Scene} from './dialogue-scene.js';
import {assistantSays, isChoice, judge, questionMessage, type Answer} from './question.js';

/** One message that a dialogue wants stored, in order; `customer` stands for the message that the customer sent. */
export type Line =
  | {readonly from: 'customer'}
  | {
      readonly from: 'assistant';
      readonly message: OpeningMessage;
      /** Said before the customer wrote. */
      readonly opening: boolean;
      /** The question that the dialogue now waits at. */
      readonly isQuestion: boolean;
    };

/** What a turn of a dialogue does, as data: nothing here stores or sends. */
export interface Turn {
  readonly lines: readonly Line[];
  /** Attributes that the answers gave. */
  readonly attributes: CustomAttributes;
  /** Attributes that steps wrote: not the customer's words. */
  readonly notes: CustomAttributes;
  /** Everything that was answered until now. */
  readonly answers: Answers;
  /** The question that waits for an answer, or the webhook that waits to be called; null when the dialogue is over. */
  readonly waitsAt: string | null;
  /** Wrong answers to that question until now. */
  readonly attempts: number;
  readonly ending: 'transfer' | 'end' | null;
}

/** Where a dialogue stands between two turns. */
export interface Waiting {
  readonly stepId: string;
  readonly attempts: number;
}

/** What a webhook chose: a name of its outcomes or of a step that they lead to, null to go on. */
export interface WebhookChoice {
  readonly next: string | null;
  readonly say: readonly string[];
  readonly attributes: CustomAttributes;
}

interface Walk {
  readonly said: readonly OpeningMessage[];
  readonly notes: CustomAttributes;
  readonly stop: QuestionStep | CallWebhookStep | null;
  /** What `stop` asks. */
  readonly asked: OpeningMessage | null;
  readonly ending: 'transfer' | 'end' | null;
}

const nothing = {attributes: {}, notes: {}, answers: {}, waitsAt: null, attempts: 0, ending: null} as const;

/**
 * What a page shows before anything is stored: everything up to and including the first question. Nothing is known of
 * the visitor yet, so it is the same for all, and no webhook is called for it.
 */
export function openingOf(assistant: Assistant, scene: Scene): readonly OpeningMessage[] {
  const {said, asked} = open(assistant, scene);
  return asked ? [...said, asked] : said;
}

/** The question that a customer may answer while nothing is stored yet. */
export function openingQuestion(assistant: Assistant, scene: Scene): OpeningMessage | undefined {
  return open(assistant, scene).asked ?? undefined;
}

/** Branches before the first question see no attribute: what is stored must be what was shown. */
function open(assistant: Assistant, scene: Scene): Walk {
  return walk(assistant, {...scene, attributes: {}, answers: {}}, assistant.steps[0]?.id);
}

/**
 * Protocol section 10, the seed rule: a typed first message stands before a question that waits for a choice, and
 * answers any other. `answer` is null when the conversation begins without a message.
 */
export function beginDialogue(assistant: Assistant, scene: Scene, answer: Answer | null): Turn {
  const {said, stop, asked, ending, notes} = open(assistant, scene);
  const opening = said.map((message) => line(message, {opening: true}));
  const customer: readonly Line[] = answer ? [{from: 'customer'}] : [];
  const begun = {...nothing, notes, waitsAt: stop?.id ?? null, ending};
  if (!asked || !stop || !isQuestion(stop)) return {...begun, lines: [...opening, ...customer]};
  const waitsForChoice = isChoice(stop, scene.klass) && answer?.value === null;
  if (waitsForChoice) return {...begun, lines: [...opening, ...customer, line(asked, {isQuestion: true})]};
  const before = [...opening, line(asked, {opening: true, isQuestion: true}), ...customer];
  if (!answer) return {...begun, lines: before};
  const known = {...scene, attributes: {...scene.attributes, ...notes}};
  const turn = follow(assistant, known, {question: stop, attempts: 0}, answer, before);
  return {...turn, notes: {...notes, ...turn.notes}};
}

/** The customer's answer to the question that the dialogue waits at; undefined when that no longer exists. */
export function continueDialogue(
  assistant: Assistant,
  scene: Scene,
  {stepId, attempts}: Waiting,
  answer: Answer,
): Turn | undefined {
  const {klass, answers} = scene;
  const step = stepOf(assistant, stepId);
  const waiting = {...nothing, answers, waitsAt: stepId, attempts};
  if (!step || !isQuestion(step)) return undefined;
  if (isChoice(step, klass) && answer.value === null) {
    const asked = ask(assistant, scene, step);
    return {...waiting, lines: [{from: 'customer'}, line(asked, {isQuestion: true})]};
  }
  return follow(assistant, scene, {question: step, attempts}, answer, [{from: 'customer'}]);
}

/** Goes on behind a webhook. `choice` is null when there was no answer in time, or none that is allowed. */
export function resumeDialogue(
  assistant: Assistant,
  scene: Scene,
  step: CallWebhookStep,
  choice: WebhookChoice | null,
): Turn {
  const notes = choice?.attributes ?? {};
  const target = choice ? targetOf(assistant, step, choice.next) : step.fallback;
  const before = (choice?.say ?? []).map((body) => line(assistantSays(assistant, body)));
  const known = {...scene, attributes: {...scene.attributes, ...notes}};
  const turn = goOn(assistant, known, target, before);
  return {...turn, notes: {...notes, ...turn.notes}};
}

/** False when a webhook named what its step does not declare. */
export function isDeclared({outcomes = {}}: CallWebhookStep, next: string | null): boolean {
  return next === null || Object.hasOwn(outcomes, next) || Object.values(outcomes).includes(next);
}

function targetOf(assistant: Assistant, step: CallWebhookStep, next: string | null): string | undefined {
  if (next === null) return step.next ?? stepAfter(assistant, step.id)?.id;
  if (!isDeclared(step, next)) return step.fallback;
  const {outcomes = {}} = step;
  return Object.hasOwn(outcomes, next) ? outcomes[next] : next;
}

function follow(
  assistant: Assistant,
  scene: Scene,
  {question, attempts}: {readonly question: QuestionStep; readonly attempts: number},
  answer: Answer,
  before: readonly Line[],
): Turn {
  const judgement = judge(assistant, question, scene.klass, answer);
  if (!judgement.accepted) {
    const tried = attempts + 1;
    const fallback = fallbackAfter(question, tried);
    if (fallback !== undefined) return goOn(assistant, scene, fallback, before);
    const lines = [...before, line(assistantSays(assistant, judgement.errorText))];
    return {...nothing, lines, answers: scene.answers, waitsAt: question.id, attempts: tried};
  }
  const {attributes} = judgement;
  const answers = withAnswer(scene.answers, question.id, answer.value ?? answer.text);
  const known = {...scene, answers, attributes: {...scene.attributes, ...attributes}};
  return {...goOn(assistant, known, judgement.next, before), attributes};
}

function fallbackAfter(question: QuestionStep, attempts: number): string | undefined {
  if (question.type !== 'askText' && question.type !== 'askAttribute') return undefined;
  return attempts >= (question.maxAttempts ?? 3) ? question.fallback : undefined;
}

function goOn(assistant: Assistant, scene: Scene, from: string | undefined, before: readonly Line[]): Turn {
  const {said, notes, stop, asked, ending} = walk(assistant, scene, from);
  const lines = [...before, ...said.map((message) => line(message))];
  if (asked) lines.push(line(asked, {isQuestion: true}));
  return {...nothing, lines, notes, answers: scene.answers, waitsAt: stop?.id ?? null, ending};
}

/** From a step to where it must wait, or to the end; a checked configuration has no circle without a question. */
function walk(assistant: Assistant, start: Scene, from: string | undefined): Walk {
  const said: OpeningMessage[] = [];
  let notes: CustomAttributes = {};
  let id = from;
  for (let count = 0; id !== undefined && count <= assistant.steps.length; count++) {
    const step = stepOf(assistant, id);
    if (!step) break;
    const scene = {...start, attributes: {...start.attributes, ...notes}};
    if (step.type === 'callWebhook') return {said, notes, stop: step, asked: null, ending: null};
    if (isQuestion(step)) {
      const isPointless = step.type === 'articles' && scene.findArticles(step, scene.answers).length === 0;
      if (!isPointless) return {said, notes, stop: step, asked: ask(assistant, scene, step), ending: null};
      id = step.none ?? step.no.next ?? stepAfter(assistant, step.id)?.id;
      continue;
    }
    if ('body' in step && step.body !== undefined) said.push(assistantSays(assistant, step.body));
    if (step.type === 'setAttribute') notes = {...notes, [step.attribute]: step.value};
    switch (step.type) {
      case 'transfer':
      case 'end':
        return {said, notes, stop: null, asked: null, ending: step.type};
      case 'goTo':
        id = step.step;
        break;
      case 'branch':
        id = step.branches.find(({when}) => when.every((one) => holds(one, scene)))?.next ?? step.else;
        id ??= stepAfter(assistant, step.id)?.id;
        break;
      case 'hours':
        id = byHours(step, scene) ?? stepAfter(assistant, step.id)?.id;
        break;
      case 'setAttribute':
        id = step.next ?? stepAfter(assistant, step.id)?.id;
        break;
      case 'say':
        id = stepAfter(assistant, step.id)?.id;
        break;
    }
  }
  return {said, notes, stop: null, asked: null, ending: 'transfer'};
}

function byHours({scheduleId, open: whenOpen, closed}: HoursStep, {isOpen}: Scene): string | undefined {
  return isOpen(scheduleId) ? whenOpen : closed;
}

function ask(assistant: Assistant, {klass, answers, findArticles}: Scene, step: QuestionStep): OpeningMessage {
  const articles = step.type === 'articles' ? findArticles(step, answers) : [];
  return questionMessage(assistant, step, klass, articles);
}

function line(message: OpeningMessage, {opening = false, isQuestion = false} = {}): Line {
  return {from: 'assistant', message, opening, isQuestion};
}
