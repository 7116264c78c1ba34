import type {AttributeValue, CustomAttributes} from '../../../src/model/custom-attributes.js';
import type {ArticleLink} from '../../../src/model/message-template.js';
import type {ArticlesStep, Condition, Test} from '../config/assistant.js';
import type {Klass} from '../config/organisation.js';

/** What a dialogue may look at: the same scene and the same answer always give the same turn. */
export interface Scene {
  readonly klass: Klass | undefined;
  readonly attributes: CustomAttributes;
  /** What was answered, by the ids of the steps that asked: the choice's value, or the text. */
  readonly answers: Answers;
  readonly isOpen: (scheduleId: string) => boolean;
  readonly findArticles: (step: ArticlesStep, answers: Answers) => readonly ArticleLink[];
}

export type Answers = Readonly<Record<string, string>>;

/** Kept of each answer: enough to go by and to search with. */
const answerChars = 1024;

export function withAnswer(answers: Answers, stepId: string, text: string): Answers {
  // By code points, so that no emoji is cut in half.
  const kept = text.length > answerChars ? [...text.slice(0, 2 * answerChars)].slice(0, answerChars).join('') : text;
  return {...answers, [stepId]: kept.trim()};
}

export function holds(
  condition: Condition & Test,
  {attributes, answers}: Pick<Scene, 'attributes' | 'answers'>,
): boolean {
  const actual = 'attribute' in condition ? own(attributes, condition.attribute) : own(answers, condition.answer);
  const isMissing = actual === undefined || actual === null || actual === '';
  if (!('value' in condition)) return isMissing === (condition.operator === 'missing');
  if (isMissing) return condition.operator === 'isNot';
  return compare(actual, condition.operator, condition.value);
}

function own<Value>(map: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

function compare(
  actual: NonNullable<AttributeValue>,
  operator: 'is' | 'isNot' | 'contains' | 'above' | 'below',
  value: string | number | boolean,
): boolean {
  switch (operator) {
    case 'is':
      return folded(actual) === folded(value);
    case 'isNot':
      return folded(actual) !== folded(value);
    case 'contains':
      return folded(actual).includes(folded(value));
    case 'above':
      return sizeOf(actual) > sizeOf(value);
    case 'below':
      return sizeOf(actual) < sizeOf(value);
  }
}

function folded(value: string | number | boolean): string {
  return String(value).trim().toLowerCase();
}

/** NaN, which is neither above nor below, for what is neither number nor time. */
function sizeOf(value: string | number | boolean): number {
  if (typeof value !== 'string') return Number(value);
  const text = value.trim();
  // `Date.parse` alone finds a year in almost anything.
  if (/^\d{4}-\d\d-\d\d/.test(text)) return Date.parse(text);
  return text === '' ? NaN : Number(text);
}
