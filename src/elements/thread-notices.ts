import type {Language} from '../controllers/language-context.js';
import {timeWord} from '../message/time-words.js';
import type {Conversation} from '../model/conversation.js';
import type {Satisfaction} from '../model/satisfaction.js';
import type {ThreadState} from '../session/chat-state.js';

/** Something that stands in a thread beside its messages, in words. */
export interface ThreadNotice {
  readonly kind: 'failed' | 'older failed' | 'waiting' | 'ended' | 'asked';
  readonly text: string;
}

/** What a reader is told of a thread beside its messages, as soon as it is so. */
export function threadNotices(
  {status, older, outgoing}: ThreadState,
  conversation: Conversation | undefined,
  survey: Satisfaction | undefined,
  language: Language,
): ThreadNotice[] {
  const strings = language.strings.thread;
  const notices: ThreadNotice[] = [];
  if (status === 'failed') notices.push({kind: 'failed', text: `${strings.failedTitle}. ${strings.failedText}`});
  if (older === 'failed') notices.push({kind: 'older failed', text: strings.olderFailed});
  // Where nothing answers at all, the panel says so.
  const waiting = outgoing.find(({delivery, error}) => delivery === 'waiting' && error?.status !== undefined);
  if (waiting?.error) notices.push({kind: 'waiting', text: language.strings.error(waiting.error.code)});
  if (conversation?.ended) notices.push({kind: 'ended', text: endText(conversation, language)});
  if (survey?.status === 'offered') notices.push({kind: 'asked', text: survey.form.ratingPrompt});
  return notices;
}

/** Who ended a conversation, and when. */
export function endText(
  {endedAt, endedBy, participants}: Conversation,
  {locale, strings: {thread}}: Pick<Language, 'locale' | 'strings'>,
): string {
  const time = endedAt === null ? '' : timeWord(endedAt, locale);
  const [only, ...others] = participants;
  const agent = endedBy === 'agent' && others.length === 0 ? only?.displayName : null;
  if (endedBy === 'customer') return thread.endedByYou(time);
  return agent ? thread.endedBy(agent, time) : thread.ended(time);
}
