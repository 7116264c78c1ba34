import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {Message} from '../../../src/model/message.js';
import type {
  MessageRange,
  OutcomeKey,
  StoredConversation,
  StoredMessage,
  StoredOutcome,
  StoredVisitor,
} from './chat-store.js';
import {copyStored, numbered} from './copies.js';
import type {Remembered} from './remembered.js';
import type {SharedEvent, SharedMessage} from './shared-message.js';
import type {SharedThread, SharedThreads} from './shared-threads.js';
import {searchText, SqlTransaction} from './sql-transaction.js';

/**
 * Work that sends one message, before anything is locked. It is told what is to be expected (nobody has used its key, the
 * conversation is as it was seen last) and what it writes is kept; one statement then checks the one and writes the other.
 * It knows what a message needs; for anything else the work leaves: it is run again by itself.
 */
export class SharedTransaction extends SqlTransaction {
  readonly #threads: SharedThreads;
  readonly #visitors: Pick<Remembered<StoredVisitor>, 'find'>;
  readonly #exit: {hasLeft: boolean};
  readonly #events: SharedEvent[] = [];
  #visitor: StoredVisitor | undefined;
  #thread: SharedThread | undefined;
  #stored: StoredConversation | undefined;
  #countable = 0;
  #message: StoredMessage | undefined;
  #key: OutcomeKey | undefined;
  #outcome: StoredOutcome | undefined;
  #at = '';

  constructor(threads: SharedThreads, visitors: Pick<Remembered<StoredVisitor>, 'find'>) {
    const exit = {hasLeft: false};
    super({query: () => Promise.reject(leave(exit))});
    this.#exit = exit;
    this.#threads = threads;
    this.#visitors = visitors;
  }

  /** What is to be written; undefined when that is something else than one message. */
  get result(): SharedMessage | undefined {
    const [thread, stored, message, key, outcome] = [
      this.#thread,
      this.#stored,
      this.#message,
      this.#key,
      this.#outcome,
    ];
    if (this.#exit.hasLeft || !thread || !stored || !message || !key || !outcome) return undefined;
    return {
      key,
      visitorVersion: this.#visitor?.version ?? null,
      outcome,
      thread,
      message,
      searchText: searchText(message.message),
      stored,
      countable: this.#countable,
      events: this.#events,
      at: this.#at,
    };
  }

  /** The one who writes, as it was seen last. */
  override visitor(id: string): Promise<StoredVisitor | undefined> {
    this.#visitor = this.#key?.subjectId === id ? this.#visitors.find(id) : undefined;
    return this.#visitor ? Promise.resolve(this.#visitor) : this.#leave();
  }

  override lockKey(key: OutcomeKey): Promise<boolean> {
    if (this.#key) return this.#leave();
    this.#key = key;
    return Promise.resolve(true);
  }

  override outcome(key: OutcomeKey): Promise<StoredOutcome | undefined> {
    return key === this.#key ? Promise.resolve(undefined) : this.#leave();
  }

  override async lockConversation(id: string): Promise<StoredConversation | undefined> {
    if (this.#stored?.conversation.id === id) return this.#stored;
    if (this.#thread || id.includes('\0')) return this.#leave();
    const thread = await this.#threads.find(id);
    if (!thread) return this.#leave();
    this.#thread = thread;
    this.#stored = thread.stored;
    this.#countable = thread.countable;
    return thread.stored;
  }

  /** That of the message itself: no other is looked for. */
  override messageByClientId(conversationId: string, clientId: string): Promise<StoredMessage | undefined> {
    const isOwn = this.#isLocked(conversationId) && !this.#message && clientId === this.#key?.key;
    return isOwn ? Promise.resolve(undefined) : this.#leave();
  }

  override messages(
    conversationId: string,
    {limit, beforeSeq, afterSeq}: MessageRange,
  ): Promise<readonly StoredMessage[]> {
    const isNewest = limit === 1 && beforeSeq === undefined && afterSeq === undefined;
    if (!isNewest || !this.#isLocked(conversationId)) return this.#leave();
    const newest = this.#message ?? this.#thread?.newest;
    return Promise.resolve(newest ? [newest] : []);
  }

  override unreadIn(conversationId: string): Promise<number> {
    if (!this.#stored || !this.#isLocked(conversationId)) return this.#leave();
    const {customerReadSeq, lastSeq} = this.#stored;
    if (customerReadSeq >= lastSeq) return Promise.resolve(0);
    return customerReadSeq === 0 ? Promise.resolve(this.#countable) : this.#leave();
  }

  override insertMessage(given: Omit<Message, 'seq'>, options?: {readonly opening?: boolean}): Promise<StoredMessage> {
    if (!this.#stored || this.#message || !this.#isLocked(given.conversationId)) return this.#leave();
    // Whether it is new is asked for the key alone.
    if (given.clientId !== null && given.clientId !== this.#key?.key) return this.#leave();
    const opening = options?.opening ?? false;
    const seq = this.#stored.lastSeq + 1;
    if (given.direction === 'out' && !opening) this.#countable++;
    this.#stored = counted(this.#stored, seq);
    this.#message = {message: numbered(given, seq), opening};
    return Promise.resolve(this.#message);
  }

  override updateConversation(next: StoredConversation): Promise<void> {
    const {conversation} = next;
    const before = this.#stored;
    if (!before || !this.#isLocked(conversation.id)) return this.#leave();
    const isPlain =
      next.subjectId === before.subjectId &&
      next.siteKey === before.siteKey &&
      next.visibleAttributes === before.visibleAttributes &&
      next.assistantRun === before.assistantRun &&
      conversation.clientId === before.conversation.clientId &&
      conversation.ended === before.conversation.ended;
    if (!isPlain) return this.#leave();
    this.#stored = counted(next, before.lastSeq);
    return Promise.resolve();
  }

  override appendEvent(subjectId: string, event: ChatEvent): Promise<void> {
    if (subjectId !== this.#stored?.subjectId) return this.#leave();
    const place = this.#events.filter((one) => one.place !== null).length + 1;
    return this.#log({event, place, isTold: false});
  }

  override appendAgentEvent(event: ChatEvent): Promise<void> {
    const last = this.#events.at(-1);
    // Mostly the agents hear the same.
    if (last?.event !== event || last.isTold) return this.#log({event, place: null, isTold: true});
    this.#events.splice(-1, 1, {...last, isTold: true});
    return Promise.resolve();
  }

  override saveOutcome(key: OutcomeKey, outcome: StoredOutcome): Promise<void> {
    const isOther = key !== this.#key || this.#outcome !== undefined;
    if (isOther || outcome.body === null || outcome.body === undefined) return this.#leave();
    this.#outcome = outcome;
    return Promise.resolve();
  }

  #log(logged: SharedEvent): Promise<void> {
    const {event} = logged;
    const {at} = event;
    // They may be one row, see `packEvent`.
    const isOfAnother = !('conversationId' in event) || !this.#isLocked(event.conversationId);
    if (isOfAnother || (this.#at !== '' && at !== this.#at)) return this.#leave();
    this.#at = at;
    this.#events.push(logged);
    return Promise.resolve();
  }

  #isLocked(conversationId: string): boolean {
    return this.#thread?.stored.conversation.id === conversationId;
  }

  #leave(): Promise<never> {
    return Promise.reject(leave(this.#exit));
  }
}

function counted(from: StoredConversation, lastSeq: number): StoredConversation {
  const stored = copyStored(from);
  stored.lastSeq = lastSeq;
  return stored;
}

function leave(exit: {hasLeft: boolean}): Error {
  exit.hasLeft = true;
  return new Error('This work is run by itself.');
}
