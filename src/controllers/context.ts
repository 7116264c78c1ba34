import type {ReactiveController, ReactiveElement} from 'lit';

/** Names what an element gives to those inside it. */
export type Context<Value> = symbol & {readonly __context__: Value};

type Listener<Value> = (value: Value, unsubscribe: () => void) => void;

/** The event of the community's context protocol, as far as it is used here: who asks is told of every change. */
class ContextRequest<Value> extends Event {
  readonly context: Context<Value>;
  readonly callback: Listener<Value>;
  readonly subscribe = true;

  constructor(context: Context<Value>, callback: Listener<Value>) {
    super('context-request', {bubbles: true, composed: true});
    this.context = context;
    this.callback = callback;
  }
}

export function createContext<Value>(name: string): Context<Value> {
  return Symbol(name) as Context<Value>;
}

/** Gives a value to all who ask inside its host. */
export class ContextProvider<Value> {
  #value: Value | undefined;
  readonly #listeners = new Set<Listener<Value>>();

  constructor(host: EventTarget, options: {readonly context: Context<Value>; readonly initialValue?: Value}) {
    this.#value = options.initialValue;
    host.addEventListener('context-request', (event) => {
      if (!(event instanceof ContextRequest) || event.context !== options.context) return;
      event.stopPropagation();
      const {callback} = event as ContextRequest<Value>;
      this.#listeners.add(callback);
      this.#tell(callback);
    });
  }

  setValue(value: Value): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    this.#listeners.forEach(this.#tell);
  }

  readonly #tell = (listener: Listener<Value>) => {
    if (this.#value !== undefined) listener(this.#value, () => this.#listeners.delete(listener));
  };
}

/** Has what the nearest provider around its host gives, while the host is connected; a change updates the host. */
export class ContextConsumer<Value> implements ReactiveController {
  value: Value | undefined;
  readonly #host: ReactiveElement;
  readonly #context: Context<Value>;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveElement, {context}: {readonly context: Context<Value>}) {
    this.#host = host;
    this.#context = context;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.dispatchEvent(new ContextRequest(this.#context, this.#take));
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
  }

  readonly #take: Listener<Value> = (value, unsubscribe) => {
    this.#unsubscribe = unsubscribe;
    if (Object.is(value, this.value)) return;
    this.value = value;
    this.#host.requestUpdate();
  };
}
