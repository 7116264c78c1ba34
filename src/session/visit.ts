import {ChatError} from '../model/chat-error.js';
import type {CallParts} from './call-parts.js';
import type {Calls} from './calls.js';
import type {Correspondence, CorrespondenceOptions} from './correspondence.js';
import type {SessionParts} from './session-parts.js';
import type {Tabs} from './tabs.js';
import type {TakePartOptions} from './take-part.js';

export interface VisitOptions
  extends
    Omit<CorrespondenceOptions, 'tabs'>,
    TakePartOptions,
    Omit<CallParts, keyof SessionParts | keyof CorrespondenceOptions | 'correspond'> {}

/** What is loaded for one visitor. It ends with the visitor: what was asked for one is nothing to the next. */
export class Visit {
  /** Undefined until it is needed. */
  correspondence: Correspondence | undefined;
  /** Undefined until somebody has opened the panel, or a visitor exists. */
  tabs: Tabs | undefined;
  readonly #ending = new AbortController();
  readonly #parts: SessionParts;
  readonly #options: VisitOptions;
  #joining: Promise<Tabs> | undefined;
  #corresponding: Promise<Correspondence> | undefined;
  #calling: Promise<Calls> | undefined;

  constructor(parts: SessionParts, options: VisitOptions) {
    this.#parts = {...parts, signal: this.#ending.signal};
    this.#options = options;
  }

  end(): void {
    this.#ending.abort();
  }

  /** From now on this page is one of those that show this chat. */
  join(): Promise<Tabs> {
    this.#joining ??= import('./take-part.js').then(
      ({takePart}) => (this.tabs = takePart(this.#parts, this.#options)),
      (error: unknown) => {
        this.#joining = undefined;
        throw error;
      },
    );
    return this.#joining;
  }

  correspond(): Promise<Correspondence> {
    this.#corresponding ??= Promise.all([import('./correspondence.js'), this.join()]).then(
      ([{Correspondence}, tabs]) => (this.correspondence = new Correspondence(this.#parts, {...this.#options, tabs})),
      (error: unknown) => {
        this.#corresponding = undefined;
        throw error;
      },
    );
    return this.#corresponding;
  }

  /** One import for all callers: several of the same module settle in any order, and calls must keep theirs. */
  async calls(): Promise<Calls> {
    this.#calling ??= import('./calls.js').then(
      ({Calls}) => new Calls({...this.#parts, ...this.#options, correspond: () => this.correspond()}),
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
