/** What lists of conversations, searching and the knowledge base say; loaded with them. The rules of `ChatStrings` hold. */
export interface HistoryStrings {
  readonly list: {
    /** Before the preview of a conversation that was ended. */
    readonly ended: string;
    /** Leads to the whole list. */
    readonly all: (count: number) => string;
    readonly allOfMany: string;
    /** Where one conversation at a time is allowed: the way back to it. */
    readonly backToOpen: string;
    readonly oneAtATime: string;
    readonly another: string;
    readonly articles: string;
    readonly allArticles: string;
    readonly loadingMore: string;
    readonly moreFailed: string;
    readonly tryAgain: string;
    /** What happens next after a failure. */
    readonly retryIn: (seconds: number) => string;
    readonly retrying: string;
  };
  readonly search: {
    /** The names of the fields. */
    readonly everything: string;
    readonly conversationsOnly: string;
    readonly articlesOnly: string;
    readonly clear: string;
    readonly conversations: string;
    readonly articles: string;
    readonly searching: string;
    /** Said, not shown. */
    readonly found: (count: number) => string;
    readonly noneTitle: (query: string) => string;
    readonly noneText: string;
    readonly failedTitle: string;
    readonly failedText: string;
  };
  readonly knowledge: {
    readonly title: string;
    readonly topics: string;
    readonly updated: (date: string) => string;
    readonly minutesToRead: (minutes: number) => string;
    readonly failedTitle: string;
    readonly failedText: string;
    readonly helpful: string;
    readonly yes: string;
    readonly no: string;
    readonly reasons: string;
    readonly comment: string;
    readonly optional: string;
    readonly send: string;
    readonly thanks: string;
    readonly thanksText: string;
    readonly notSent: string;
    readonly person: string;
    /** What can be done with the page. */
    readonly newTab: string;
    readonly widen: string;
    readonly narrow: string;
  };
  /** Going to places in a thread. */
  readonly place: {
    readonly newest: string;
    readonly firstUnread: (count: number) => string;
    readonly loadingNewer: string;
    readonly newerFailed: string;
    readonly gone: string;
  };
  /** The bar that searches one thread. */
  readonly find: {
    readonly label: string;
    readonly field: string;
    readonly position: (at: number, count: string) => string;
    readonly none: string;
    readonly next: string;
    readonly previous: string;
    readonly close: string;
    readonly date: string;
    readonly failed: string;
  };
}
