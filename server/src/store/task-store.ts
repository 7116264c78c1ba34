/**
 * Something to be done later: a reminder, the end of an abandoned stream. `id` says what it is for, so that planning
 * it again replaces it (`reminder:{conversationId}`).
 */
export interface StoredTask {
  readonly id: string;
  /** Names the handler. */
  readonly kind: string;
  readonly conversationId: string;
  /** RFC 3339, UTC, milliseconds. */
  readonly dueAt: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface TaskReader {
  find(id: string): Promise<StoredTask | undefined>;
  /** Due at `now` (RFC 3339) or before, earliest first, but for some kinds. */
  due(now: string, limit: number, except?: readonly string[]): Promise<readonly StoredTask[]>;
  /** What is planned for a conversation, of one kind, by id. */
  of(conversationId: string, kind: string): Promise<readonly StoredTask[]>;
}

export interface TaskWriter extends TaskReader {
  /** Replaces the task of the same id. */
  save(task: StoredTask): Promise<void>;
  /**
   * False when there is none. The task stays locked until the transaction ends, so of several that take it one gets
   * true: what this transaction then does is done once.
   */
  remove(id: string): Promise<boolean>;
  removeOf(conversationId: string): Promise<void>;
}
