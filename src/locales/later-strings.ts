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
}

export interface InputStrings {
  readonly label: string;
  readonly example: string;
  readonly hint: string;
}
