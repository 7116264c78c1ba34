import type {ChatBackend, ConfigQuery} from '../backend/chat-backend.js';
import type {ChatError} from '../model/chat-error.js';
import {uuidV7} from '../model/uuid.js';
import type {SessionEnvironment} from './environment.js';
import type {Emit} from './sdk-details.js';
import {StateStore, type SharedState} from './state-store.js';

/** What the parts of one session share. */
export interface SessionParts {
  readonly backend: ChatBackend;
  readonly environment: SessionEnvironment;
  readonly store: SharedState;
  readonly query: ConfigQuery;
  readonly emit: Emit;
  /** For failures that no caller waits for. */
  readonly report: (error: ChatError) => void;
  /** Aborted when the session ends. */
  readonly signal: AbortSignal;
}

/** Nothing is told when the session has ended, and never that something was aborted. */
export function newSessionParts(
  {emit, ...given}: Pick<SessionParts, 'backend' | 'environment' | 'query' | 'emit'>,
  signal: AbortSignal,
): SessionParts {
  const told: Emit = (name, detail) => {
    if (!signal.aborted) emit(name, detail);
  };
  const store = new StateStore();
  const report: SessionParts['report'] = (error) => {
    // A value that cannot be read is one; what there is no room for says so itself.
    if (error.code === 'storage-blocked' && /^(unavailable|newer)$/.test(error.reason ?? '')) {
      store.change((state) => ({...state, isVolatile: true}));
    }
    if (error.code !== 'aborted') told('error', error);
  };
  given.environment.storage.onTrouble?.(report);
  return {...given, store, emit: told, report, signal};
}

export function newClientId({clock}: SessionEnvironment): string {
  return uuidV7(clock.now(), clock.randomBytes(10));
}

/** The longest pause that a server may ask for, in seconds: beyond 24 days a browser's timer fires at once. */
const longestAsked = 3600;

/** Milliseconds to wait before try number `failures + 1`: full jitter, 1 s base, 30 s cap; the server's word first. */
export function pauseAfter(failures: number, error: ChatError, {clock}: SessionEnvironment): number {
  const ceiling = Math.min(30_000, 1000 * 2 ** Math.min(failures - 1, 10));
  return Math.min(error.retryAfter ?? 0, longestAsked) * 1000 + clock.random() * ceiling;
}
