/** Counted by the server. A conversation without unread messages is absent. */
export interface Unread {
  readonly total: number;
  readonly conversations: Readonly<Record<string, number>>;
}

export const nothingUnread: Unread = {total: 0, conversations: {}};
