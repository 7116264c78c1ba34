import type {MarkupStrings} from './marked-body.js';

/** What messages say beside their own words. The thread's section of a locale has what all messages need. */
export interface MessageStrings extends Partial<MarkupStrings> {
  readonly you: string;
  /** Names of senders that have none. */
  readonly agent: string;
  readonly assistant: string;
  /** Beside the name of a language model. */
  readonly ai: string;
  /** How a screen reader introduces a message; `time` may be empty. */
  readonly messageOf: (name: string, time: string, text: string) => string;
  readonly newLine: string;
  readonly sending: string;
  readonly sent: string;
  readonly read: string;
  readonly waiting: string;
  /** With the places of three buttons: `{edit}`, `{retry}`, `{delete}`. */
  readonly notSent: string;
  readonly edit: string;
  readonly retry: string;
  readonly delete: string;
  readonly deleted: string;
  /** The same for what a machine had begun to say. */
  readonly withdrawn?: string;
  readonly writing: (name: string) => string;
  readonly newMessages: (count: number) => string;
}
