import type {SatisfactionAnswer, SatisfactionForm, SatisfactionQuestion} from '../../../src/model/satisfaction.js';
import {invalid, type Problem} from './problem.js';

const maxTextChars = 1023;

/** What each scale sends: the ends mean the same on all of them. */
const ratings = {2: [1, 5], 3: [1, 3, 5], 5: [1, 2, 3, 4, 5]} as const;

export function refuseWrongRating({scale}: SatisfactionForm, rating: number): void {
  const offered: readonly number[] = ratings[scale.options];
  if (offered.includes(rating)) return;
  throw invalid('/rating', 'invalid', `The rating must be one of ${offered.join(', ')}.`);
}

/** What was answered, in the order of the form; an empty answer is none. Throws on what the form did not ask. */
export function readAnswers(
  {questions}: SatisfactionForm,
  answers: readonly SatisfactionAnswer[],
): readonly SatisfactionAnswer[] {
  const byQuestion = new Map<string, SatisfactionAnswer>();
  for (const [index, {questionId, answer}] of answers.entries()) {
    const pointer = `/answers/${index}`;
    const question = questions.find(({id}) => id === questionId);
    if (!question) throw invalid(`${pointer}/questionId`, 'unknown', 'The form has no such question.');
    if (byQuestion.has(questionId)) {
      throw invalid(`${pointer}/questionId`, 'invalid', 'A question may be answered once.');
    }
    refuseWrongAnswer(question, answer, `${pointer}/answer`);
    byQuestion.set(questionId, {questionId, answer});
  }
  return questions.flatMap(({id}) => byQuestion.get(id) ?? []).filter(({answer}) => answer.length > 0);
}

function refuseWrongAnswer(
  {type, options}: SatisfactionQuestion,
  answer: string | readonly string[],
  at: string,
): void {
  if (type === 'checkbox') {
    if (typeof answer === 'string') throw wrongType(at, 'a list of the chosen options');
    for (const [index, option] of answer.entries()) {
      if (!options.includes(option)) throw notOffered(`${at}/${index}`);
      if (answer.indexOf(option) !== index) throw invalid(`${at}/${index}`, 'invalid', 'An option is chosen once.');
    }
    return;
  }
  if (typeof answer !== 'string') throw wrongType(at, 'a text');
  if (type === 'radio' && answer !== '' && !options.includes(answer)) throw notOffered(at);
  if (answer.length > maxTextChars) {
    throw invalid(at, 'too-long', `An answer may hold at most ${maxTextChars} characters.`, {limit: maxTextChars});
  }
}

function wrongType(pointer: string, what: string): Problem {
  return invalid(pointer, 'wrong-type', `The answer must be ${what}.`);
}

function notOffered(pointer: string): Problem {
  return invalid(pointer, 'invalid', 'The answer must be one of the options.');
}
