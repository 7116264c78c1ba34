import type {ReactiveController, ReactiveElement} from 'lit';

/** What one element gives to all that is inside it, and whom that concerns. */
interface Gift<Value> {
  value: Value;
  readonly takers: Set<ReactiveElement>;
}

/**
 * A value that an element gives to everything inside it, across shadow trees. Found by going up the tree, once, when a
 * taker is connected: no events that the page would hear, and a fifth of the size of a library for it.
 */
export class Context<Value> {
  readonly #gifts = new WeakMap<Node, Gift<Value>>();

  /** Gives `value`, before what is inside is connected; later calls replace it and update whoever took it. */
  give(giver: Node, value: Value): void {
    const gift = this.#gifts.get(giver);
    if (!gift) this.#gifts.set(giver, {value, takers: new Set()});
    else if (!Object.is(gift.value, value)) {
      gift.value = value;
      for (const taker of gift.takers) taker.requestUpdate();
    }
  }

  /** From the nearest ancestor that gives one. */
  find(from: Node): Gift<Value> | undefined {
    for (let node: Node | null = from; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
      const gift = this.#gifts.get(node);
      if (gift) return gift;
    }
    return undefined;
  }
}

/** Takes the value of a context while its host is connected, and updates the host when it is replaced. */
export class ContextController<Value> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #context: Context<Value>;
  #gift: Gift<Value> | undefined;

  constructor(host: ReactiveElement, context: Context<Value>) {
    this.#host = host;
    this.#context = context;
    host.addController(this);
  }

  /** Undefined until the host is connected inside something that gives it. */
  get value(): Value | undefined {
    return this.#gift?.value;
  }

  hostConnected(): void {
    this.#gift = this.#context.find(this.#host);
    this.#gift?.takers.add(this.#host);
  }

  hostDisconnected(): void {
    this.#gift?.takers.delete(this.#host);
  }
}
