/** The emoji that can be put into a message, and what the picker says; loaded with it. As in `ChatStrings`. */
export interface EmojiStrings {
  readonly title: string;
  readonly search: string;
  readonly noneFound: string;
  /** For a screen reader, while somebody searches. */
  readonly found: (count: number) => string;
  /** `emoji` has one a line: the emoji, a blank, its name; further words that find it follow a comma. */
  readonly groups: readonly {readonly name: string; readonly emoji: string}[];
}
