import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** As often as the session itself tries, so that what is said is true. */
const period = 5;

/** Counts the seconds to the next try while something has failed, and tries then. */
export class RetryCountdown implements ReactiveController {
  /** Until the next try; 0 while it is under way. */
  seconds = 0;
  readonly #host: ReactiveControllerHost;
  readonly #retry: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, retry: () => void) {
    this.#host = host;
    this.#retry = retry;
    host.addController(this);
  }

  /** Says, at each update, whether it has failed just now. */
  set isRunning(isRunning: boolean) {
    if (isRunning === (this.#timer !== undefined)) return;
    if (isRunning) {
      this.seconds = period;
      this.#timer = setInterval(this.#onSecond, 1000);
    } else this.hostDisconnected();
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  readonly #onSecond = () => {
    this.seconds--;
    if (this.seconds <= 0) {
      this.hostDisconnected();
      this.#retry();
    }
    this.#host.requestUpdate();
  };
}
