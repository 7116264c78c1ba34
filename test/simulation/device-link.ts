import type {Presence, TabLink} from '../../src/session/environment.js';
import type {Random} from './random.js';
import type {Scope, VirtualTime} from './virtual-time.js';

interface Holder {
  readonly scope: Scope;
  readonly name: string;
  readonly lost: AbortController;
  readonly over: () => void;
}

interface Waiter {
  readonly scope: Scope;
  readonly name: string;
  readonly grant: () => void;
}

/** The first of a device has its turn, the others wait. */
interface Turn {
  readonly scope: Scope;
  readonly begin: () => void;
}

/** A page does not wait longer for a frozen one, in milliseconds. */
const longestTurn = 25_000;

/** From one page to another, in milliseconds. */
const slowestMessage = 20;

interface Listener {
  readonly scope: Scope;
  readonly hear: (message: unknown) => void;
  readonly isConnected: () => boolean;
}

/** The one lock and the one channel of a device's pages, as Web Locks and BroadcastChannel are. */
export class DeviceLink {
  random: Random;
  readonly #time: VirtualTime;
  readonly #trace: (line: string) => void;
  readonly #listeners = new Set<Listener>();
  readonly #waiting: Waiter[] = [];
  readonly #turns: Turn[] = [];
  #holder: Holder | undefined;

  constructor(time: VirtualTime, random: Random, trace: (line: string) => void) {
    this.#time = time;
    this.random = random;
    this.#trace = trace;
  }

  /** Whose page has the lock; undefined when none has. */
  get holder(): string | undefined {
    return this.#holder?.name;
  }

  of(scope: Scope, name: string, presence: Presence): TabLink {
    const own = new Set<Listener>();
    const heardUntil = new Map<Listener, number>();
    // As the browser's: it hands nothing on before it knows of the channel.
    let connectedAt = Infinity;
    const isConnected = () => this.#time.now >= connectedAt;
    let isNew = true;
    const openOrClose = () => {
      const isOpen = (isNew || own.size > 0) && !presence.isSuspended;
      if (isOpen === connectedAt < Infinity) return;
      connectedAt = isOpen ? this.#time.now + this.random.delay(slowestMessage) : Infinity;
    };
    openOrClose();
    presence.subscribe(openOrClose);
    const tell = (message: unknown) => {
      for (const listener of this.#listeners) {
        if (own.has(listener) || !listener.isConnected()) continue;
        // In the order in which one page has said it; what two pages say may cross on the way.
        const {now} = this.#time;
        const at = Math.max(now + 1 + this.random.delay(slowestMessage), heardUntil.get(listener) ?? 0);
        heardUntil.set(listener, at);
        listener.scope.after(at - now, () => {
          if (this.#listeners.has(listener)) listener.hear(structuredClone(message));
        });
      }
    };
    return {
      hold: (held, {isStolen, signal}) =>
        new Promise((resolve) => {
          const over = () => {
            scope.soon(resolve);
          };
          if (signal.aborted) {
            over();
            return;
          }
          const grant = () => {
            signal.removeEventListener('abort', cancel);
            this.#give({scope, name, lost: new AbortController(), over}, held);
          };
          const waiter = {scope, name, grant};
          const cancel = () => {
            const at = this.#waiting.indexOf(waiter);
            if (at < 0) return;
            this.#waiting.splice(at, 1);
            over();
          };
          signal.addEventListener('abort', cancel, {once: true});
          if (isStolen) grant();
          else {
            this.#waiting.push(waiter);
            this.#next();
          }
        }),
      exclusively: (work) =>
        new Promise((resolve, reject) => {
          let hasBegun = false;
          const begin = () => {
            if (hasBegun) return;
            hasBegun = true;
            scope.soon(() => {
              const outcome = work();
              outcome.then(resolve, reject);
              const over = () => {
                endPresence();
                this.#endTurn(turn);
              };
              // As the browser's: a page that is suspended keeps nobody waiting.
              const leave = () => {
                if (presence.isSuspended) over();
              };
              const endPresence = presence.subscribe(leave);
              leave();
              outcome.then(over, over);
            });
          };
          const turn = {scope, begin};
          this.#turns.push(turn);
          if (this.#turns[0] === turn) begin();
          else scope.after(longestTurn, begin);
        }),
      post: (message) => {
        const copy = structuredClone(message);
        // Behind what opens the channel: whoever answers is heard.
        const ahead = connectedAt < Infinity ? connectedAt - this.#time.now : 0;
        if (ahead <= 0) tell(copy);
        else
          this.#time.after(ahead, () => {
            tell(copy);
          });
      },
      listen: (hear) => {
        const listener = {scope, hear, isConnected};
        own.add(listener);
        this.#listeners.add(listener);
        isNew = false;
        openOrClose();
        return () => {
          own.delete(listener);
          this.#listeners.delete(listener);
          openOrClose();
        };
      },
    };
  }

  /** A page has gone, and with it its lock. */
  leave(scope: Scope): void {
    for (const listener of this.#listeners) if (listener.scope === scope) this.#listeners.delete(listener);
    for (const waiter of this.#waiting.filter((waiter) => waiter.scope === scope)) {
      this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
    }
    for (const turn of this.#turns.filter((turn) => turn.scope === scope)) this.#endTurn(turn);
    if (this.#holder?.scope === scope) {
      this.#holder = undefined;
      this.#next();
    }
  }

  #endTurn(turn: Turn): void {
    const at = this.#turns.indexOf(turn);
    if (at >= 0) this.#turns.splice(at, 1);
    if (at === 0) this.#turns[0]?.begin();
  }

  #next(): void {
    if (this.#holder) return;
    this.#waiting.shift()?.grant();
  }

  #give(holder: Holder, held: (lost: AbortSignal) => Promise<void>): void {
    const former = this.#holder;
    this.#holder = holder;
    this.#trace(`${holder.name} has the lock${former ? ` of ${former.name}` : ''}`);
    former?.scope.after(this.random.delay(20), () => {
      former.lost.abort();
      former.over();
    });
    holder.scope.after(this.random.delay(20), () => {
      const done = () => {
        if (this.#holder !== holder) return;
        this.#holder = undefined;
        this.#trace(`${holder.name} gives the lock back`);
        holder.over();
        this.#next();
      };
      held(holder.lost.signal).then(done, done);
    });
  }
}
