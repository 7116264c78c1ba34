import {checkShape, invalid} from './option-shape.js';
import type {ConversationPage} from './sdk-calls.js';
import {openConversation} from './sdk-details.js';
import type {SessionParts} from './session-parts.js';

const method = 'getConversations';
const mostItems = 200;
const usualItems = 100;
/** Further back nobody pages by number. */
const mostPages = 1000;

/** Kustomer counts pages; our lists go on by cursors. The way to each page is remembered. */
export class ConversationPages {
  readonly #parts: SessionParts;
  /** By page size: the cursor of page 2, 3 and so on; null behind the last page. */
  readonly #cursors = new Map<number, (string | null)[]>();

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  async load(options: unknown): Promise<ConversationPage> {
    const {backend, signal} = this.#parts;
    const {page = 1, pageSize = usualItems} = checkShape(method, options, {page: 'number', pageSize: 'number'});
    const current = whole('page', page, mostPages);
    const limit = whole('pageSize', pageSize, mostItems);
    const cursors = this.#cursors.get(limit) ?? [];
    this.#cursors.set(limit, cursors);
    if (current === 1) cursors.length = 0; // a new look at the list
    for (let at = Math.min(current, cursors.length + 1); ; at++) {
      const cursor = at === 1 ? undefined : cursors[at - 2];
      if (cursor === null) break;
      const {items, nextCursor} = await backend.listConversations({limit, ...(cursor ? {cursor} : {})}, signal);
      cursors[at - 1] = nextCursor;
      if (at < current) continue;
      const next = nextCursor === null ? null : current + 1;
      const pages = {current, first: 1, next, previous: current === 1 ? null : current - 1};
      return {conversations: items.map(openConversation), pages};
    }
    const last = cursors.indexOf(null) + 1;
    return {conversations: [], pages: {current, first: 1, next: null, previous: last}};
  }
}

function whole(name: string, value: unknown, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw invalid(method, name, `must be a whole number from 1 to ${String(most)}`);
}
