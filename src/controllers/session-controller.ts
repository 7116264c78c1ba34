import {ContextConsumer} from '@lit/context';
import type {ReactiveController, ReactiveElement} from 'lit';
import type {ChatState} from '../session/chat-state.js';
import {sessionContext} from './session-context.js';

/** Re-renders its host when one slice of the state changes, by `Object.is`: `select` picks, it never builds. */
export class SessionController<Slice> implements ReactiveController {
  /** The slice at its last change; undefined until the host is connected inside `<kustomer-chat>`. */
  value: Slice | undefined;
  readonly #host: ReactiveElement;
  readonly #select: (state: ChatState) => Slice;
  readonly #context: ContextConsumer<typeof sessionContext, ReactiveElement>;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveElement, select: (state: ChatState) => Slice) {
    this.#host = host;
    this.#select = select;
    this.#context = new ContextConsumer(host, {context: sessionContext}); // added first, so connected first
    host.addController(this);
  }

  /** The session, for its verbs. */
  get session() {
    return this.#context.value;
  }

  /** Select again from the state as it is, after what `select` depends on has changed. */
  refresh() {
    if (this.session) this.#read(this.session.state);
  }

  hostConnected() {
    // Not the consumer's callback: that runs once, and a host that is moved connects twice.
    this.#unsubscribe = this.session?.subscribe((state) => {
      this.#read(state);
    });
  }

  hostDisconnected() {
    this.#unsubscribe?.();
  }

  #read(state: ChatState) {
    const slice = this.#select(state);
    if (Object.is(slice, this.value)) return;
    this.value = slice;
    this.#host.requestUpdate();
  }
}
