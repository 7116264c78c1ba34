/**
 * What a visitor has seen of the notes at the launcher, on this device: times only, no words. All pages of the site share
 * it, so that a note that was put away on one is away on all.
 */
export interface NoteRecord {
  /** When the message was said that was shown last, and on how many pages it has been. */
  readonly shownAt: string;
  readonly pages: number;
  /** No message that was said until then is shown again. */
  readonly dismissedAt: string;
  /** Milliseconds since 1970; before that nothing is shown. */
  readonly quietUntil: number;
}

/** On so many pages one message is brought up; afterwards the launcher's number has to do. */
const mostPages = 3;
/** After one was put away nothing is shown for an hour, unless the chat was opened meanwhile. */
const quiet = 60 * 60 * 1000;
const nothingYet: NoteRecord = {shownAt: '', pages: 0, dismissedAt: '', quietUntil: 0};

/** Times are RFC 3339 in UTC, which sort as texts. */
export function mayShow({shownAt, pages, dismissedAt, quietUntil}: NoteRecord, at: string, now: number): boolean {
  return at > dismissedAt && now >= quietUntil && (at !== shownAt || pages < mostPages);
}

/** On one more page. */
export function afterShowing(record: NoteRecord, at: string): NoteRecord {
  return {...record, shownAt: at, pages: at === record.shownAt ? record.pages + 1 : 1};
}

export function afterDismissal(record: NoteRecord, at: string, now: number): NoteRecord {
  return {...record, dismissedAt: at, quietUntil: now + quiet};
}

/** Whoever opens the chat wants to hear of it. */
export function afterOpening(record: NoteRecord): NoteRecord {
  return {...record, quietUntil: 0};
}

/** Anything may stand there; what is no record is none. */
export function readRecord(key: string): NoteRecord {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    const {shownAt, pages, dismissedAt, quietUntil} = (stored ?? {}) as Record<string, unknown>;
    return {
      shownAt: typeof shownAt === 'string' ? shownAt : '',
      pages: typeof pages === 'number' ? pages : 0,
      dismissedAt: typeof dismissedAt === 'string' ? dismissedAt : '',
      quietUntil: typeof quietUntil === 'number' ? quietUntil : 0,
    };
  } catch {
    return nothingYet;
  }
}

export function writeRecord(key: string, record: NoteRecord | undefined): void {
  try {
    if (record) localStorage.setItem(key, JSON.stringify(record));
    else localStorage.removeItem(key);
  } catch {
    // It holds for this page, which remembers by itself.
  }
}
