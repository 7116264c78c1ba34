import {pageClock} from '../../../src/browser/page-clock.js';
import type {ChatState, ThreadKey} from '../../../src/session/chat-state.js';
import type {ChatAction} from '../../../src/session/reduce.js';
import {StateStore} from '../../../src/session/state-store.js';
import {StreamedMessages} from '../../../src/session/streamed-message.js';
import {emptyState} from '../../support/model-samples.js';
import {sessionParts} from '../../support/session-parts.js';
import {StillSession} from '../../support/still-session.js';

/** A session without a server: its state changes as the real one's does, and messages grow as in the real one. */
export class LiveSession extends StillSession {
  readonly streamed: StreamedMessages;
  readonly #store = new StateStore();

  constructor(change: Partial<ChatState> = {}) {
    super();
    this.#store.change(() => ({...emptyState, ...change}));
    this.#store.subscribe((state) => {
      this.change(state);
    });
    const {parts} = sessionParts();
    const environment = {...parts.environment, clock: pageClock};
    this.streamed = new StreamedMessages({...parts, environment, store: this.#store}, () => undefined);
  }

  dispatch(action: ChatAction): void {
    this.#store.dispatch(action);
  }

  override saveText(key: ThreadKey, text: string): void {
    this.dispatch({type: 'text-changed', key, text});
  }

  // Other verbs are not written down as in a test: the list would grow.

  override reportTyping(): void {
    // nobody listens
  }

  override markRead(): void {
    // nobody listens
  }

  override loadOlder(): void {
    // the benchmark brings them itself
  }
}
