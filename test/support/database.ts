import {promisifyRequest} from 'idb-keyval';

let names = 0;

/** A database that nothing is in. */
export function newDatabaseName(): string {
  return `test/${Date.now().toString(36)}/${names++}`;
}

/** What is stored, as no storage sees it. */
export async function storedValues(name: string): Promise<Record<string, unknown>> {
  return inDatabase(name, async (store) => {
    const [keys, values] = await Promise.all([promisifyRequest(store.getAllKeys()), promisifyRequest(store.getAll())]);
    return Object.fromEntries(keys.map((key, index) => [JSON.stringify(key).slice(1, -1), values[index] as unknown]));
  });
}

/** As if another release had written this. */
export async function storeValues(name: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  await inDatabase(name, (store) => {
    for (const [key, value] of Object.entries(values)) store.put(value, key);
    return promisifyRequest(store.transaction);
  });
}

async function inDatabase<Result>(name: string, work: (store: IDBObjectStore) => Promise<Result>): Promise<Result> {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.result.createObjectStore('values');
  const database = await promisifyRequest(request);
  try {
    return await work(database.transaction('values', 'readwrite').objectStore('values'));
  } finally {
    database.close();
  }
}

/** As a page that sleeps in the middle of a transaction: the others wait, until the function returned is called. */
export async function keepBusy(name: string): Promise<() => Promise<void>> {
  const database = await promisifyRequest(indexedDB.open(name));
  const transaction = database.transaction('values', 'readwrite');
  let isBusy = true;
  const goOn = () => {
    if (isBusy) transaction.objectStore('values').count().onsuccess = goOn;
  };
  await new Promise((resolve) => {
    transaction.objectStore('values').count().onsuccess = resolve; // it has begun
  });
  goOn();
  return async () => {
    isBusy = false;
    await promisifyRequest(transaction);
    database.close();
  };
}
