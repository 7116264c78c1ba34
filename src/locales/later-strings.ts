/** What only some conversations say; loaded with what says it. The rules of `ChatStrings` hold. */
export interface LaterStrings {
  /** What text with marks says beside its own words. */
  readonly markup: {
    /** The names of what scrolls sideways. */
    readonly code: string;
    readonly table: string;
    readonly copy: string;
    readonly copied: string;
  };
  /** What is said about messages, above or at the end of them. `time` may be empty. */
  readonly notices: {
    readonly joined: (name: string, time: string) => string;
    /** Somebody to whom an assistant has left a conversation. */
    readonly tookOver: (name: string, time: string) => string;
    /** The assistant has left, and nobody has written yet; then the same when it is known how long it takes. */
    readonly handedOver: string;
    readonly handedOverFor: (minutes: number) => string;
    readonly edited: string;
    /** Instead of what a machine had begun to say. */
    readonly withdrawn: string;
  };
  /** What can be done with the answer of a machine. */
  readonly answer: {
    readonly stop: string;
    readonly copyAnswer: string;
  };
  /** The ways to answer a question by choosing. */
  readonly options: {
    /** The name of a group of buttons. */
    readonly answers: string;
    readonly backTo: (name: string) => string;
    readonly choose: (choice: string) => string;
    /** A field that finds answers in a tree of them. */
    readonly search: string;
    readonly found: (count: number) => string;
    readonly noneFound: string;
    readonly showAll: (count: number) => string;
    readonly articles: string;
    /** The names of buttons that judge an answer, and of their group. */
    readonly feedback: string;
    readonly helpful: string;
    readonly notHelpful: string;
  };
  /** One line instead of a message: what is asked for, an example, and what seems wrong with an answer. */
  readonly input: Readonly<Record<'email' | 'phone' | 'name' | 'text', InputStrings>> & {
    /** After what seems wrong. */
    readonly sendAnyway: string;
  };
  /** What an ended conversation was like. */
  readonly satisfaction: {
    /** The name of a step: “4 of 5”. */
    readonly step: (position: number, count: number) => string;
    /** Of the first and the last step: its name, and what the survey says beside it. */
    readonly stepAtEnd: (step: string, end: string) => string;
    readonly faces: readonly [string, string, string, string, string];
    readonly thumbs: readonly [down: string, up: string];
    /** In an empty field. */
    readonly optional: string;
    readonly send: string;
    readonly notNow: string;
    /** Leaves what was answered before as it is. */
    readonly cancel: string;
    readonly thanks: string;
    /** Each says until when it can be changed. */
    readonly untilToday: (time: string) => string;
    readonly untilTomorrow: (time: string) => string;
    readonly untilDay: (day: string, time: string) => string;
    readonly change: string;
    /** The name of a step that was chosen, where it stands alone. */
    readonly given: (step: string) => string;
    readonly locked: string;
    readonly tooLate: string;
    readonly notLoaded: string;
    readonly tryAgain: string;
  };
  /** What can be done with a conversation. */
  readonly menu: {
    readonly name: string;
    readonly newConversation: string;
    readonly search: string;
    readonly save: string;
    readonly print: string;
    readonly sound: string;
    readonly on: string;
    readonly off: string;
    readonly reopen: string;
    readonly end: string;
    /** The question before it is ended, and what happens then. */
    readonly endTitle: string;
    readonly endKeeps: string;
    readonly endReopens: string;
    readonly keepOpen: string;
    /** Takes a line away that has been read. */
    readonly dismiss: string;
    readonly tryAgain: string;
  };
  /** A conversation as it is saved or printed. */
  readonly transcript: {
    readonly title: (team: string) => string;
    /** When it began, and when it was saved. */
    readonly range: (began: string, saved: string) => string;
    readonly leftOut: string;
    readonly preparing: string;
    readonly saved: (fileName: string) => string;
    readonly failed: string;
  };
  /** A conversation that is over. */
  readonly ending: {
    readonly reopen: string;
    /** With the place of a link: `{conversation}`. */
    readonly merged: string;
    /** The link, where the other conversation has no title. */
    readonly anotherConversation: string;
    /** At home, after the conversation that was shown is gone. */
    readonly deleted: string;
  };
  /** What is unread, beside the launcher of a closed chat. */
  readonly note: {
    /** Its name. */
    readonly messageFrom: (name: string) => string;
    /** With the places of both: `{name}`, who stands out, and `{team}`. */
    readonly from: string;
    readonly reply: string;
    /** In place of it, where the conversation has ended. */
    readonly read: string;
    readonly notNow: string;
    readonly dismiss: string;
  };
  /** A new conversation while nobody is there. */
  readonly offHours: {
    readonly closedTitle: string;
    readonly closedForToday: string;
    readonly leaveQuestion: string;
    /** The label of a field, and what is said beside it. */
    readonly email: string;
    readonly optional: string;
    /** What is wrong with an address. */
    readonly noDomain: string;
    readonly noAddress: string;
    readonly hours: string;
    readonly closed: string;
    /** Below hours that are told by the reader's clock, before its name. */
    readonly timeZone: string;
    /** Below hours that are not told by the reader's clock. */
    readonly shopTime: string;
    readonly reachedAt: (email: string) => string;
    readonly tryAgain: string;
  };
}

export interface InputStrings {
  readonly label: string;
  readonly example: string;
  readonly hint: string;
}
