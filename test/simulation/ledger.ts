import type {StorageEntry} from '../../src/session/environment.js';
import type {Identity} from '../../src/model/identity.js';
import type {ChatState, OutgoingMessage} from '../../src/session/chat-state.js';
import type {PageStorage} from './device-storage.js';
import type {Tab} from './tab.js';
import type {VirtualTime} from './virtual-time.js';

/** A word that nobody else writes: what becomes of it tells what became of the text that holds it. */
export interface Word {
  readonly word: string;
  readonly tab: Tab;
  /** As the page's storage counts visitors. */
  readonly visitor: number;
  readonly isFromPage: boolean;
  /** Written while a logout was under way: it may be the last of one visitor, or the first of the next. */
  readonly isBetween: boolean;
  /** In some page's thread, so that the customer believes that it is sent. */
  isShown: boolean;
  /** On this device it was stored. */
  isDurable: boolean;
  isSent: boolean;
  /** From a field that had not caught up: what its page had missed while it was frozen was being read. */
  isSentAgain: boolean;
  /** Why it need not be anywhere any more. */
  excuse: string | undefined;
}

export interface Bubble {
  readonly tab: Tab;
  readonly order: number;
  readonly body: string;
}

const wordPattern = /w\d+w/g;

export function wordsIn(text: string): readonly string[] {
  return text.match(wordPattern) ?? [];
}

/** What customers did, and what the product said of it: the invariants compare the two. */
export class Ledger {
  readonly words = new Map<string, Word>();
  /** Which page has written each bubble, and when it was first shown, by its client id. */
  readonly bubbles = new Map<string, Bubble>();
  /** Which of the device's visitors a server's visitor is, or a customer by the name in the token: one may come back. */
  readonly #subjects = new Map<string, Set<number>>();
  /** The name in the token of each customer that a page was told of. */
  readonly #customers = new Map<string, string>();
  readonly agentWords = new Set<string>();
  /** The writes that were stored on this device, by their client id. */
  readonly kept = new Set<string>();
  /** The writes of which a page was told that they were refused, by their client id. */
  readonly refused = new Set<string>();
  /** The writes that were refused, and taken when the network repeated them by itself, by their client id. */
  readonly revived = new Set<string>();
  /** The words of the record that has each name, and whether it is on the device. */
  readonly #records = new Map<string, {readonly words: readonly string[]; readonly isDurable: boolean}>();
  #lastAct: {readonly tab: Tab; readonly at: number; readonly typed: string | undefined} | undefined;
  #threads = new WeakMap<Tab, ChatState['threads']>();

  write(tab: Tab, isFromPage = false): Word {
    const word: Word = {
      word: `w${this.words.size}w`,
      tab,
      visitor: tab.storage.visitor,
      isFromPage,
      isBetween:
        tab.device.tabs.some(({isAlive, calls}) => isAlive && [...calls].some(({name}) => name === 'logout')) ||
        !tab.session ||
        tab.storage.isChanging,
      isShown: false,
      isDurable: false,
      isSent: false,
      isSentAgain: false,
      excuse: undefined,
    };
    this.words.set(word.word, word);
    return word;
  }

  /**
   * Nobody types in one page, and types or sends in another, at once: each would take the other's text for newer. Returns
   * whether somebody has.
   */
  acted(tab: Tab, at: number, typed?: string): boolean {
    const last = this.#lastAct;
    this.#lastAct = {tab, at, typed};
    if (!last || last.tab === tab || last.tab.device !== tab.device || at - last.at >= 10) return false;
    for (const word of [last.typed, typed]) this.excuse(word ?? '', 'in two pages at once');
    return true;
  }

  /** The field of this page, which has not heard of it yet, holds what was sent in another one, and is sent, too. */
  sentAgain(body: string): void {
    for (const name of wordsIn(body)) {
      const word = this.words.get(name);
      if (word?.isSent) word.isSentAgain = true;
    }
  }

  agentWrites(): string {
    const word = `a${this.agentWords.size}a`;
    this.agentWords.add(word);
    return word;
  }

  sent(body: string): void {
    for (const name of wordsIn(body)) {
      const word = this.words.get(name);
      if (word) word.isSent = true;
    }
  }

  excuse(body: string, why: string): void {
    for (const name of wordsIn(body)) {
      const word = this.words.get(name);
      if (word) word.excuse ??= why;
    }
  }

  /** A storage has written; `isDurable`: not only in the page's memory. */
  stored(changes: readonly StorageEntry[], visitor: number, isDurable: boolean): void {
    for (const [name, value] of changes) {
      if (value === undefined) continue;
      if (name.startsWith('outbox/')) this.#named(name, wordsIn(JSON.stringify(value)), isDurable);
      if (name === 'credential') this.#credential(value, visitor);
      else if (isDurable) {
        if (name.startsWith('outbox/')) this.kept.add(name.slice('outbox/'.length));
        for (const found of wordsIn(JSON.stringify(value))) {
          const word = this.words.get(found);
          if (word) word.isDurable = true;
        }
      }
    }
  }

  /**
   * The device was wiped, or `page`, which is a device of its own where it can store nothing: what its visitors before
   * `visitor` wrote may be nowhere.
   */
  wiped(visitor: number, page?: PageStorage): void {
    for (const word of this.words.values()) {
      const {storage} = word.tab;
      const isMeant = page ? storage === page : !storage.isBlocked;
      if (isMeant && word.visitor < visitor) word.excuse ??= 'wiped';
    }
  }

  /** Returns the bubbles that were not there before. */
  shown(tab: Tab, state: ChatState): readonly OutgoingMessage[] {
    if (this.#threads.get(tab) === state.threads) return [];
    this.#threads.set(tab, state.threads);
    const fresh: OutgoingMessage[] = [];
    for (const {outgoing} of Object.values(state.threads)) {
      for (const bubble of outgoing) {
        if (this.bubbles.has(bubble.clientId)) continue;
        const words = wordsIn(bubble.body).flatMap((name) => this.words.get(name) ?? []);
        // Another page may show it first, found in the storage: its order is that of the page that wrote it.
        const {tab: author} = words.at(-1) ?? {tab};
        this.bubbles.set(bubble.clientId, {tab: author, order: this.bubbles.size, body: bubble.body});
        fresh.push(bubble);
        for (const word of words) word.isShown = true;
      }
    }
    return fresh;
  }

  /** Of what is on its way, in each thread: what stands below something that the same page has written later. */
  outOfOrder({threads}: ChatState): readonly string[] {
    return Object.values(threads).flatMap(({outgoing}) => {
      const last = new Map<Tab, number>();
      return outgoing.flatMap(({clientId, body, delivery}) => {
        const bubble = this.bubbles.get(clientId);
        if (!bubble || delivery === 'failed') return [];
        const isLate = bubble.order < (last.get(bubble.tab) ?? -1);
        last.set(bubble.tab, bubble.order);
        return isLate ? [body] : [];
      });
    });
  }

  loggedIn(tab: Tab, {customerId, externalId}: Pick<Identity, 'customerId' | 'externalId'>): void {
    if (customerId === null || externalId === null) return;
    this.#customers.set(customerId, externalId);
    this.#isSubject(externalId, tab.storage.visitor);
  }

  /** Which of the device's visitors the server's `sender` is; undefined for one that nobody has told of. */
  visitorsOf(sender: string): ReadonlySet<number> | undefined {
    return this.#subjects.get(this.#customers.get(sender) ?? sender);
  }

  /** Nobody of this device has ever been this visitor. */
  isNeighbour(visitorId: string): void {
    this.#isSubject(visitorId, -1);
  }

  /** A second after it was typed, it is on the device. */
  expectStored(name: string, {time, violated}: {time: VirtualTime; violated: (what: string) => void}): void {
    time.after(1000, () => {
      const word = this.words.get(name);
      if (!word || word.isDurable || word.isSent || word.excuse !== undefined) return;
      const {storage, device, scope} = word.tab;
      if (scope.isCut || scope.isFrozen || storage.visitor !== word.visitor || device.store.hadTrouble) return;
      violated(`${name} was typed in ${word.tab.name} and is not stored`);
    });
  }

  /**
   * A first message has the name of its draft, which two pages may show. That only one of them gives it is the storage's
   * doing; where it took nothing from one of them, there are two messages of one name, and no promise for both: “the chat
   * works then, in one tab”.
   */
  #named(name: string, words: readonly string[], isDurable: boolean): void {
    const other = this.#records.get(name);
    this.#records.set(name, {words, isDurable});
    if (!other || (other.isDurable && isDurable) || other.words.join() === words.join()) return;
    for (const word of [...other.words, ...words]) this.excuse(word, 'its name was given twice');
  }

  #isSubject(id: string, visitor: number): void {
    this.#subjects.set(id, (this.#subjects.get(id) ?? new Set()).add(visitor));
  }

  #credential(value: unknown, visitor: number): void {
    try {
      const {visitorId, jwt} = JSON.parse(String(value)) as {visitorId: string; jwt?: string};
      this.#isSubject(visitorId, visitor);
      // A login that was begun: its answer may be lost, and then no page tells of it.
      if (jwt === undefined) return;
      const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as {externalId: string};
      this.#isSubject(claims.externalId, visitor);
    } catch {
      // Whoever reads it will say so.
    }
  }
}
