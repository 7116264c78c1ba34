import type {Conversation} from '../model/conversation.js';
import type {Identity} from '../model/identity.js';
import type {Satisfaction} from '../model/satisfaction.js';
import type {ChatState} from './chat-state.js';
import type {CustomerIdentified, SatisfactionDetail} from './sdk-details.js';

/** Changes of the state that a first conversation does not meet: pure, as `reduce` is, and loaded with what needs them. */

export function withIdentity(state: ChatState, identity: Identity | null): ChatState {
  const isSame = JSON.stringify(identity) === JSON.stringify(state.identity);
  return isSame ? state : {...state, identity};
}

export function withSatisfaction(state: ChatState, satisfaction: Satisfaction): ChatState {
  return {...state, satisfactions: {...state.satisfactions, [satisfaction.conversationId]: satisfaction}};
}

/** Nothing is asked any more. */
export function withoutSatisfaction(state: ChatState, conversationId: string): ChatState {
  const {[conversationId]: survey, ...satisfactions} = state.satisfactions;
  return survey ? {...state, satisfactions} : state;
}

/** The conversation goes on elsewhere: nothing can be written here any more. */
export function merged(source: Conversation, targetId: string, at: string): Conversation {
  return {
    ...source,
    ended: true,
    endedAt: source.endedAt ?? at,
    endedBy: source.endedBy ?? 'system',
    endReason: 'merged',
    mergedIntoId: targetId,
  };
}

export function withoutConversation(state: ChatState, conversationId: string): ChatState {
  const {[conversationId]: thread, ...threads} = state.threads;
  const {[conversationId]: text, ...composerTexts} = state.composerTexts;
  const {[conversationId]: survey, ...satisfactions} = state.satisfactions;
  const {[conversationId]: count = 0, ...conversations} = state.unread.conversations;
  const home = {name: 'home'} as const; // a new one: with another screen the word about it goes
  const isShown = state.screen.name === 'thread' && state.screen.key === conversationId;
  return {
    ...state,
    threads,
    composerTexts,
    satisfactions,
    conversations: state.conversations.filter(({id}) => id !== conversationId),
    unread: count > 0 ? {total: state.unread.total - count, conversations} : state.unread,
    ...(isShown ? {screen: home, gone: home} : {}),
  };
}

export function signedIn({identified, customerId, email, externalId}: Identity): CustomerIdentified {
  return {identified, customerId, email, externalId};
}

export function satisfactionDetail(satisfaction: Satisfaction): SatisfactionDetail {
  const {id, conversationId, status, editableUntil, form, rating, answers, submittedAt} = satisfaction;
  const prompts = new Map(form.questions.map((question) => [question.id, question.prompt]));
  return {
    satisfactionId: id,
    conversationId,
    status,
    editableUntil,
    form,
    response: {
      rating,
      answers: answers.map(({questionId, answer}) => ({
        id: questionId,
        prompt: prompts.get(questionId) ?? null,
        answer,
      })),
      submittedAt,
    },
  };
}
