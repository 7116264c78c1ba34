import type {CustomerWriter, StoredCustomer, TokenUse} from './customer-store.js';
import type {MemoryRead, MemoryWrites} from './memory-writes.js';

export class CustomerTables {
  readonly byId = new Map<string, StoredCustomer>();
  readonly idByExternalId = new Map<string, string>();
  readonly idByEmail = new Map<string, string>();
  readonly tokenUses = new Map<string, TokenUse>();

  /** Forgets the uses of tokens that are too old by now. */
  prune(now: string): void {
    for (const [id, {expiresAt}] of this.tokenUses) if (expiresAt < now) this.tokenUses.delete(id);
  }
}

export class MemoryCustomers implements CustomerWriter {
  readonly #read: MemoryRead<{readonly customers: CustomerTables}>;
  readonly #writes: MemoryWrites;

  constructor(read: MemoryRead<{readonly customers: CustomerTables}>, writes: MemoryWrites) {
    this.#read = read;
    this.#writes = writes;
  }

  find(id: string): Promise<StoredCustomer | undefined> {
    return this.#read(({customers}) => customers.byId.get(id));
  }

  findByExternalId(externalId: string): Promise<StoredCustomer | undefined> {
    return this.#read(({customers}) => customers.byId.get(customers.idByExternalId.get(externalId) ?? ''));
  }

  findByEmail(email: string): Promise<StoredCustomer | undefined> {
    return this.#read(({customers}) => customers.byId.get(customers.idByEmail.get(email) ?? ''));
  }

  mergedInto(id: string): Promise<readonly string[]> {
    return this.#read(({customers}) =>
      [...customers.byId.values()].filter((customer) => customer.mergedInto === id).map((customer) => customer.id),
    );
  }

  lock(id: string): Promise<StoredCustomer | undefined> {
    return this.find(id);
  }

  insert(customer: StoredCustomer): Promise<boolean> {
    return this.#read(({customers: {byId, idByExternalId, idByEmail}}) => {
      const {id, externalId, email} = customer;
      if (byId.has(id) || idByExternalId.has(externalId ?? '') || idByEmail.has(email ?? '')) return false;
      this.#writes.set(byId, id, customer);
      if (externalId !== null) this.#writes.set(idByExternalId, externalId, id);
      if (email !== null) this.#writes.set(idByEmail, email, id);
      return true;
    });
  }

  update(customer: StoredCustomer): Promise<void> {
    return this.#read(({customers: {byId}}) => {
      const current = byId.get(customer.id);
      if (!current) return;
      // Who somebody is does not change.
      this.#writes.set(byId, customer.id, {...customer, externalId: current.externalId, email: current.email});
    });
  }

  remove(id: string): Promise<void> {
    return this.#read(({customers: {byId, idByExternalId, idByEmail}}) => {
      const current = byId.get(id);
      if (!current) return;
      this.#writes.delete(byId, id);
      if (current.externalId !== null) this.#writes.delete(idByExternalId, current.externalId);
      if (current.email !== null) this.#writes.delete(idByEmail, current.email);
    });
  }

  useToken(tokenId: string, use: TokenUse): Promise<TokenUse | undefined> {
    return this.#read(({customers: {tokenUses}}) => {
      const earlier = tokenUses.get(tokenId);
      if (!earlier) this.#writes.set(tokenUses, tokenId, use);
      return earlier;
    });
  }
}
