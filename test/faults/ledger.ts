import type {Row} from './tab.js';

/** One message that somebody wrote in one of the tabs. Its text is like no other. */
export interface Write {
  readonly text: string;
  readonly tab: string;
  readonly by: 'composer' | 'sendMessage' | 'createConversation';
  /** Its bubble was seen: from then on it must not be lost. */
  isPromised: boolean;
  /** The code of the refusal that its caller got. */
  refusal: string | null;
  /** Whoever logs out leaves what was not sent yet. */
  isGivenUp: boolean;
}

/** What the server said no to for good, and what became of a call whose page has gone: all else is tried again. */
const definite = new Set(['conversation-ended', 'not-found', 'invalid-request', 'reply-stale']);

/** Everything that was written, as those remember it who wrote it. */
export class Ledger {
  readonly writes: Write[] = [];
  readonly agentTexts: string[] = [];
  /** What a tab has shown of its own messages, in its order, at some moments. */
  readonly shown: (readonly [tab: string, texts: readonly string[]])[] = [];
  #count = 0;
  readonly #tag: string;

  constructor(seed: number) {
    this.#tag = `s${seed}`;
  }

  newText(who: string): string {
    return `${this.#tag} ${who} says ${++this.#count}!`; // none is the beginning of another
  }

  add(text: string, tab: string, by: Write['by']): Write {
    const write = {text, tab, by, isPromised: false, refusal: null, isGivenUp: false};
    this.writes.push(write);
    return write;
  }

  /** What stands in the thread of a tab at this moment. */
  saw(tab: string, rows: readonly Row[]): void {
    const own = new Set(this.writes.filter((write) => write.tab === tab).map(({text}) => text));
    this.shown.push([tab, rows.map(({text}) => text).filter((text) => own.has(text))]);
  }

  settled(text: string, code: string | null): void {
    const write = this.writes.find((write) => write.text === text);
    if (!write) return;
    if (code === null) write.isPromised = true;
    else write.refusal = code;
  }

  /** Who has logged out leaves what was not sent. */
  giveUp(): void {
    for (const write of this.writes) write.isGivenUp = true;
  }

  /** Whether it may not be on the server. */
  static isRefused({refusal}: Write): boolean {
    return refusal !== null && definite.has(refusal);
  }
}
