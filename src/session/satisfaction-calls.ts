import {ChatError} from '../model/chat-error.js';
import type {SatisfactionAnswer, SatisfactionPatch} from '../model/satisfaction.js';
import type {CallParts} from './call-parts.js';
import {satisfactionDetail, withoutSatisfaction, withSatisfaction} from './help-desk-state.js';
import {offers} from './offers.js';
import {checkShape, invalid, isRecord, requireId} from './option-shape.js';
import type {SatisfactionDetail} from './sdk-details.js';

const method = 'submitSatisfactionForm';
/** Conversations looked through for a survey that is known by its own id alone. */
const reach = 200;

/** One step of the survey: a rating, answers, or both. Settles when the server has them. */
export async function submitSatisfaction(parts: CallParts, options: unknown): Promise<SatisfactionDetail> {
  const {backend, signal, store} = parts;
  const {satisfactionId, conversationId, rating, answers, submittedAt} = checkShape(method, options, {
    satisfactionId: 'string',
    conversationId: 'string',
    rating: 'number',
    answers: 'array',
    submittedAt: 'string',
  });
  const named = typeof conversationId === 'string' ? conversationId : '';
  const survey = typeof satisfactionId === 'string' ? satisfactionId : '';
  if (named === '' && survey === '') {
    throw invalid(method, 'satisfactionId', 'or conversationId is required: which survey is answered');
  }
  if (rating !== undefined && !(Number.isInteger(rating) && Number(rating) >= 1 && Number(rating) <= 5)) {
    throw invalid(method, 'rating', 'must be a whole number from 1 to 5');
  }
  if (typeof submittedAt === 'string' && Number.isNaN(Date.parse(submittedAt))) {
    throw invalid(method, 'submittedAt', 'must be a date and time such as 2026-01-05T10:00:00Z');
  }
  if (rating === undefined && answers === undefined && submittedAt === undefined) {
    throw invalid(method, 'rating', 'answers or submittedAt is required: there is nothing to submit');
  }
  const patch: SatisfactionPatch = {
    ...(typeof rating === 'number' ? {rating} : {}),
    ...(answers === undefined ? {} : {answers: readAnswers(answers as readonly unknown[])}),
    ...(submittedAt === undefined ? {} : {submitted: true}),
  };
  offers(parts, 'csat', method);
  const id = named || (await conversationOf(parts, survey));
  const satisfaction = await backend.submitSatisfaction(id, patch, signal);
  store.change((state) => withSatisfaction(state, satisfaction));
  return satisfactionDetail(satisfaction);
}

/** Settles when the state holds the survey as the server has it; nothing is told to the page. */
export async function loadSatisfaction(parts: CallParts, options: unknown): Promise<null> {
  const name = 'loadSatisfaction';
  const conversationId = requireId(name, checkShape(name, options, {conversationId: 'string'}), 'conversationId');
  const {backend, signal, store} = parts;
  const satisfaction = await backend.loadSatisfaction(conversationId, signal);
  store.change((state) =>
    satisfaction ? withSatisfaction(state, satisfaction) : withoutSatisfaction(state, conversationId),
  );
  return null;
}

function readAnswers(given: readonly unknown[]): readonly SatisfactionAnswer[] {
  return given.map((entry, index) => {
    const at = `answers[${String(index)}]`;
    if (!isRecord(entry)) throw invalid(method, at, 'must be an object {id, answer}');
    const questionId = entry['id'] ?? entry['questionId'];
    if (typeof questionId !== 'string' || questionId === '') {
      throw invalid(method, `${at}.id`, 'is required: the id of a question');
    }
    const {answer} = entry;
    if (typeof answer === 'string') return {questionId, answer};
    if (Array.isArray(answer) && answer.every((one) => typeof one === 'string')) return {questionId, answer};
    throw invalid(method, `${at}.answer`, 'must be a string, or an array of the chosen options');
  });
}

async function conversationOf({backend, store, signal}: CallParts, satisfactionId: string): Promise<string> {
  const {satisfactions, conversations} = store.state;
  const known =
    Object.values(satisfactions).find(({id}) => id === satisfactionId)?.conversationId ??
    conversations.find((conversation) => conversation.satisfactionId === satisfactionId)?.id;
  if (known !== undefined) return known;
  const {items} = await backend.listConversations({limit: reach}, signal);
  const found = items.find((conversation) => conversation.satisfactionId === satisfactionId);
  if (found) return found.id;
  throw new ChatError('not-found', `${method}(): there is no such survey.`, {status: 404, source: 'satisfactionId'});
}
