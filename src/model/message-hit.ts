/** One found message; `ranges` are `[start, end)` in UTF-16 units of `excerpt`. */
export interface MessageHit {
  readonly conversationId: string;
  readonly messageId: string;
  readonly createdAt: string;
  readonly excerpt: string;
  readonly ranges: readonly (readonly [number, number])[];
}
