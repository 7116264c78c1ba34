/**
 * Everything the widget says. One section per screen or element; a string with a blank is a function, and a function
 * that counts chooses the plural. Numbers, durations, dates and times come in ready for reading. No section is shared
 * between screens: translators see where a text stands.
 */
export interface ChatStrings {
  readonly panel: {
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
    readonly closedTitle: string;
    readonly closedForToday: string;
    readonly leaveQuestion: string;
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
  readonly composer: {
    readonly label: string;
    readonly placeholder: string;
    readonly placeholderOffHours: string;
    readonly send: string;
    readonly newLine: string;
    readonly left: (count: number) => string;
    readonly over: (count: number) => string;
    readonly tooLong: (count: number) => string;
    readonly locked: string;
    readonly newConversation: string;
  };
  readonly announcer: {
    readonly newMessages: (count: number) => string;
  };
  /** Says what a failed call means for the customer; total: a code it does not know gets the general text. */
  readonly error: (code: string) => string;
}
