import type {AttributeValue} from '../../../src/model/custom-attributes.js';
import {isQuestion, type AssistantStep, type BranchStep, type CallWebhookStep} from './assistant.js';
import {toAttributeValue, valueProblem} from './attribute-value.js';
import {below, hintAt, repeated, type ConfigPath, type Mistake} from './mistake.js';
import type {Klass} from './organisation.js';

/** What a step may name. */
export interface StepScope {
  readonly steps: readonly AssistantStep[];
  /** Of conversations; undefined is open. */
  readonly klass: Klass | undefined;
  readonly scheduleIds: readonly string[];
  readonly articleIds: readonly string[];
}

/** Every mistake of a step but for where it leads, with its path from the step. */
export function checkStep(step: AssistantStep, scope: StepScope): readonly Mistake[] {
  const mistakes = isQuestion(step) && step.type !== 'articles' ? checkAttribute(step.attribute, scope.klass) : [];
  switch (step.type) {
    case 'askText':
      return [...mistakes, ...checkPattern(step.pattern)];
    case 'askButtons':
      return [...mistakes, ...checkChoices('buttons', step, step.buttons, scope.klass)];
    case 'askList':
      return [...mistakes, ...checkChoices('items', step, step.items, scope.klass)];
    case 'feedback':
      return [...mistakes, ...checkChoices('actions', step, step.actions, scope.klass)];
    case 'articles':
      return checkArticles(step, scope);
    case 'branch':
      return checkBranches(step, scope);
    case 'hours':
      return checkReference(['scheduleId'], 'schedule', step.scheduleId, scope.scheduleIds);
    case 'setAttribute':
      return [...checkAttribute(step.attribute, scope.klass), ...checkValue(['value'], step, step.value, scope.klass)];
    case 'callWebhook':
      return checkWebhook(step);
    case 'askAttribute':
    case 'say':
    case 'goTo':
    case 'transfer':
    case 'end':
      return mistakes;
  }
}

/** A mistake when `name` is not among `names`. */
export function checkReference(
  path: ConfigPath,
  kind: string,
  name: string,
  names: readonly string[],
): readonly Mistake[] {
  if (names.includes(name)) return [];
  return [{path, text: `There is no ${kind} “${name}”${hintAt(name, names)}`}];
}

function checkAttribute(name: string | undefined, klass: Klass | undefined): readonly Mistake[] {
  if (name === undefined || !klass) return [];
  const declaration = Object.hasOwn(klass, name) ? klass[name] : undefined;
  const path = ['attribute'];
  if (!declaration) {
    const hint = hintAt(name, Object.keys(klass));
    return [{path, text: `The attribute “${name}” is not declared on the conversation klass${hint}`}];
  }
  if (declaration.type !== 'tree' || declaration.tree?.length) return [];
  return [{path, text: `The tree attribute “${name}” has no node.`}];
}

function checkPattern(source: string | undefined): readonly Mistake[] {
  try {
    if (source !== undefined) new RegExp(source, 'u');
    return [];
  } catch {
    return [{path: ['pattern'], text: 'The pattern is no regular expression of JavaScript with the flag u.'}];
  }
}

/** That what is offered can be told apart, and written where the answer goes. */
function checkChoices(
  field: string,
  step: {readonly attribute?: string},
  choices: readonly {readonly value: string}[],
  klass: Klass | undefined,
): readonly Mistake[] {
  if (choices.length === 0) return [{path: [field], text: 'A question needs at least one choice.'}];
  const values = choices.map(({value}) => value);
  const type = step.attribute === undefined ? undefined : klass?.[step.attribute]?.type;
  const unfit = values.flatMap((value, index) => {
    const path = [field, index, 'value'];
    const written = toAttributeValue(value, type ?? 'string');
    // Null would clear the attribute instead.
    if (written !== null) return checkValue(path, step, written, klass);
    return [{path, text: `“${value}” is no ${type}, as the attribute “${step.attribute}” needs.`}];
  });
  return [...repeated('value', values, (index) => [field, index, 'value']), ...unfit];
}

/** An attribute that does not exist is a mistake of its own. */
function checkValue(
  path: ConfigPath,
  {attribute}: {readonly attribute?: string},
  value: AttributeValue,
  klass: Klass | undefined,
): readonly Mistake[] {
  if (attribute === undefined || (klass && !Object.hasOwn(klass, attribute))) return [];
  const text = valueProblem(klass, attribute, value);
  return text === undefined ? [] : [{path, text}];
}

function checkArticles(
  step: Extract<AssistantStep, {type: 'articles'}>,
  {steps, articleIds}: StepScope,
): readonly Mistake[] {
  if ((step.articleIds === undefined) === (step.search === undefined)) {
    return [{path: [], text: 'It needs either `articleIds` or `search`, and not both.'}];
  }
  if (step.search !== undefined) return checkAnswer(['search'], step.search, steps);
  return (step.articleIds ?? []).flatMap((id, index) =>
    checkReference(['articleIds', index], 'article', id, articleIds),
  );
}

function checkBranches({branches}: BranchStep, {steps, klass}: StepScope): readonly Mistake[] {
  return branches.flatMap(({when}, index) =>
    when.flatMap((condition, place) => {
      const path = ['branches', index, 'when', place];
      if ('answer' in condition) return checkAnswer([...path, 'answer'], condition.answer, steps);
      return below(path, checkAttribute(condition.attribute, klass));
    }),
  );
}

/** That a name is that of a question. */
function checkAnswer(path: ConfigPath, id: string, steps: readonly AssistantStep[]): readonly Mistake[] {
  const questions = steps.filter(isQuestion).map((step) => step.id);
  return checkReference(path, 'question', id, questions);
}

function checkWebhook({secret}: CallWebhookStep): readonly Mistake[] {
  if (secret === undefined) return [];
  const [, base64 = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  const bytes = Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
  if (bytes >= 24 && bytes <= 64) return [];
  // Never the value: it is a secret.
  return [{path: ['secret'], text: 'The secret must be `whsec_` and 24 to 64 bytes in base64.'}];
}
