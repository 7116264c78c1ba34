import type {Message} from '../../src/model/message.js';
import {messagesBackwards} from '../../src/model/message-pages.js';
import type {AgentState} from './agent-state.js';
import {withMessage} from './reduce.js';

interface Piece {
  readonly messageId: string;
  readonly append: string;
  readonly length: number;
}

export interface GrowingOptions {
  readonly state: () => AgentState;
  readonly change: (state: AgentState) => void;
  /** One message as the server has it. */
  readonly read: (conversationId: string, messageId: string) => Promise<Message | undefined>;
}

/** Answers that grow piece by piece. A piece that does not fit shows that another was lost: the message is read once. */
export class GrowingMessages {
  readonly #options: GrowingOptions;
  readonly #waiting = new Map<string, Piece[]>();

  constructor(options: GrowingOptions) {
    this.#options = options;
  }

  add(conversationId: string, piece: Piece): void {
    const waiting = this.#waiting.get(piece.messageId);
    if (waiting) {
      waiting.push(piece);
      return;
    }
    const message = this.#find(conversationId, piece.messageId);
    if (!message || piece.length <= message.body.length) return;
    if (message.body.length + piece.append.length === piece.length) {
      this.#take({...message, body: message.body + piece.append});
    } else void this.#repair(conversationId, piece);
  }

  async #repair(conversationId: string, piece: Piece): Promise<void> {
    const {messageId} = piece;
    const pieces = [piece];
    this.#waiting.set(messageId, pieces);
    const read = await this.#options.read(conversationId, messageId).catch(() => undefined);
    this.#waiting.delete(messageId);
    // Its end may have come meanwhile. What could not be read is whole at its end.
    if (!read || !this.#find(conversationId, messageId)) return;
    this.#take(read);
    for (const later of pieces) this.add(conversationId, later);
  }

  #take(message: Message): void {
    this.#options.change(withMessage(this.#options.state(), message));
  }

  /** Undefined also for one that has ended. */
  #find(conversationId: string, messageId: string): Message | undefined {
    const thread = this.#options.state().threads[conversationId];
    if (!thread) return undefined;
    for (const message of messagesBackwards(thread.messages)) {
      if (message.id === messageId) return message.streaming ? message : undefined;
    }
    return undefined;
  }
}
