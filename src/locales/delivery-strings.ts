/** What is said about messages that did not get through; loaded before the first one may need it. As in `ChatStrings`. */
export interface DeliveryStrings {
  /** It was tried several times, and is tried on. */
  readonly waiting: string;
  /** Why it waits, when the server is there: `code` of an error. */
  readonly waitsFor: (code: string) => string;
  readonly tryNow: string;
  readonly remove: string;
  /** Where several wait, one below the other. */
  readonly removeLast: string;
  /** It was asked to be removed, and may have arrived. */
  readonly removing: string;
  /** It is lost when the page is left; then the same of what has files. */
  readonly notKept: string;
  readonly filesNotKept: string;
  /** Why it was refused, where the customer can do something about it; empty otherwise. */
  readonly refusedFor: (code: string) => string;
  /** With the places of buttons: `{edit}`, `{delete}`, `{send}`. */
  readonly notSent: string;
  /** It belongs elsewhere now. */
  readonly notSentHere: string;
  readonly sendAsNewVisitor: string;
  readonly sendInNewConversation: string;
  /** In place of what is written. */
  readonly switchedOff: string;
  /** Above a conversation that the browser does not keep. */
  readonly volatile: string;
  /** An article, or a topic, that was asked for; then one that the help desk does not have. */
  readonly unopened: string;
  readonly unopenedForGood: string;
  readonly understood: string;
}
