/**
 * Everything the widget says. One section per screen or element; a string with a blank is a function, and a function
 * that counts chooses the plural. Numbers, durations, dates and times come in ready for reading. No section is shared
 * between screens: translators see where a text stands.
 */
export interface ChatStrings {
  readonly panel: {
    /** The panel's name until the team's is known. */
    readonly title: string;
    readonly back: string;
    readonly close: string;
    readonly assistant: string;
    readonly automaticAnswers: string;
    readonly assistantAnswersFirst: string;
    readonly hereNow: string;
    readonly usuallyAnswers: (duration: string) => string;
    readonly reconnecting: string;
    /** The header of an ended conversation; `when` is a time of today. */
    readonly endedAt: (when: string) => string;
    /** `when` is “yesterday” or a date. */
    readonly endedOn: (when: string) => string;
    readonly closedNow: string;
    readonly backAt: (time: string) => string;
    readonly backTomorrow: (time: string) => string;
    /** `day` is a weekday or a date. */
    readonly backOn: (day: string, time: string) => string;
    readonly offline: string;
    /** There is a network, but no answer. */
    readonly unreachable: string;
    readonly nextTry: (seconds: number) => string;
    readonly tryNow: string;
    readonly screenFailed: string;
    readonly reload: string;
  };
  readonly home: {
    /** Two parts: the first is muted, the second asks. */
    readonly greeting: readonly [hello: string, question: string];
    readonly write: string;
    readonly leaveMessage: string;
    readonly usuallyAnswered: (duration: string) => string;
    readonly conversations: string;
    readonly loading: string;
    /** Before the preview of one's own message: “You: It works now”. */
    readonly ownPreview: (text: string) => string;
    readonly preview: (name: string, text: string) => string;
    /** Beside the number in a badge. */
    readonly unread: string;
    readonly emptyTitle: string;
    readonly emptyText: string;
    /** `duration` is how long answers are kept. */
    readonly emptyTextKept: (duration: string) => string;
    readonly failedTitle: string;
    readonly failedText: string;
    readonly tryNow: string;
  };
  readonly article: {
    /** Of the knowledge base. */
    readonly title: string;
    readonly back: string;
    /** `date` is a day. */
    readonly updated: (date: string) => string;
    /** In the place of a category's articles. */
    readonly none: string;
  };
  readonly composer: {
    readonly label: string;
    readonly placeholder: string;
    readonly placeholderOffHours: string;
    readonly send: string;
    readonly attach: string;
    readonly emoji: string;
    readonly newLine: string;
    readonly left: (count: number) => string;
    readonly over: (count: number) => string;
    readonly tooLong: (count: number) => string;
    readonly locked: string;
    readonly newConversation: string;
  };
  readonly thread: {
    /** The name of the list of messages. */
    readonly messages: string;
    readonly you: string;
    /** Names of senders that have none. */
    readonly agent: string;
    readonly assistant: string;
    /** Beside the name of a language model. */
    readonly ai: string;
    /** How a screen reader introduces a message; `time` is empty for what was never sent. */
    readonly messageOf: (name: string, time: string, text: string) => string;
    /** Above a conversation that does not exist yet. */
    readonly newConversation: string;
    /** Above the first message of a long thread. */
    readonly beginning: string;
    /** The name of the button that opens the menu of a conversation. */
    readonly more: string;
    /** The line above what was unread. */
    readonly newLine: string;
    readonly newMessages: (count: number) => string;
    readonly sending: string;
    readonly sent: string;
    readonly read: string;
    readonly waiting: string;
    /** Instead, for more than one. */
    readonly severalWaiting: (count: number) => string;
    /** With the places of three buttons: `{edit}`, `{retry}`, `{delete}`. */
    readonly notSent: string;
    readonly edit: string;
    readonly retry: string;
    readonly delete: string;
    /** In place of a message that was removed. */
    readonly deleted: string;
    readonly writing: (name: string) => string;
    readonly endedByYou: (time: string) => string;
    readonly endedBy: (name: string, time: string) => string;
    readonly ended: (time: string) => string;
    readonly loading: string;
    readonly failedTitle: string;
    readonly failedText: string;
    readonly olderFailed: string;
    readonly tryAgain: string;
  };
  /** Says what a failed call means for the customer; total: a code it does not know gets the general text. */
  readonly error: (code: string) => string;
}
