/** What a browser can refuse to keep. */
export type Blocked = 'everything' | 'files';

const open: unknown = Reflect.get(IDBFactory.prototype, 'open');
const put: unknown = Reflect.get(IDBObjectStore.prototype, 'put');

/** Until `freeStorage`. What was opened before stays as it is. */
export function blockStorage(what: Blocked): void {
  if (what === 'everything') {
    Object.assign(IDBFactory.prototype, {
      open: () => {
        throw new DOMException('The story’s browser stores nothing.', 'SecurityError');
      },
    });
  } else {
    Object.assign(IDBObjectStore.prototype, {
      put(this: IDBObjectStore, value: unknown, ...key: unknown[]) {
        if (holdsFile(value)) throw new DOMException('The story’s disk is full.', 'QuotaExceededError');
        return (put as (this: IDBObjectStore, ...args: unknown[]) => unknown).call(this, value, ...key);
      },
    });
  }
}

export function freeStorage(): void {
  Object.assign(IDBFactory.prototype, {open});
  Object.assign(IDBObjectStore.prototype, {put});
}

function holdsFile(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return value instanceof Blob || Object.values(value).some(holdsFile);
}
