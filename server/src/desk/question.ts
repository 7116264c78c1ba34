import type {CustomAttributes} from '../../../src/model/custom-attributes.js';
import type {ArticleLink, MessageTemplate, ReplyAction, TreeNode} from '../../../src/model/message-template.js';
import type {OpeningMessage} from '../../../src/model/message.js';
import {stepAfter, type Assistant, type Choice, type QuestionStep} from '../config/assistant.js';
import {toAttributeValue} from '../config/attribute-value.js';
import type {Klass} from '../config/organisation.js';
import {attributeProblems} from './attributes.js';

/** What a customer answered: typed text, or with `value` a choice. */
export interface Answer {
  readonly text: string;
  readonly value: string | null;
}

/** `accepted` with the step to go on with, or what the assistant says about a wrong answer. */
export type Judgement =
  | {readonly accepted: true; readonly next: string; readonly attributes: CustomAttributes}
  | {readonly accepted: false; readonly errorText: string};

const kindPatterns = {
  text: /\S/u,
  name: /\p{L}/u,
  email: /^\s*[^\s@]+@[^\s@.]+(\.[^\s@.]+)+\s*$/u,
  phone: /^\s*\+?[\d\s()./-]{5,24}\s*$/u,
};

/** These wait for a choice, with the composer locked; everything else is typed. */
export function isChoice(step: QuestionStep, klass: Klass | undefined): boolean {
  switch (step.type) {
    case 'askButtons':
    case 'askList':
    case 'articles':
    case 'feedback':
      return true;
    case 'askAttribute':
      return klass?.[step.attribute]?.type === 'tree';
    case 'askText':
      return false;
  }
}

/** `articles` are those that an `articles` step offers. */
export function questionMessage(
  assistant: Assistant,
  step: QuestionStep,
  klass: Klass | undefined,
  articles: readonly ArticleLink[],
): OpeningMessage {
  return {
    ...assistantSays(assistant, step.body),
    template: templateOf(step, klass, articles),
    inputLocked: isChoice(step, klass),
  };
}

export function assistantSays(assistant: Assistant, body: string): OpeningMessage {
  const {id, publicName: displayName, avatarUrl} = assistant;
  return {
    sender: {type: 'assistant', id, displayName, avatarUrl, ai: false},
    body,
    template: null,
    inputLocked: false,
  };
}

function templateOf(
  step: QuestionStep,
  klass: Klass | undefined,
  articles: readonly ArticleLink[],
): MessageTemplate | null {
  switch (step.type) {
    case 'askButtons':
      return {type: 'quickReplies', actions: step.buttons.map(toAction)};
    case 'feedback':
      return {type: 'feedback', actions: step.actions.map(toAction)};
    case 'askList': {
      const items = step.items.map(({value, titleText, detailsText = null, imageUrl = null}) => {
        return {value, titleText, detailsText, imageUrl};
      });
      return {type: 'list', items};
    }
    case 'articles': {
      const actions = [
        toAction({value: 'yes', displayText: step.yes.displayText}),
        toAction({value: 'no', displayText: step.no.displayText}),
      ];
      return {type: 'articles', articles, followupText: step.followupText ?? null, actions};
    }
    case 'askAttribute': {
      const declaration = klass?.[step.attribute];
      if (declaration?.type !== 'tree') return null;
      return {type: 'tree', children: declaration.tree ?? [], leafRequired: step.leafRequired ?? false};
    }
    case 'askText':
      return step.kind === 'text' ? null : {type: 'input', kind: step.kind, required: true};
  }
}

function toAction({
  value,
  displayText,
  valueType = 'text',
}: Choice & {readonly valueType?: ReplyAction['valueType']}): ReplyAction {
  return {value, displayText, valueType};
}

/** The values that a message offers; undefined when it asks for text or nothing. */
export function offeredValues(template: MessageTemplate | null): readonly string[] | undefined {
  switch (template?.type) {
    case 'quickReplies':
    case 'articles':
    case 'feedback':
      return template.actions.map(({value}) => value);
    case 'list':
      return template.items.map(({value}) => value);
    case 'tree':
      return nodesOf(template.children)
        .filter((node) => !template.leafRequired || node.children.length === 0)
        .map(({id}) => id);
    case 'input':
    case 'satisfaction':
    case 'text':
    case undefined:
      return undefined;
  }
}

function nodesOf(nodes: readonly TreeNode[]): readonly TreeNode[] {
  return nodes.flatMap((node) => [node, ...nodesOf(node.children)]);
}

/** A choice is judged by its value, which must have been checked against what was offered. */
export function judge(assistant: Assistant, step: QuestionStep, klass: Klass | undefined, answer: Answer): Judgement {
  const following = stepAfter(assistant, step.id)?.id ?? '';
  switch (step.type) {
    case 'askButtons':
      return choose(step, step.buttons, following, klass, answer);
    case 'askList':
      return choose(step, step.items, following, klass, answer);
    case 'feedback':
      return choose(step, step.actions, following, klass, answer);
    case 'articles': {
      const offered = [
        {value: 'yes', ...step.yes},
        {value: 'no', ...step.no},
      ];
      return choose(step, offered, following, klass, answer);
    }
    case 'askText': {
      const text = answer.value ?? answer.text;
      const fits = kindPatterns[step.kind].test(text) && (step.pattern === undefined || matches(step.pattern, text));
      const attributes = step.attribute === undefined ? {} : {[step.attribute]: text.trim()};
      if (!fits || !isAllowed(attributes, klass)) return {accepted: false, errorText: step.errorText};
      return {accepted: true, next: step.next ?? following, attributes};
    }
    case 'askAttribute': {
      const type = klass?.[step.attribute]?.type ?? 'string';
      const attributes = {[step.attribute]: toAttributeValue(answer.value ?? answer.text, type)};
      if (!isAllowed(attributes, klass)) return {accepted: false, errorText: step.errorText};
      return {accepted: true, next: step.next ?? following, attributes};
    }
  }
}

function choose(
  {body, attribute}: {readonly body: string; readonly attribute?: string},
  offered: readonly {readonly value: string; readonly next?: string}[],
  following: string,
  klass: Klass | undefined,
  answer: Answer,
): Judgement {
  const chosen = offered.find(({value}) => value === answer.value);
  if (!chosen) return {accepted: false, errorText: body};
  const type = (attribute !== undefined && klass?.[attribute]?.type) || 'string';
  // A checked configuration offers nothing that the attribute cannot take.
  const attributes = attribute === undefined ? {} : {[attribute]: toAttributeValue(chosen.value, type)};
  return {accepted: true, next: chosen.next ?? following, attributes};
}

function matches(pattern: string, text: string): boolean {
  return new RegExp(`^(?:${pattern})$`, 'u').test(text);
}

/** Null clears an attribute: a conversion that failed must not pass for one. */
function isAllowed(attributes: CustomAttributes, klass: Klass | undefined): boolean {
  const isFilled = Object.values(attributes).every((value) => value !== null && value !== '');
  return isFilled && attributeProblems(attributes, klass, 'agent').length === 0;
}
