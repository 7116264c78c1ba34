import {loadTwice} from './loading.js';

/** As long as an answer of the server is waited for, in milliseconds. */
const patience = 20_000;

/**
 * Code that is loaded when something first needs it. Once it could not be loaded, only a reload of the page helps, or the
 * network coming back where there was none.
 */
export class Chunk<Code> {
  code: Code | undefined;
  failed = false;
  readonly #import: () => Promise<Code>;
  #loading: Promise<void> | undefined;

  constructor(load: () => Promise<Code>) {
    this.#import = load;
  }

  /** Settles when it is there, or is known not to come; never rejects. */
  load(): Promise<void> {
    this.#loading ??= new Promise((resolve) => {
      const settle = (failed: boolean) => {
        clearTimeout(timer);
        this.failed = failed; // whoever needs it shows that
        if (failed && !navigator.onLine) addEventListener('online', this.#onOnline, {once: true});
        resolve();
      };
      // A browser may wait for minutes. What comes later is used then.
      const timer = setTimeout(settle, patience, true);
      loadTwice(this.#import).then(
        (code) => {
          this.code = code;
          settle(false);
        },
        () => {
          settle(true);
        },
      );
    });
    return this.#loading;
  }

  /** Without a network it was no wonder. */
  readonly #onOnline = () => {
    if (this.failed) this.#loading = undefined;
    this.failed = false;
  };

  /** The code when it is there; else loads it, and has `host` update when that is over. */
  need(host: {requestUpdate(): void}): Code | undefined {
    if (!this.code && !this.failed) {
      void this.load().then(() => {
        host.requestUpdate();
      });
    }
    return this.code;
  }
}
