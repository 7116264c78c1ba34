import {ChatError} from '../../../src/model/chat-error.js';

/** Who loses a race on one of these finds the winner's row when its work runs again. */
const raced: readonly string[] = ['conversations_client_id', 'messages_client_id', 'outcomes_pkey'];

/** Classes of SQLSTATE that pass by themselves: connection, resources, intervention (and statement timeout). */
const passing = /^(08|53|57|CONN|E[A-Z]+$)|^(25P03|25P04|40001|40P01|55P03)$/;

/** What is kept of a database's error. Its parameters and details hold what people wrote: they never reach a log. */
class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: string;
  readonly constraint: string | undefined;

  constructor(message: string, code: string, constraint: string | undefined) {
    super(message);
    this.code = code;
    this.constraint = constraint;
  }
}

export function toStoreError(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  const code = stringOf(error, 'code') ?? '';
  const constraint = stringOf(error, 'constraint_name') ?? stringOf(error, 'constraint');
  // A host with several addresses fails with a message of none.
  const message = (error instanceof Error && error.message) || code || 'unknown error';
  const cause = new DatabaseError(message, code, constraint);
  if (passing.test(code)) return new ChatError('unavailable', `The store: ${message}`, {retryable: true, cause});
  return new ChatError('internal', `The store: ${message}`, {cause});
}

/** How often work may run when it failed with this error: a conflict of concurrent transactions is tried again. */
export function attemptsAfter(error: ChatError | undefined): number {
  if (!(error?.cause instanceof DatabaseError)) return 1;
  const {code, constraint} = error.cause;
  if (code === '40001' || code === '40P01') return 5;
  // One more is enough to see the winner; what fails twice is no race but a duplicate.
  return code === '23505' && constraint !== undefined && raced.includes(constraint) ? 2 : 1;
}

/** Whether a lock was held by somebody else for longer than this transaction would wait. */
export function isLockTimeout({cause}: ChatError): boolean {
  return cause instanceof DatabaseError && cause.code === '55P03';
}

function stringOf(error: unknown, key: string): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : undefined;
}
