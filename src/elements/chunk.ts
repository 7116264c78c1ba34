import {loadTwice} from './loading.js';

/** Code that is loaded when something first needs it. Once it could not be loaded, only a reload of the page helps. */
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
    this.#loading ??= loadTwice(this.#import).then(
      (code) => {
        this.code = code;
      },
      () => {
        this.failed = true; // whoever needs it shows that
      },
    );
    return this.#loading;
  }

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
