import {ChatError, toChatError} from '../model/chat-error.js';
import type {CallParts} from './call-parts.js';
import type {Calls} from './calls.js';
import type {Correspondence, CorrespondenceOptions} from './correspondence.js';
import type {SessionParts} from './session-parts.js';
import type {TabMessage} from './tab-message.js';
import type {Tabs} from './tabs.js';
import {takePart, type TakePartOptions} from './take-part.js';
import {visitStorage, visitStore} from './visit-scope.js';

export interface VisitOptions
  extends
    Omit<CorrespondenceOptions, 'tabs'>,
    TakePartOptions,
    Omit<CallParts, keyof SessionParts | keyof CorrespondenceOptions | 'correspond' | 'join'> {}

/** What is loaded for one visitor. It ends with the visitor: what was asked for one is nothing to the next. */
export class Visit {
  /** Undefined until it is needed. */
  correspondence: Correspondence | undefined;
  /** Undefined until somebody has opened the panel, or a visitor exists. */
  tabs: Tabs | undefined;
  readonly #ending = new AbortController();
  readonly #parts: SessionParts;
  readonly #options: VisitOptions;
  readonly #wiped: () => Promise<void>;
  #isWiped = false;
  /** It was suspended, and does not know yet what the other pages have done meanwhile. */
  #isBehind = false;
  #corresponding: Promise<Correspondence> | undefined;
  #calling: Promise<Calls> | undefined;

  constructor(parts: SessionParts, options: VisitOptions) {
    const {signal} = this.#ending;
    // Not when the whole session ends: then this is still the same visitor.
    const isOver = () => signal.aborted && !parts.signal.aborted;
    const environment = {...parts.environment, storage: visitStorage(parts.environment.storage, isOver)};
    this.#parts = {...parts, environment, store: visitStore(parts.store, isOver), signal};
    this.#options = {...options, wiped: () => this.#onWiped()};
    this.#wiped = options.wiped;
  }

  end(): void {
    this.#ending.abort();
  }

  presenceChanged(): void {
    const {backend, environment} = this.#parts;
    const {isVisible, isOnline, isSuspended} = environment.presence;
    // A page that was suspended has not heard that another one has wiped the device.
    if (isVisible || this.#isBehind) environment.storage.write([]).catch(() => this.#onWiped());
    this.tabs?.presenceChanged();
    if (isSuspended) this.#isBehind = true;
    else if (this.#isBehind) void this.#catchUp();
    if (isVisible && isOnline) {
      this.correspondence?.outbox.wake();
      backend.wake();
    }
    this.correspondence?.live.presenceChanged();
  }

  async #catchUp(): Promise<void> {
    this.#isBehind = false;
    try {
      await this.#parts.environment.storage.write([]);
      await this.#options.screens.resume();
      await this.correspondence?.outbox.restore();
    } catch {
      // The device was wiped, which is noticed elsewhere; or a chunk did not load: again when the machine is online.
      this.#isBehind = true;
    }
  }

  /** Once, however many notice it. The other pages hear nothing more of this visitor, and this page nothing of them. */
  async #onWiped(): Promise<void> {
    const {signal, report} = this.#parts;
    if (signal.aborted || this.#isWiped) return;
    this.#isWiped = true;
    this.tabs?.leave();
    await this.#wiped().catch((error: unknown) => {
      this.#isWiped = false;
      this.#isBehind = true; // what forgets did not load: again when the machine is online
      report(toChatError(error));
    });
  }

  /** From now on this page is one of those that show this chat. `first`: said to the others before anything else. */
  join(first?: TabMessage): Tabs {
    if (this.tabs && first) this.tabs.post(first);
    return (this.tabs ??= takePart(this.#parts, this.#options, first));
  }

  /** What another page has begun is stored, also where that was not heard: before this page joined, or asleep. */
  async findVisitor(): Promise<void> {
    const {backend, environment} = this.#parts;
    const isThere = (await backend.hasVisitor()) || (await environment.storage.list('outbox/')).length > 0;
    if (isThere && !this.#ending.signal.aborted) this.#options.visitorCame();
  }

  correspond(): Promise<Correspondence> {
    const tabs = this.join();
    this.#corresponding ??= import('./correspondence.js').then(
      ({Correspondence}) => (this.correspondence = new Correspondence(this.#parts, {...this.#options, tabs})),
      (error: unknown) => {
        this.#corresponding = undefined;
        throw error;
      },
    );
    return this.#corresponding;
  }

  /** Shows what earlier pages have left. */
  async restore(): Promise<void> {
    await (await this.correspond()).outbox.restore();
  }

  /** One import for all callers: several of the same module settle in any order, and calls must keep theirs. */
  async calls(): Promise<Calls> {
    this.#calling ??= import('./calls.js').then(
      ({Calls}) => {
        const join = () => void this.join();
        return new Calls({...this.#parts, ...this.#options, correspond: () => this.correspond(), join});
      },
      (error: unknown) => {
        this.#calling = undefined;
        throw error;
      },
    );
    const calls = await this.#calling;
    if (this.#ending.signal.aborted) throw new ChatError('aborted', 'The chat was stopped.');
    return calls;
  }
}
