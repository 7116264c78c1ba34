import type {CustomAttributes} from '../../../src/model/custom-attributes.js';
import type {OpeningMessage} from '../../../src/model/message.js';
import {isQuestion, stepAfter, stepOf, type Assistant, type QuestionStep} from '../config/assistant.js';
import type {Klass} from '../config/organisation.js';
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
  /** The step that waits for an answer; null when the dialogue is over. */
  readonly waitsAt: string | null;
  readonly ending: 'transfer' | 'end' | null;
}

interface Walk {
  readonly said: readonly OpeningMessage[];
  readonly question: QuestionStep | null;
  readonly ending: 'transfer' | 'end' | null;
}

/** What a page shows before anything is stored: everything up to and including the first question. */
export function openingOf(assistant: Assistant, klass: Klass | undefined): readonly OpeningMessage[] {
  const {said, question} = walk(assistant, assistant.steps[0]?.id);
  return question ? [...said, questionMessage(assistant, question, klass)] : said;
}

/** The question that a customer may answer while nothing is stored yet. */
export function openingQuestion(assistant: Assistant, klass: Klass | undefined): OpeningMessage | undefined {
  const {question} = walk(assistant, assistant.steps[0]?.id);
  return question ? questionMessage(assistant, question, klass) : undefined;
}

/**
 * Protocol section 10, the seed rule: a typed first message stands before a question that waits for a choice, and
 * answers any other. `answer` is null when the conversation begins without a message.
 */
export function beginDialogue(assistant: Assistant, klass: Klass | undefined, answer: Answer | null): Turn {
  const {said, question, ending} = walk(assistant, assistant.steps[0]?.id);
  const opening = said.map((message) => line(message, {opening: true}));
  const customer: readonly Line[] = answer ? [{from: 'customer'}] : [];
  if (!question) return {lines: [...opening, ...customer], attributes: {}, waitsAt: null, ending};
  const asked = questionMessage(assistant, question, klass);
  if (!answer) {
    const lines = [...opening, line(asked, {opening: true, isQuestion: true})];
    return {lines, attributes: {}, waitsAt: question.id, ending: null};
  }
  if (isChoice(question, klass) && answer.value === null) {
    const lines = [...opening, ...customer, line(asked, {isQuestion: true})];
    return {lines, attributes: {}, waitsAt: question.id, ending: null};
  }
  const before = [...opening, line(asked, {opening: true, isQuestion: true}), ...customer];
  return follow(assistant, klass, question, answer, before);
}

/** The customer's next message while the dialogue waits at `stepId`; undefined when that step no longer exists. */
export function continueDialogue(
  assistant: Assistant,
  klass: Klass | undefined,
  stepId: string,
  answer: Answer,
): Turn | undefined {
  const question = stepOf(assistant, stepId);
  if (!question || !isQuestion(question)) return undefined;
  if (isChoice(question, klass) && answer.value === null) {
    const again = line(questionMessage(assistant, question, klass), {isQuestion: true});
    return {lines: [{from: 'customer'}, again], attributes: {}, waitsAt: question.id, ending: null};
  }
  return follow(assistant, klass, question, answer, [{from: 'customer'}]);
}

function follow(
  assistant: Assistant,
  klass: Klass | undefined,
  question: QuestionStep,
  answer: Answer,
  before: readonly Line[],
): Turn {
  const judgement = judge(assistant, question, klass, answer);
  if (!judgement.accepted) {
    const lines = [...before, line(assistantSays(assistant, judgement.errorText))];
    return {lines, attributes: {}, waitsAt: question.id, ending: null};
  }
  const {said, question: next, ending} = walk(assistant, judgement.next);
  const lines = [...before, ...said.map((message) => line(message))];
  if (next) lines.push(line(questionMessage(assistant, next, klass), {isQuestion: true}));
  return {lines, attributes: judgement.attributes, waitsAt: next?.id ?? null, ending};
}

/** From a step to the next question or the end; a checked configuration has no circle without a question. */
function walk(assistant: Assistant, from: string | undefined): Walk {
  const said: OpeningMessage[] = [];
  let id = from;
  for (let count = 0; id !== undefined && count <= assistant.steps.length; count++) {
    const step = stepOf(assistant, id);
    if (!step) break;
    if (isQuestion(step)) return {said, question: step, ending: null};
    if (step.type !== 'goTo' && step.body !== undefined) said.push(assistantSays(assistant, step.body));
    if (step.type === 'transfer' || step.type === 'end') return {said, question: null, ending: step.type};
    id = step.type === 'goTo' ? step.step : stepAfter(assistant, step.id)?.id;
  }
  return {said, question: null, ending: 'transfer'};
}

function line(message: OpeningMessage, {opening = false, isQuestion = false} = {}): Line {
  return {from: 'assistant', message, opening, isQuestion};
}
