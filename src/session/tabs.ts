import {newClientId, type SessionParts} from './session-parts.js';
import {decodePost, encodePost, type TabMessage} from './tab-message.js';

/** A page that leads and does not answer within this many milliseconds is frozen. */
const patience = 1000;
/** What is said to, or by, a page that has not greeted yet is kept until it does: not more than this. */
const mostKept = 100;

export interface TabListener {
  /** This page leads from now on: it has the stream and delivers. */
  lead?(): void;
  /** It does not any more. What others need is given up when this returns. */
  follow?(): void;
  message?(message: TabMessage): void;
  /** Another page hears this one from now on. */
  met?(): void;
}

/**
 * The pages that show one visitor's chat: which of them leads, and what they tell each other. The one that somebody looks
 * at leads; the lock's queue replaces one that was closed, a ping finds out one that is frozen. Without `environment.tabs`
 * a page is alone, and leads while it takes part. One visitor's: with the next one it begins anew.
 */
export class Tabs {
  /** What was said to the outbox before it was loaded here: what another page cannot store is said once. */
  early: readonly TabMessage[] | undefined = [];
  readonly #parts: SessionParts;
  readonly #listeners = new Set<TabListener>();
  /** Pages that have heard this one. What one of a former visitor says on its way out is nothing to the next visitor. */
  readonly #known = new Set<string>();
  readonly #kept = new Map<string, readonly TabMessage[]>();
  /** What was said while this page knew of no other, and when: to post it costs, and nearly always nobody is there. */
  #unsaid: readonly {readonly message: TabMessage; readonly at: number}[] = [];
  #id = '';
  /** Aborted when this page takes part no more. */
  #joined: AbortController | undefined;
  #wasSuspended = false;
  #isLeading = false;
  #hasStolen = false;
  /** The lock is asked for, or held. */
  #request: AbortController | undefined;
  #cancelWaiting: (() => void) | undefined;
  /** It has yielded to another page, which may not come. A sign of life is not enough, from whoever thinks that it leads. */
  #cancelResuming: (() => void) | undefined;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    parts.signal.addEventListener('abort', () => {
      this.leave();
    });
  }

  /** Whether this page has the stream and delivers. */
  get isLeading(): boolean {
    return this.#isLeading;
  }

  /**
   * Begins to take part: waits for the lock, listens. Does nothing when it is done already. `first` is what the others
   * hear before anything else: they are not trusted before they have heard it.
   */
  join(first?: TabMessage): void {
    const {environment, signal} = this.#parts;
    const {tabs, presence} = environment;
    if (this.#joined || signal.aborted) return;
    if (presence.isSuspended) {
      this.#wasSuspended = true;
      return;
    }
    const joined = new AbortController();
    this.#joined = joined;
    if (!tabs) {
      this.#lead();
      return;
    }
    this.#id = newClientId(environment);
    const since = environment.clock.now();
    const end = tabs.listen((value) => {
      this.#hear(value);
    });
    joined.signal.addEventListener('abort', end);
    if (first) this.#post(first);
    // A page that was frozen before it listened, or has slept, has not heard that the device was wiped: it may write no
    // more, and starts over. The others trust nobody before the greeting.
    environment.storage.write([]).then(
      () => {
        if (joined.signal.aborted) return;
        this.#post({type: 'hello', since});
        this.#queue();
      },
      () => {
        this.#say({type: 'wiped'});
      },
    );
  }

  /** Gives everything up: the page is suspended, or the visitor has gone. It may `join` again. */
  leave(): void {
    this.#stopWaiting();
    this.#joined?.abort();
    this.#joined = undefined;
    this.#request?.abort();
    this.#request = undefined;
    this.#follow();
    this.#known.clear();
    this.#kept.clear();
    this.#unsaid = [];
  }

  presenceChanged(): void {
    const {isSuspended, isVisible} = this.#parts.environment.presence;
    if (isSuspended) {
      this.#wasSuspended ||= this.#joined !== undefined;
      this.leave();
    } else if (this.#wasSuspended) {
      this.#wasSuspended = false;
      this.join();
    } else if (isVisible) this.nudge();
    else if (this.#isLeading) this.#post({type: 'hidden'});
  }

  /**
   * Asks whoever leads for a sign of life; when none comes, this page takes over. To be called when something was written
   * here. A page that somebody looks at takes over from one that nobody looks at.
   */
  nudge(): void {
    const {clock, presence, tabs} = this.#parts.environment;
    if (!tabs || !this.#joined || this.#isLeading) return;
    this.#post({type: 'ping', isVisible: presence.isVisible});
    this.#cancelWaiting ??= clock.after(patience, () => {
      this.#stopWaiting();
      this.#hold(true);
    });
  }

  /** Tells all other pages. They get it in the order in which it was posted. */
  post(message: TabMessage): void {
    // Who is frozen, and has never answered, was here before: it has the lock, or it was taken from it.
    if (this.#known.size > 0 || !this.#isLeading || this.#hasStolen) this.#post(message);
    else {
      const at = this.#parts.environment.clock.now();
      this.#unsaid = [...this.#unsaid, {message, at}].slice(-mostKept);
    }
  }

  #post(message: TabMessage): void {
    // One that is about to be frozen runs on for a moment: what is sent in it is not to be sent in another one again.
    if (this.#joined || this.#wasSuspended) this.#parts.environment.tabs?.post(encodePost({from: this.#id, message}));
  }

  /** Calls `listener` from now on, after those that came before. Returns the function that ends it. */
  on(listener: TabListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Behind whoever leads, which may be a page that nobody looks at, or frozen: then this one does not wait. */
  #queue(): void {
    this.#hold(false);
    if (this.#parts.environment.presence.isVisible) this.nudge();
  }

  #hold(isStolen: boolean): void {
    const {tabs} = this.#parts.environment;
    if (!tabs) return;
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    this.#hasStolen ||= isStolen;
    let wasHeld = false;
    const held = (lost: AbortSignal) => {
      wasHeld = true;
      return new Promise<void>((resolve) => {
        const end = AbortSignal.any([lost, request.signal]);
        const ended = () => {
          if (this.#request === request) this.#follow();
          resolve();
        };
        end.addEventListener('abort', ended);
        if (end.aborted) ended();
        else this.#lead();
      });
    };
    void tabs.hold(held, {isStolen, signal: request.signal}).then(() => {
      if (this.#request !== request) return;
      // Taken by another page: back into the queue. A browser that gives no lock at all leaves each page alone.
      if (wasHeld) this.#queue();
      else this.#lead();
    });
  }

  #lead(): void {
    this.#stopWaiting();
    if (this.#isLeading) return;
    this.#isLeading = true;
    if (!this.#parts.environment.presence.isVisible) this.#post({type: 'hidden'});
    for (const listener of [...this.#listeners]) listener.lead?.();
  }

  #follow(): void {
    this.#stopWaiting();
    this.#cancelResuming?.();
    if (!this.#isLeading) return;
    this.#isLeading = false;
    for (const listener of [...this.#listeners]) listener.follow?.();
  }

  #stopWaiting(): void {
    this.#cancelWaiting?.();
    this.#cancelWaiting = undefined;
  }

  #hear(value: unknown): void {
    const post = decodePost(value);
    if (!post) return;
    const {from, message} = post;
    switch (message.type) {
      case 'wiped':
        this.#say(message);
        return;
      case 'hello':
        // To this page as it is: one that answers whom this was for the former visitor has not heard of the next one.
        if ((message.to ?? this.#id) === this.#id) this.#meet(from, message);
        return;
      case 'ping':
        this.#onPing(from, message.isVisible);
        return;
      case 'pong':
        this.#onPong(message);
        return;
      case 'hidden':
        if (this.#parts.environment.presence.isVisible) this.nudge();
        return;
      default:
        this.#tell(from, message);
    }
  }

  /** From now on it is heard, and what it has said on its way here; it hears what was said since it listens. */
  #meet(from: string, {to, since = 0}: {readonly to?: string; readonly since?: number}): void {
    // What was said before something else that it did not hear is older, whatever the clock says: it may have been set back.
    const heard = this.#unsaid.findLastIndex(({at}) => at < since) + 1;
    for (const {message} of this.#unsaid.slice(heard)) this.#post(message);
    this.#unsaid = [];
    if (to === undefined) this.#post({type: 'hello', to: from});
    this.#known.add(from);
    for (const message of this.#kept.get(from) ?? []) this.#say(message);
    this.#kept.delete(from);
    for (const listener of [...this.#listeners]) listener.met?.();
  }

  #tell(from: string, message: TabMessage): void {
    if (this.#known.has(from)) this.#say(message);
    else this.#kept.set(from, kept(this.#kept.get(from) ?? [], message));
  }

  #say(message: TabMessage): void {
    if (message.type === 'outbox') this.early = this.early && kept(this.early, message);
    for (const listener of [...this.#listeners]) listener.message?.(message);
  }

  #onPing(from: string, isVisible: boolean): void {
    if (!this.#isLeading) return;
    const {presence, clock} = this.#parts.environment;
    const yields = isVisible && !presence.isVisible;
    const request = this.#request;
    // Everything is said and given up before the other page begins. The lock is kept for it, lest a third one gets it.
    if (yields) this.#follow();
    this.#post({type: 'pong', to: from, yields});
    if (!yields) return;
    this.#cancelResuming = clock.after(2 * patience, () => {
      if (request && this.#request === request) this.#lead(); // it has not come for it
    });
  }

  #onPong({to, yields}: {readonly to: string; readonly yields: boolean}): void {
    const isMine = to === this.#id;
    if (this.#isLeading || !this.#cancelWaiting || !(isMine || yields)) return;
    this.#stopWaiting();
    if (yields && isMine) this.#hold(true);
  }
}

function kept(before: readonly TabMessage[], message: TabMessage): readonly TabMessage[] {
  return [...before, message].slice(0, mostKept);
}
