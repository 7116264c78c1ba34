import type {Satisfaction} from '../../../src/model/satisfaction.js';
import type {SatisfactionPatchWire} from '../../../src/wire/request-wire.js';
import type {StoredConversation, StoredVisitor, StoreReader} from '../store/chat-store.js';
import {lockOwned} from './conversation-writes.js';
import {timestamp, type Desk} from './desk.js';
import {canonicalJson} from './idempotency.js';
import {writeJournaled} from './journal.js';
import {invalid, notFound, Problem} from './problem.js';
import {readAnswers, refuseWrongRating} from './satisfaction-answers.js';
import {isEditable, satisfactionAt, tellSatisfaction} from './satisfaction-offer.js';

/** The newest question about a conversation. */
export async function satisfactionOf(
  desk: Desk,
  store: StoreReader,
  {conversation: {satisfactionId}}: StoredConversation,
): Promise<Satisfaction> {
  const found = satisfactionId === null ? undefined : await store.satisfactions.find(satisfactionId);
  if (!found) throw notFound('satisfaction');
  return satisfactionAt(found, desk.clock());
}

/** Endpoint 19. What says the same as before changes nothing and is told to nobody. */
export function rateConversation(
  desk: Desk,
  visitor: StoredVisitor,
  id: string,
  patch: SatisfactionPatchWire,
): Promise<Satisfaction> {
  return writeJournaled(desk, async (transaction, journal) => {
    const stored = await lockOwned(transaction, id, visitor);
    const asked = await satisfactionOf(desk, transaction, stored);
    if (!isEditable(asked, desk.clock())) throw new Problem('satisfaction-locked');
    const answered = answer(asked, patch, timestamp(desk.clock()));
    if (canonicalJson(answered) === canonicalJson(asked)) return asked;
    await transaction.satisfactions.save(answered);
    await tellSatisfaction(journal, stored, 'satisfaction.updated', answered);
    return answered;
  });
}

function answer(asked: Satisfaction, patch: SatisfactionPatchWire, now: string): Satisfaction {
  const {form} = asked;
  if (patch.rating === undefined && patch.answers === undefined && patch.submitted === undefined) {
    throw invalid('', 'empty', 'Give a rating, answers or submitted.');
  }
  if (typeof patch.rating === 'number') refuseWrongRating(form, patch.rating);
  const given = patch.answers && readAnswers(form, patch.answers);
  const rating = patch.rating === undefined ? asked.rating : patch.rating;
  // Taken back: as if nobody had answered.
  if (rating === null && patch.rating === null && !given?.length && patch.submitted !== true) {
    return {...asked, status: 'offered', rating, answers: [], submittedAt: null};
  }
  if (rating === null) throw invalid('/rating', 'missing', 'The rating comes first, the answers after it.');
  const answers = given ?? asked.answers;
  const hasQuestions = form.questions.length > 0;
  // Answers are the last step, unless they say that another one follows; without questions the rating is.
  const isLast = hasQuestions ? (patch.submitted ?? given !== undefined) : true;
  const hasChanged = rating !== asked.rating || canonicalJson(answers) !== canonicalJson(asked.answers);
  const submittedAt = isLast && (hasChanged || asked.submittedAt === null) ? now : asked.submittedAt;
  const status = hasQuestions && submittedAt !== null ? 'commented' : 'rated';
  return {...asked, status, rating, answers, submittedAt};
}
