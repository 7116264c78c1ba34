import {ChatError, toChatError} from '../../model/chat-error.js';
import type {ChatEvent} from '../../model/chat-event.js';
import {decodeCommonEvent, StreamResetSchema} from '../../wire/common-event-wire.js';
import type {BackendContext, EventObserver} from '../chat-backend.js';
import {addressed} from './addressed.js';
import type {HttpClient} from './http.js';

interface LogParts {
  readonly http: HttpClient;
  readonly report: BackendContext['report'];
  readonly observer: EventObserver;
  readonly signal: AbortSignal;
}

/** The visitor's log as this page follows it: where it stands, and who is told. Streams and polls feed it alike. */
export class EventLog {
  readonly #parts: LogParts;
  #cursor: string | null;
  /** Nobody knows any more what came before the next position. */
  #hasGap = false;
  /** Counts the events that have moved the position: what it was worth to connect. */
  taken = 0;

  constructor(parts: LogParts, after: string | null) {
    this.#parts = parts;
    this.#cursor = after;
  }

  /** Where to go on; null: from now on. */
  get cursor(): string | null {
    return this.#cursor;
  }

  /** A position without an event. */
  moveTo(cursor: string): void {
    if (this.#parts.signal.aborted) return;
    this.#cursor = cursor;
    if (this.#hasGap) this.#parts.observer.reset(cursor);
    this.#hasGap = false;
  }

  /** The connection has ended. Without a position the next one begins later than this one would have. */
  disconnected(): void {
    this.#hasGap ||= this.#cursor === null;
  }

  /** There is no way past what comes next: the lists bring it. */
  giveUpPosition(): void {
    this.#cursor = null;
    this.#hasGap = true;
  }

  /**
   * One whole event, and where to go on after it; null when that has not moved. Settles when the observer was told, so
   * that the next one comes later. Never rejects: one that cannot be read must not keep back those behind it.
   */
  async take(json: unknown, cursor: string | null): Promise<void> {
    const {observer, signal, report} = this.#parts;
    if (signal.aborted) return;
    try {
      const reset = resetOf(json);
      if (reset !== undefined) {
        this.#cursor = cursor ?? reset;
        this.#hasGap = false;
        observer.reset(this.#cursor);
        return;
      }
      const event = decodeCommonEvent(json) ?? (await this.#decodeRare(json, cursor));
      if (signal.aborted) return;
      if (event) observer.event(this.#addressed(event), cursor);
    } catch (cause) {
      report(new ChatError('internal', 'An event could not be read.', {cause}));
    }
    if (cursor === null || cursor === this.#cursor) return;
    this.#cursor = cursor;
    this.taken++;
  }

  async #decodeRare(json: unknown, cursor: string | null): Promise<ChatEvent | undefined> {
    const {observer, report, signal} = this.#parts;
    const rare = await import('../../wire/rare-event-wire.js').catch((error: unknown) => {
      report(toChatError(error));
    });
    if (rare) return rare.decodeRareEvent(json);
    // What reads it cannot be loaded. The lists tell what it has changed.
    if (!signal.aborted) observer.reset(cursor ?? this.#cursor);
    return undefined;
  }

  #addressed(event: ChatEvent): ChatEvent {
    if (event.type !== 'message.created' && event.type !== 'message.updated') return event;
    return {...event, data: addressed(event.data, this.#parts.http)};
  }
}

function resetOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null || !('type' in json) || json.type !== 'stream.reset') return undefined;
  return StreamResetSchema.parse('data' in json ? json.data : json).cursor;
}
