import type {Message} from '../../../src/model/message.js';

/** A list of messages that is measured: the product's, or the floor's. */
export interface Subject {
  /** Keeps these in memory; nothing is shown yet. `hasOlder`: others are left on a server. */
  load(messages: readonly Message[], hasOlder: boolean): Promise<void>;
  /** Shows what is loaded, from its end. */
  show(): void;
  /** Takes it out of the page; what is loaded stays. */
  hide(): void;
  append(message: Message): void;
  /** Older messages are on their way. */
  startPrepend(): void;
  prepend(messages: readonly Message[]): void;
  /** The newest message, which was appended growing, has grown by a piece. */
  grow(message: Message, piece: string): void;
  /** It has come to its end. */
  finish(message: Message): void;
}
