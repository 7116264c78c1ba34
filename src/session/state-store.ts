import type {ChatState} from './chat-state.js';
import {initialState, reduce, type ChatAction} from './reduce.js';

/** What the parts of a session see of the state. */
export type SharedState = Pick<StateStore, keyof StateStore>;

/** Holds the state and tells who listens, at once and in the order of subscription. */
export class StateStore {
  #state: ChatState = initialState;
  readonly #listeners = new Set<(state: ChatState) => void>();
  readonly #told = new Set<(action: ChatAction) => void>();

  get state(): ChatState {
    return this.#state;
  }

  dispatch(action: ChatAction): void {
    this.take(action);
    for (const told of this.#told) told(action);
  }

  /** Calls `told` after each action that is dispatched here. Returns the function that ends it. */
  onDispatch(told: (action: ChatAction) => void): () => void {
    this.#told.add(told);
    return () => this.#told.delete(told);
  }

  /** As `dispatch`, for what is known elsewhere: it is not told on. */
  take(action: ChatAction): void {
    this.change((state) => reduce(state, action));
  }

  /** By a pure function, for changes that are loaded only when they are met. */
  change(change: (state: ChatState) => ChatState): void {
    const next = change(this.#state);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of this.#listeners) listener(this.#state);
  }

  subscribe(listener: (state: ChatState) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#state);
    return () => this.#listeners.delete(listener);
  }
}
