import * as z from 'zod/mini';
import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {Unread} from '../../../src/model/unread.js';
import type {HubTopic} from '../hub/hub.js';
import type {ChatStore, StoredVisitor, StoreReader} from '../store/chat-store.js';
import {decodeCursor, encodeCursor} from './cursor.js';

const batch = 100;
const countedConversations = 200;

const SubjectCursorSchema = z.tuple([z.string(), z.string(), z.int()]);
const AgentCursorSchema = z.tuple([z.literal('agents'), z.string()]);

export interface LogEntry {
  /** Where to go on after this event. */
  readonly cursor: string;
  readonly event: ChatEvent;
}

/** One reader's way through a log. */
export interface EventLog {
  /** What wakes this reader: its own log, and what is told to many. */
  readonly topics: readonly HubTopic[];
  /** Where the reader stands. */
  readonly cursor: string;
  /** Goes to `after`, or to the end without it. False when `after` is foreign or too old: it then stands at the end. */
  open(after: string | undefined): Promise<boolean>;
  /** Whether `next` would find something, as far as can be told for little. */
  hasNews(): Promise<boolean>;
  /** The next events and moves past them; undefined when they were dropped meanwhile: it then stands at the end. */
  next(): Promise<readonly LogEntry[] | undefined>;
  /** Undefined where nobody counts. */
  unread(): Promise<Unread | undefined>;
}

export async function subjectCursor(store: StoreReader, subjectId: string): Promise<string> {
  const {epoch, last} = await store.log(subjectId);
  return encodeCursor([subjectId, epoch, last]);
}

export async function agentCursor(store: StoreReader): Promise<string> {
  return encodeCursor(['agents', await store.agentLog()]);
}

/** With `onlyOpen` nothing counts that the customer can no longer open. */
export async function unreadOf(store: StoreReader, subjectId: string, {onlyOpen = false} = {}): Promise<Unread> {
  const counts = await store.unread(subjectId);
  const conversations = onlyOpen ? await ofOpen(store, subjectId, counts) : counts;
  return {total: Object.values(conversations).reduce((sum, count) => sum + count, 0), conversations};
}

async function ofOpen(
  store: StoreReader,
  subjectId: string,
  counts: Readonly<Record<string, number>>,
): Promise<Readonly<Record<string, number>>> {
  if (Object.keys(counts).length === 0) return counts;
  const open = await store.conversations({subjectId, status: 'open', limit: countedConversations});
  return Object.fromEntries(open.flatMap(({conversation: {id}}) => (id in counts ? [[id, counts[id] ?? 0]] : [])));
}

/** The log of one visitor or customer. */
export class SubjectLog implements EventLog {
  readonly topics: readonly HubTopic[];
  readonly #store: ChatStore;
  readonly #subjectId: string;
  readonly #showsHistory: () => boolean;
  #epoch = '';
  #offset = 0;

  /** `showsHistory` is asked each time something is counted: the settings may change meanwhile. */
  constructor(
    store: ChatStore,
    {subjectId, siteKey}: Pick<StoredVisitor, 'subjectId' | 'siteKey'>,
    showsHistory: () => boolean,
  ) {
    this.topics = [`subject:${subjectId}`, `site:${siteKey}`];
    this.#store = store;
    this.#subjectId = subjectId;
    this.#showsHistory = showsHistory;
  }

  get cursor(): string {
    return this.#encode(this.#offset);
  }

  async open(after: string | undefined): Promise<boolean> {
    const {epoch, oldest, last} = await this.#store.log(this.#subjectId);
    this.#epoch = epoch;
    this.#offset = last;
    if (after === undefined) return true;
    const [subject, cursorEpoch, offset] = decodeCursor(after, SubjectCursorSchema) ?? [];
    if (subject !== this.#subjectId || cursorEpoch !== epoch || offset === undefined) return false;
    // `oldest - 1` has seen everything that is gone.
    if (offset < oldest - 1 || offset > last) return false;
    this.#offset = offset;
    return true;
  }

  async next(): Promise<readonly LogEntry[] | undefined> {
    const logged = await this.#store.events(this.#subjectId, this.#offset, batch);
    const [first] = logged;
    if (first && first.offset !== this.#offset + 1) {
      await this.open(undefined);
      return undefined;
    }
    this.#offset = logged.at(-1)?.offset ?? this.#offset;
    return logged.map(({offset, event}) => ({cursor: this.#encode(offset), event}));
  }

  async hasNews(): Promise<boolean> {
    return (await this.#store.lastOffset(this.#subjectId)) !== this.#offset;
  }

  unread(): Promise<Unread> {
    return unreadOf(this.#store, this.#subjectId, {onlyOpen: !this.#showsHistory()});
  }

  #encode(offset: number): string {
    return encodeCursor([this.#subjectId, this.#epoch, offset]);
  }
}

/** The log of all conversations, for agents. */
export class AgentLog implements EventLog {
  readonly topics: readonly HubTopic[] = ['agents'];
  readonly #store: ChatStore;
  #cursor = '';

  constructor(store: ChatStore) {
    this.#store = store;
  }

  get cursor(): string {
    return encodeCursor(['agents', this.#cursor]);
  }

  async open(after: string | undefined): Promise<boolean> {
    this.#cursor = await this.#store.agentLog();
    if (after === undefined) return true;
    const [, cursor] = decodeCursor(after, AgentCursorSchema) ?? [];
    if (cursor === undefined || !(await this.#store.agentEvents(cursor, 1))) return false;
    this.#cursor = cursor;
    return true;
  }

  async next(): Promise<readonly LogEntry[] | undefined> {
    const logged = await this.#store.agentEvents(this.#cursor, batch);
    if (!logged) {
      this.#cursor = await this.#store.agentLog();
      return undefined;
    }
    this.#cursor = logged.at(-1)?.cursor ?? this.#cursor;
    return logged.map(({cursor, event}) => ({cursor: encodeCursor(['agents', cursor]), event}));
  }

  hasNews(): Promise<boolean> {
    return Promise.resolve(true);
  }

  unread(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}
