import {ChatError, toChatError} from '../model/chat-error.js';
import type {ThreadKey} from './chat-state.js';
import type {StorageEntry} from './environment.js';
import {behind, byOrder, recordName, type Accepted, type Outcome, type OutboxRecord} from './outbox-record.js';
import {plainError} from './plain-error.js';
import type {ChatAction} from './reduce.js';
import {recordsBehind} from './renamed-records.js';
import {pauseAfter, type SessionParts} from './session-parts.js';
import {presentKey} from './uncreated.js';

/** Knows what a write is; the delivery knows when. */
export interface Courier {
  /** Takes it to the server; `replace` keeps the record as it is from then on. Rejects with a `ChatError`. */
  deliver(record: OutboxRecord, replace: (next: OutboxRecord) => Promise<void>, signal: AbortSignal): Promise<Accepted>;
  /** Whether a write whose answer was lost has reached the server. */
  find(record: OutboxRecord, signal: AbortSignal): Promise<Accepted | undefined>;
  /** What its acceptance changes: the state, in all pages, and what is stored beside the record. */
  changes(record: OutboxRecord, accepted: Accepted): AcceptedChanges;
  /** After a refusal: whether what waits behind it in its thread can not be sent either. */
  givesUp(record: OutboxRecord, error: ChatError): boolean;
  /** Tells of it, once: in the page that wrote it, or, when that is gone, in the one that delivered it. */
  settled(outcome: Outcome): void;
  /** A write has come to its end while this page was suspended. */
  missed(key: ThreadKey, clientId: string): void;
  /** In all other pages: nobody is told, but whoever waits here is. */
  settledElsewhere(outcome: Outcome): void;
}

export interface AcceptedChanges {
  readonly actions: readonly ChatAction[];
  readonly stored: () => Promise<readonly StorageEntry[]>;
}

export interface DeliveryParts extends SessionParts {
  readonly courier: Courier;
  /** Changes the state here and in the other pages. */
  readonly share: (...actions: readonly ChatAction[]) => void;
  readonly tell: (outcome: Outcome, took?: number) => Promise<void>;
  /** Takes a write off the screen and out of the storage. */
  readonly forget: (clientId: string, changes: readonly StorageEntry[]) => Promise<void>;
}

/** The writes of one thread, one after the other, so that no message overtakes another. */
interface Lane {
  key: ThreadKey;
  readonly records: OutboxRecord[];
  isRunning: boolean;
  /** Its first write has failed for so long that all of them say so. */
  isWaiting: boolean;
}

/** After so many failed tries a bubble says that it waits. The tries go on. */
const patience = 5;
/** Told also where this page believes it: what it has believed before, the others may believe still. */
const online = {type: 'connection-changed', connection: 'online'} as const;

/** Takes recorded writes to the server, and keeps trying, for as long as this page leads: until its signal. */
export class Delivery {
  readonly #parts: DeliveryParts;
  readonly #lanes = new Map<ThreadKey, Lane>();
  readonly #pauses = new Set<() => void>();
  /** Tried, maybe by a page before this one: whether the server has them is not known. */
  readonly #tried = new Set<string>();
  readonly #unwanted = new Set<string>();
  #hasStarted = false;
  readonly #cancelTry = new Map<string, AbortController>();

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /** `isStored`: so its record says. */
  add(written: OutboxRecord, isFresh: boolean, isStored = false): void {
    // In whichever lane: its thread may have become a conversation since.
    const former = this.#laneWith(written.clientId);
    if (former && (this.#hasStarted || !isStored)) return;
    // Heard from a page that did not know that: all of one thread are in one lane.
    former?.records.splice(former.records.findIndex(isWrite(written.clientId)), 1);
    const key = presentKey(this.#parts.store.state, written.key);
    // A first message keeps its draft's name: under that the other pages look for what it has created.
    const record = written.newThread ? written : {...written, key};
    // While its creation has no answer yet, a conversation that the stream has told of goes on in the draft's lane.
    const draftKey = this.#parts.store.state.conversations.find(({id}) => id === key)?.clientId ?? key;
    const known = this.#lanes.get(draftKey) ?? this.#lanes.get(key);
    const lane = known ?? {key, records: [], isRunning: false, isWaiting: false};
    if (!isFresh) this.#tried.add(record.clientId);
    this.#lanes.set(lane.key, lane);
    lane.records.push(record);
    if (lane.isWaiting) this.#wait(lane, [record], null);
    this.#runAll();
  }

  /** All that was written before is added. */
  start(): void {
    this.#hasStarted = true;
    for (const {records} of this.#lanes.values()) records.sort(byOrder);
    for (const clientId of this.#unwanted) if (!this.#laneWith(clientId)) void this.#parts.forget(clientId, []);
    this.#runAll();
  }

  /** Tries everything that waits now. */
  wake(): void {
    for (const end of [...this.#pauses]) end();
    this.#runAll();
  }

  /** Unless the server has it, which is asked first. False when it is not on its way: before `start` nobody knows. */
  takeBack(clientId: string): boolean {
    if (this.#hasStarted && !this.#laneWith(clientId)) return false;
    this.#unwanted.add(clientId);
    this.#cancelTry.get(clientId)?.abort();
    this.wake();
    return true;
  }

  #laneWith(clientId: string): Lane | undefined {
    return [...this.#lanes.values()].find(({records}) => records.some(isWrite(clientId)));
  }

  #runAll(): void {
    if (!this.#hasStarted || this.#parts.signal.aborted) return;
    for (const lane of [...this.#lanes.values()]) if (!lane.isRunning && !this.#isHeld(lane)) void this.#run(lane);
  }

  /** A thread that is on no list yet may be what a creation has brought whose answer was lost: that one goes first. */
  #isHeld({key, records: [first]}: Lane): boolean {
    if (first?.newThread) return false;
    const known = this.#parts.store.state.conversations.find(({id}) => id === key);
    // What was written in its draft, and found before it was on the lists, goes first as well.
    if (known) return this.#lanes.has(known.clientId ?? '');
    return [...this.#lanes.values()].some(({records: [other]}) => other?.newThread);
  }

  async #run(lane: Lane): Promise<void> {
    const {signal, report} = this.#parts;
    lane.isRunning = true;
    for (let [record] = lane.records; record && !signal.aborted; [record] = lane.records) {
      const {clientId} = record;
      await this.#deliver(lane).catch((error: unknown) => {
        if (!signal.aborted) report(toChatError(error));
      });
      if (lane.records[0]?.clientId === clientId) lane.records.shift();
    }
    lane.isRunning = false;
    if (lane.records.length === 0) this.#lanes.delete(lane.key);
    this.#runAll();
  }

  /** Settles when the lane's first write is accepted, refused for good, taken back, or this page leads no more. */
  async #deliver(lane: Lane): Promise<void> {
    const {signal, environment} = this.#parts;
    const {clock} = environment;
    for (let failures = 1; !signal.aborted; failures++) {
      const [record] = lane.records;
      if (!record) return;
      const isUnwanted = this.#unwanted.has(record.clientId);
      const began = clock.now();
      try {
        const accepted = await (isUnwanted ? this.#find(record) : this.#try(lane, record));
        if (signal.aborted) return;
        if (this.#tried.has(record.clientId)) this.#parts.share(online);
        await (accepted ? this.#accept(lane, accepted, began) : this.#drop(lane));
        return;
      } catch (cause) {
        if (signal.aborted) return;
        const error = toChatError(cause);
        if (!isUnwanted && this.#unwanted.has(record.clientId)) continue; // it was taken back while it was tried
        if (!error.retryable) {
          await this.#refuse(lane, error);
          return;
        }
        await this.#pauseAfter(failures, error, lane);
      }
    }
  }

  async #try(lane: Lane, record: OutboxRecord): Promise<Accepted> {
    const {courier, signal, environment} = this.#parts;
    const trying = new AbortController();
    this.#cancelTry.set(record.clientId, trying);
    this.#tried.add(record.clientId);
    const replace = async (next: OutboxRecord) => {
      lane.records[0] = next;
      await environment.storage.set(recordName(next), next);
    };
    try {
      return await courier.deliver(record, replace, AbortSignal.any([signal, trying.signal]));
    } finally {
      this.#cancelTry.delete(record.clientId);
    }
  }

  async #find(record: OutboxRecord): Promise<Accepted | undefined> {
    const {courier, signal} = this.#parts;
    return this.#tried.has(record.clientId) ? courier.find(record, signal) : undefined;
  }

  /** The record goes after everybody was told: a page that dies in between leaves a write that is repeated in vain. */
  async #accept(lane: Lane, accepted: Accepted, began: number): Promise<void> {
    const {environment, courier, share, tell} = this.#parts;
    const [record] = lane.records;
    if (!record) return;
    lane.isWaiting = false;
    const {actions, stored} = courier.changes(record, accepted);
    share(...actions);
    const {key} = lane;
    const id = 'conversation' in accepted ? accepted.conversation.id : key;
    if (id !== key) this.#rename(lane, id);
    await tell({record, accepted}, environment.clock.now() - began);
    const former = record.newThread?.clientId ?? key;
    const behind = id === former ? [] : await recordsBehind(environment.storage, record, {from: former, to: id});
    const changes: StorageEntry[] = [[recordName(record), undefined], ...behind, ...(await stored())];
    // A full storage takes removals still: a record that stays is sent again by the next page. A wiped one has none left.
    const isStored = await environment.storage.write(changes).catch(() => true);
    if (!isStored) await environment.storage.set(recordName(record), undefined);
  }

  /** What waits behind the first message belongs to the conversation that it has created. */
  #rename(lane: Lane, id: string): void {
    this.#lanes.delete(lane.key);
    lane.key = id;
    const held = this.#lanes.get(id);
    this.#lanes.set(id, lane);
    const rest = [...lane.records.splice(1), ...(held?.isRunning ? [] : (held?.records ?? []))].sort(byOrder);
    lane.records.push(...rest.map((other) => behind(other, id)));
  }

  async #refuse(lane: Lane, error: ChatError): Promise<void> {
    const {environment, share, tell, courier} = this.#parts;
    const [record] = lane.records;
    if (!record) return;
    lane.isWaiting = false;
    if (error.status !== undefined) share(online); // a refusal is an answer, too
    const failed = {...record, failed: plainError(error)};
    if (courier.givesUp(record, error)) lane.records.splice(1);
    await environment.storage.write([[recordName(record), failed], ...this.#handOn(lane)]);
    share({type: 'delivery-changed', clientId: record.clientId, delivery: 'failed', error});
    await tell({record: failed, error: failed.failed});
  }

  /** The customer has taken it back, and the server does not have it. */
  async #drop(lane: Lane): Promise<void> {
    const [record] = lane.records;
    if (!record) return;
    this.#unwanted.delete(record.clientId);
    await this.#parts.forget(record.clientId, this.#handOn(lane));
    await this.#parts.tell({record, error: plainError(new ChatError('aborted', 'The message was taken back.'))});
  }

  /** The next message creates the thread that the first one does not. */
  #handOn(lane: Lane): StorageEntry[] {
    const [record, next] = lane.records;
    if (!record?.newThread || !next) return [];
    const heir = {...next, newThread: record.newThread};
    lane.records[1] = heir;
    return [[recordName(heir), heir]];
  }

  async #pauseAfter(failures: number, error: ChatError, lane: Lane): Promise<void> {
    const {environment, share} = this.#parts;
    const {isOnline} = environment.presence;
    const pause = pauseAfter(failures, error, environment);
    if (error.status === undefined) {
      const retryAt = isOnline ? environment.clock.now() + pause : undefined;
      share({type: 'connection-changed', connection: 'offline', retryAt});
    }
    if (failures >= patience || !isOnline) this.#wait(lane, lane.records, error);
    await this.#pause(pause);
  }

  #wait(lane: Lane, records: readonly OutboxRecord[], error: ChatError | null): void {
    lane.isWaiting = true;
    const waiting = {type: 'delivery-changed', delivery: 'waiting', error} as const;
    this.#parts.share(...records.map(({clientId}) => ({...waiting, clientId})));
  }

  #pause(milliseconds: number): Promise<void> {
    const {environment, signal} = this.#parts;
    return new Promise((resolve) => {
      const end = () => {
        cancel();
        signal.removeEventListener('abort', end);
        this.#pauses.delete(end);
        resolve();
      };
      const cancel = environment.clock.after(milliseconds, end);
      signal.addEventListener('abort', end);
      this.#pauses.add(end);
    });
  }
}

function isWrite(clientId: string) {
  return (record: OutboxRecord) => record.clientId === clientId;
}
