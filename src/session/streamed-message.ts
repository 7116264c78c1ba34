import {toChatError} from '../model/chat-error.js';
import type {Message} from '../model/message.js';
import {messagesBackwards} from '../model/message-pages.js';
import type {SessionParts} from './session-parts.js';

/** A piece of a growing message; `length` is that of the whole text after it. */
interface Piece {
  readonly messageId: string;
  readonly append: string;
  readonly length: number;
}

/** Growing messages stand near the end of their thread. */
const searched = 200;
/** Milliseconds until a read that failed is tried again. */
const pause = 2000;
/** Pieces come faster than a page can show them; as many as come in this many milliseconds are shown together. */
const gathering = 33;

/** Lets messages grow piece by piece. A piece that does not fit shows that another was lost: one read brings both. */
export class StreamedMessages {
  readonly #parts: SessionParts;
  readonly #messageCame: (message: Message) => void;
  /** Pieces of messages that are being read, to be looked at afterwards. */
  readonly #waiting = new Map<string, Piece[]>();
  /** What is to be shown next of each message. */
  readonly #gathered = new Map<string, Piece>();

  /** `messageCame` takes a message that was read: it may have ended. */
  constructor(parts: SessionParts, messageCame: (message: Message) => void) {
    this.#parts = parts;
    this.#messageCame = messageCame;
  }

  add(conversationId: string, piece: Piece): void {
    const waiting = this.#waiting.get(piece.messageId);
    if (waiting) waiting.push(piece);
    else if (!this.#grow(conversationId, piece)) void this.#read(conversationId, piece);
  }

  /** False when something is missing before this piece. A message that is not shown, or is whole, needs none. */
  #grow(conversationId: string, {messageId, append, length}: Piece): boolean {
    const message = this.#growing(conversationId, messageId);
    const gathered = this.#gathered.get(messageId);
    const known = Math.max(message?.body.length ?? 0, gathered?.length ?? 0);
    if (!message || length <= known) return true;
    if (known + append.length !== length) return false;
    // Only what follows on the gathered goes together with it.
    const before = gathered?.length === known ? gathered.append : '';
    this.#gathered.set(messageId, {messageId, append: before + append, length});
    if (!gathered) this.#parts.environment.clock.after(gathering, () => this.#show(conversationId, messageId));
    return true;
  }

  #show(conversationId: string, messageId: string): void {
    const {append = '', length = 0} = this.#gathered.get(messageId) ?? {};
    this.#gathered.delete(messageId);
    const message = this.#growing(conversationId, messageId);
    // A part of it may have come with the message itself.
    const missing = length - (message?.body.length ?? length);
    if (!message || missing <= 0 || missing > append.length) return;
    const body = message.body + append.slice(append.length - missing);
    this.#parts.store.dispatch({type: 'message-changed', message: {...message, body}});
  }

  async #read(conversationId: string, piece: Piece): Promise<void> {
    const {backend, signal, environment} = this.#parts;
    const {messageId} = piece;
    this.#waiting.set(messageId, [piece]);
    try {
      const message = await backend.loadMessage(conversationId, messageId, signal);
      // Its end may have come meanwhile: that is newer than what was read.
      if (this.#growing(conversationId, messageId)) this.#messageCame(message);
      this.#resume(conversationId, messageId);
    } catch (error) {
      if (signal.aborted) return;
      if (!toChatError(error).retryable) this.#waiting.delete(messageId);
      else environment.clock.after(pause, () => this.#resume(conversationId, messageId));
    }
  }

  #resume(conversationId: string, messageId: string): void {
    const pieces = this.#waiting.get(messageId) ?? [];
    this.#waiting.delete(messageId);
    for (const piece of pieces) this.add(conversationId, piece);
  }

  #growing(conversationId: string, messageId: string): Message | undefined {
    const thread = this.#parts.store.state.threads[conversationId];
    if (!thread) return undefined;
    let left = searched;
    for (const message of messagesBackwards(thread.messages)) {
      if (message.id === messageId) return message.streaming ? message : undefined;
      if (--left === 0) return undefined;
    }
    return undefined;
  }
}
