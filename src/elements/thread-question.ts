import type {Conversation} from '../model/conversation.js';
import type {OpeningMessage} from '../model/message.js';
import {offersOptions, openQuestion} from '../model/open-question.js';
import type {ThreadState} from '../session/chat-state.js';

/** A question that can be answered by one of its options. */
export interface ThreadQuestion extends OpeningMessage {
  /** What an answer refers to; `opening` before the conversation exists. */
  readonly id: string;
}

/** The question whose options stand below the thread, if there is one. */
export function threadQuestion(
  thread: ThreadState,
  conversation: Pick<Conversation, 'ended'> | undefined,
): ThreadQuestion | undefined {
  if (conversation?.ended) return undefined;
  if (thread.messages.count > 0) return openQuestion(thread.messages, thread.outgoing);
  const question = thread.outgoing.length === 0 ? thread.opening?.opening.findLast(offersOptions) : undefined;
  return question && {...question, id: 'opening'};
}
