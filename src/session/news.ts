import type {Conversation} from '../model/conversation.js';
import type {Message} from '../model/message.js';
import {messageDetail} from './sdk-details.js';
import type {SessionParts} from './session-parts.js';
import type {Tabs} from './tabs.js';

/** How many of the newest things told are remembered, so that none is told twice. */
const toldLength = 500;

/** Tells the page what has happened, once: a stream delivers at least once, and answers may be faster. */
export class News {
  readonly #parts: SessionParts;
  readonly #told = new Set<string>();
  /** What was told last of a conversation's end. */
  readonly #isEnded = new Map<string, boolean>();
  readonly #tabs: Tabs;

  constructor(parts: SessionParts, tabs: Tabs) {
    this.#parts = parts;
    this.#tabs = tabs;
  }

  isNews(name: string): boolean {
    if (this.#told.has(name)) return false;
    this.#told.add(name);
    if (this.#told.size > toldLength) this.#told.delete(this.#told.values().next().value ?? '');
    return true;
  }

  /** A page that was suspended delivers again what another one has told it of. */
  tellSent(message: Message): void {
    if (this.isNews(`sent ${message.id}`)) this.#parts.emit('message-sent', messageDetail(message));
  }

  /** What grows is told at its end, also when it is not new then. */
  tellReceived(message: Message, isNew = true): void {
    const {id, direction, streaming, redactedAt} = message;
    if (direction === 'in' || redactedAt !== null) return;
    if (streaming) this.#told.add(`growing ${id}`);
    else if ((isNew || this.#told.has(`growing ${id}`)) && this.isNews(id)) {
      this.#parts.emit('message-received', messageDetail(message));
      this.#ring();
    }
  }

  /** For what nobody sees come: in the one page that leads, which is the one in sight where any is. */
  #ring(): void {
    const {environment, store} = this.#parts;
    if (!this.#tabs.isLeading || (store.state.isOpen && environment.presence.isVisible)) return;
    environment.bell?.().then(
      (bell) => {
        bell.ring();
      },
      () => undefined, // silence is no failure
    );
  }

  tellAssistantEnd({id, isInAssistantMode}: Conversation): void {
    if (!this.isNews(`assistant ${id}`)) return;
    this.#parts.emit('assistant-ended', {conversationId: id, isInAssistantMode});
  }

  /** It was ended, or is open again. */
  tellLife({id, createdAt, ended, endedAt}: Conversation): void {
    const isNews = ended ? this.isNews(`ended ${id} ${endedAt ?? ''}`) : this.#isEnded.get(id) !== false;
    if (!isNews) return;
    this.#isEnded.set(id, ended);
    this.#parts.emit(ended ? 'conversation-ended' : 'conversation-unended', {conversationId: id, createdAt, ended});
  }
}
