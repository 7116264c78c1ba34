import {ChatError, toChatError} from '../model/chat-error.js';
import type {ComposerFile} from '../model/composer-file.js';
import {Delivery, type Courier} from './delivery.js';
import type {StorageEntry} from './environment.js';
import {isLate, OutboxPost} from './outbox-post.js';
import {byOrder, isSecond, outgoingOf, recordName, type OutboxRecord} from './outbox-record.js';
import {readRecord} from './records.js';
import type {ChatAction} from './reduce.js';
import {newClientId, type SessionParts} from './session-parts.js';
import type {TabMessage} from './tab-message.js';
import type {Tabs} from './tabs.js';
import {isConversation, presentKey} from './uncreated.js';

/**
 * Keeps what the customer wrote until the server has accepted it. A write is stored before its bubble appears, and its
 * record goes when the server has it: whatever ends a page in between, another one goes on. Of several pages the one
 * that leads delivers.
 */
export class Outbox {
  readonly #parts: SessionParts;
  readonly #tabs: Tabs;
  readonly #courier: Courier;
  readonly #post: OutboxPost;
  /** While this page leads. */
  #delivery: Delivery | undefined;
  #endDelivery: () => void = () => undefined;
  #lastOrder = 0;
  #adding: Promise<unknown> = Promise.resolve();

  constructor(parts: SessionParts, tabs: Tabs, courier: Courier) {
    this.#parts = parts;
    this.#tabs = tabs;
    this.#courier = courier;
    this.#post = new OutboxPost(parts, tabs, {
      written: (record) => {
        if (this.#delivery && this.#post.isSettled(record)) this.#sayGone(record);
        else this.#take(record);
      },
      settled: (outcome) => {
        courier.settled(outcome);
      },
      settledElsewhere: (outcome) => {
        courier.settledElsewhere(outcome);
      },
      wake: () => {
        this.#delivery?.wake();
      },
      // One page leads: whoever else hears this does not say it again.
      remove: (clientId) => {
        if (this.#delivery) void this.remove(clientId);
      },
      gone: (clientId, written) => {
        const [key] =
          Object.entries(parts.store.state.threads).find(([, {outgoing}]) =>
            outgoing.some((one) => one.clientId === clientId && one.delivery !== 'failed'),
          ) ?? [];
        // It may be in its thread already, as the server has it, and somebody waits still.
        const known = key ?? written?.key;
        if (known !== undefined) courier.missed(known, clientId);
      },
    });
    const message = (message: TabMessage) => {
      this.#post.hear(message);
    };
    const end = tabs.on({
      message,
      lead: () => {
        this.#lead();
      },
      follow: () => {
        this.#endDelivery();
        void this.#post.repeat(); // whoever leads now has no outbox perhaps, and asks for nothing
      },
      met: () => {
        if (!this.#delivery) void this.#post.repeat();
      },
    });
    parts.signal.addEventListener('abort', end);
    if (tabs.isLeading) this.#lead();
    tabs.early?.forEach(message);
    tabs.early = undefined;
  }

  /**
   * Stores a message, with `changes` in the same transaction, then shows it and has it delivered. What is written later
   * stays later. Rejects with `aborted` when the device has become another visitor's.
   */
  add(
    written: Omit<OutboxRecord, 'order' | 'createdAt' | 'author' | 'hadVisitor'>,
    changes: () => readonly StorageEntry[],
    files?: () => readonly ComposerFile[],
  ): Promise<void> {
    const {environment, signal, backend, store} = this.#parts;
    this.#lastOrder = Math.max(this.#lastOrder + 1, environment.clock.now());
    const createdAt = new Date(this.#lastOrder).toISOString();
    const numbered = {...written, order: this.#lastOrder, createdAt, author: this.#post.id};
    const added = this.#adding.then(async () => {
      // Whoever has a conversation is one: to look it up would cost as much as to store the message.
      const hadVisitor = isConversation(store.state, written.key) || (await backend.hasVisitor());
      // By now its thread may be a conversation: all of one lane are stored under one name, or the next page makes two.
      const key = presentKey(store.state, written.key);
      let record: OutboxRecord = {...numbered, key, hadVisitor};
      // Another page has sent a first message in the same draft, and this one is late: it was frozen.
      if (key !== written.key && record.newThread) {
        record = {...record, clientId: newClientId(environment), newThread: undefined};
      }
      const began = environment.clock.now();
      const write = () => environment.storage.write([[recordName(record), record], ...changes()], !!record.newThread);
      const isDurable = await write().catch((error: unknown) => {
        if (toChatError(error).code !== 'idempotency-key-reused') throw error;
        // Another page has sent a first message in the same draft: the lane makes the second of this one.
        record = {...record, clientId: newClientId(environment)};
        return write();
      });
      const isOver = isLate(environment.clock.now() - began) && (await this.#post.isGone(record));
      if (signal.aborted) return;
      // Found by another page, and delivered, while this one was frozen: its bubble would have no end anywhere.
      if (isOver) return this.#miss(record);
      const shown = {...(files && {files: files()}), ...(isDurable ? {} : {isVolatile: true as const})};
      const outgoing = {...outgoingOf(record), ...shown};
      this.#post.wrote(record, isDurable);
      this.share({type: 'message-written', key: record.key, outgoing});
      // What was stored before goes first, and nobody here may have heard of it: this one is found behind it, and may have
      // been delivered by then.
      if (isSecond(record) && isDurable) await this.restore();
      if (this.#post.isSettled(record)) return this.#miss(record);
      if (this.#delivery) this.#delivery.add(record, true);
      if (!this.#delivery || !isDurable) this.#post.say({type: 'written', record, isVolatile: !isDurable});
    });
    this.#adding = added.catch(() => undefined); // whoever called handles it
    return added;
  }

  /**
   * Shows what earlier pages have left, and sends it where this page leads. Of what is shown here and not stored any more,
   * this page has missed the end: it was suspended.
   */
  async restore(): Promise<void> {
    const {environment, signal, store} = this.#parts;
    const shown = Object.entries(store.state.threads).flatMap(([key, {outgoing}]) =>
      outgoing.map(({clientId, isVolatile}) => ({key, clientId, isVolatile})),
    );
    const known = [...this.#post.stored, ...shown.filter(({isVolatile}) => !isVolatile)];
    const entries = await environment.storage.list('outbox/');
    if (signal.aborted) return;
    const names = new Set<string>(entries.map(([name]) => name));
    for (const one of known) if (!names.has(recordName(one))) this.#miss(one);
    if (entries.length === 0) return;
    const records = entries.flatMap((entry) => {
      const record = readRecord(entry[1]);
      if (record) return [record];
      this.#setAside(entry);
      return [];
    });
    for (const record of records.sort(byOrder)) {
      if (this.#post.isSettled(record)) continue;
      const {clientId, key, failed} = record;
      const outgoing = outgoingOf(record);
      store.dispatch({type: 'message-written', key, outgoing});
      // Refused while this page was suspended: it shows it as on its way still.
      if (failed) store.dispatch({type: 'delivery-changed', clientId, delivery: 'failed', error: outgoing.error});
      this.#take(record, true);
      if (!this.#delivery && !record.failed) this.#post.say({type: 'written', record});
    }
  }

  #miss({key, clientId}: Pick<OutboxRecord, 'key' | 'clientId'>): void {
    this.#post.drop(clientId);
    this.#courier.missed(key, clientId);
  }

  /** Its record is a leftover: it could not be removed. */
  #sayGone(record: OutboxRecord): void {
    this.#post.say({type: 'gone', clientId: record.clientId});
    if (!record.failed) void this.#parts.environment.storage.set(recordName(record), undefined);
  }

  /** Tries everything that waits now. */
  wake(): void {
    if (this.#delivery) this.#delivery.wake();
    else this.#post.say({type: 'wake'});
  }

  /** Takes a write back, unless the server has it: that is asked first, and nothing changes until it is known. */
  async remove(clientId: string): Promise<void> {
    if (!this.#delivery) this.#post.say({type: 'remove', clientId});
    else if (!this.#delivery.takeBack(clientId)) await this.forget(clientId);
  }

  /** Of a write that is not on its way any more nothing stays; `changes` happen in the same transaction. */
  async forget(clientId: string, changes: readonly StorageEntry[] = []): Promise<void> {
    const {environment} = this.#parts;
    this.share({type: 'outgoing-dropped', clientId});
    // What comes too late has gone already, with everything of its visitor.
    await environment.storage.write([[`outbox/${clientId}`, undefined], ...changes]).catch(() => undefined);
  }

  /** Changes the state, here and in the other pages. */
  share(...actions: readonly ChatAction[]): void {
    for (const action of actions) this.#parts.store.dispatch(action);
    this.#tabs.post({type: 'actions', actions});
  }

  #lead(): void {
    this.#endDelivery();
    const leading = new AbortController();
    this.#endDelivery = () => {
      leading.abort();
      this.#delivery = undefined;
    };
    this.#delivery = new Delivery({
      ...this.#parts,
      signal: AbortSignal.any([this.#parts.signal, leading.signal]),
      courier: this.#courier,
      share: (...actions) => {
        this.share(...actions);
      },
      tell: (...told) => this.#post.tell(...told),
      forget: (clientId, changes) => this.forget(clientId, changes),
    });
    void this.#begin(this.#delivery);
  }

  /** What is older goes first: nothing is sent before it is known. */
  async #begin(delivery: Delivery): Promise<void> {
    await this.restore();
    for (const record of this.#post.unsettled) this.#take(record);
    delivery.start();
    this.#post.say({type: 'lead'});
  }

  /** Written by another page, or earlier: it may have been tried. */
  #take(record: OutboxRecord, isStored = false): void {
    this.#lastOrder = Math.max(this.#lastOrder, record.order);
    if (!record.failed && !this.#post.isSettled(record)) this.#delivery?.add(record, false, isStored);
  }

  /** Where a person who helps can find it; the others go on. */
  #setAside([name, value]: StorageEntry): void {
    const {environment, report} = this.#parts;
    const changes = [[name, undefined] as const, [`unreadable/${name}`, value] as const];
    environment.storage.write(changes).catch(() => undefined); // it has gone with its visitor
    report(new ChatError('internal', `${name} cannot be read: it was written by another release, or is damaged.`));
  }
}
