import {ChatError} from '../model/chat-error.js';
import type {ChatStorage} from './environment.js';
import type {SharedState} from './state-store.js';

/** `storage` as one visit has it: once that is over, nothing of it is stored for the next visitor. */
export function visitStorage(storage: ChatStorage, isOver: () => boolean): ChatStorage {
  const write: ChatStorage['write'] = (changes, isNew) =>
    isOver()
      ? Promise.reject(new ChatError('aborted', 'The visitor has left meanwhile.'))
      : storage.write(changes, isNew);
  return {
    get: (name) => storage.get(name),
    list: (prefix) => storage.list(prefix),
    write,
    set: (name, value) => write([[name, value]]).catch(() => false),
    clear: () => storage.clear(),
    renew: () => storage.renew(),
  };
}

/** `store` as one visit has it: what that hears when it is over is of nobody who is here. */
export function visitStore(store: SharedState, isOver: () => boolean): SharedState {
  const within =
    <Argument>(change: (argument: Argument) => void) =>
    (argument: Argument) => {
      if (!isOver()) change(argument);
    };
  return {
    get state() {
      return store.state;
    },
    dispatch: within((action) => {
      store.dispatch(action);
    }),
    take: within((action) => {
      store.take(action);
    }),
    change: within((change) => {
      store.change(change);
    }),
    onDispatch: (told) => store.onDispatch(told),
    subscribe: (listener) => store.subscribe(listener),
  };
}
