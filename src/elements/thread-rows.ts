import {messageEntry, openingEntry, outgoingEntry, type Delivery, type Entry} from '../message/entry.js';
import type {Conversation} from '../model/conversation.js';
import type {Message, Sender} from '../model/message.js';
import {messageAt, messagesBackwards, newestMessage} from '../model/message-pages.js';
import type {ThreadState} from '../session/chat-state.js';

/** How far back the customer's newest message is looked for, to say how far it has come. */
const reach = 200;
/** Who sends what the server has not seen; only its type is shown. */
const customer: Sender = {type: 'customer', id: null, displayName: null, avatarUrl: null, ai: false};

/** A thread as a list of rows: stored messages, an assistant's opening, and what is on its way, in this order. */
export class ThreadRows {
  readonly count: number;
  readonly #thread: ThreadState;
  /** The customer's newest message, if nothing is on its way, and whether somebody has read it. */
  readonly #newestOwn: Message | undefined;
  readonly #delivery: Delivery;

  constructor(thread: ThreadState, conversation: Pick<Conversation, 'agentReadMessageId'> | undefined) {
    this.#thread = thread;
    this.count = thread.messages.count + (thread.opening?.opening.length ?? 0) + thread.outgoing.length;
    let isRead = false;
    let seen = 0;
    for (const message of thread.outgoing.length > 0 ? [] : messagesBackwards(thread.messages)) {
      isRead ||= message.id === conversation?.agentReadMessageId;
      if (message.direction === 'in') {
        this.#newestOwn = message;
        break;
      }
      if (++seen === reach) break;
    }
    this.#delivery = isRead ? 'read' : 'sent';
  }

  at(index: number): Entry | undefined {
    const {messages, opening, outgoing} = this.#thread;
    const message = messageAt(messages, index);
    if (message) return messageEntry(message, 'customer', message === this.#newestOwn ? this.#delivery : null);
    const rest = index - messages.count;
    const openings = opening?.opening ?? [];
    const said = openings[rest];
    if (said) return openingEntry(said, rest);
    const written = outgoing[rest - openings.length];
    return written && outgoingEntry(written, customer);
  }
}

/** How many messages for the customer came after the one with this `seq`. */
export function countReceived({messages}: ThreadState, afterSeq: number): number {
  let count = 0;
  for (const {seq, direction} of messagesBackwards(messages)) {
    if (seq <= afterSeq) break;
    if (direction === 'out') count++;
  }
  return count;
}

/** `seq` of the newest message that has all its words: an answer that grows is seen when it is whole. */
export function wholeSeq({messages}: ThreadState): number {
  const {seq = 0, streaming} = newestMessage(messages) ?? {};
  return streaming ? seq - 1 : seq;
}
