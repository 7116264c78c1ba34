import {ChatError} from '../../../src/model/chat-error.js';

/** Changes tables at once and remembers how to undo it, last change first. */
export class MemoryWrites {
  readonly #undo: (() => void)[] = [];

  rollback(): void {
    for (const undo of this.#undo.splice(0).reverse()) undo();
  }

  /** For a change that none of the methods below makes. */
  onRollback(undo: () => void): void {
    this.#undo.push(undo);
  }

  set<Value>(map: Map<string, Value>, key: string, value: Value): void {
    const previous = map.get(key);
    map.set(key, value);
    this.#undo.push(() => (previous === undefined ? map.delete(key) : map.set(key, previous)));
  }

  /** Throws when the key is taken, as a unique index does. */
  insert<Value>(map: Map<string, Value>, key: string, value: Value, name: string): void {
    if (map.has(key)) throw new ChatError('internal', `The ${name} ${key} exists already.`);
    this.set(map, key, value);
  }

  /** False when there was nothing. */
  delete<Value>(map: Map<string, Value>, key: string): boolean {
    const previous = map.get(key);
    if (previous === undefined || !map.delete(key)) return false;
    this.#undo.push(() => map.set(key, previous));
    return true;
  }

  push<Value>(list: Value[], value: Value): void {
    list.push(value);
    this.#undo.push(() => list.pop());
  }
}

/** How an area of the memory store looks at the tables: in turn outside a transaction, at once inside one. */
export type MemoryRead<Tables> = <Result>(look: (tables: Tables) => Result) => Promise<Result>;
