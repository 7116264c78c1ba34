import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {Attachment, Message} from '../../../src/model/message.js';
import type {AttachmentLinks} from './attachment-links.js';
import type {EventLog, LogEntry} from './event-log.js';

/**
 * The one place where attachments get their links: no message is stored with one, and every reader gets a fresh one,
 * of a replayed write and of an old event too.
 */
export async function withLinks(links: AttachmentLinks, attachments: readonly Attachment[]): Promise<Attachment[]> {
  return Promise.all(
    attachments.map(async (attachment) => {
      const {url, expiresAt} = await links.sign('GET', attachment.id);
      return {...attachment, url, urlExpiresAt: expiresAt};
    }),
  );
}

async function messageWithLinks(links: AttachmentLinks, message: Message): Promise<Message> {
  return {...message, attachments: await withLinks(links, message.attachments)};
}

/** How a message with attachments looks in JSON; within a text the quotes would be escaped. */
const mark = '"attachments":[{';

/** `body` as JSON, with links wherever in it a message has attachments. */
export async function linkedJson(links: AttachmentLinks, body: unknown): Promise<string> {
  const text = JSON.stringify(body);
  return text.includes(mark) ? JSON.stringify(await walk(links, body)) : text;
}

async function walk(links: AttachmentLinks, value: unknown): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Promise.all(value.map((item) => walk(links, item)));
  const entries = Object.entries(value).map(async ([name, inner]: [string, unknown]): Promise<[string, unknown]> => {
    // Only messages have a list of that name; an attribute of it is a text or a number.
    if (name === 'attachments' && Array.isArray(inner))
      return [name, await withLinks(links, inner as readonly Attachment[])];
    return [name, await walk(links, inner)];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** A log whose messages have links. */
export class LinkedLog implements EventLog {
  readonly #log: EventLog;
  readonly #links: AttachmentLinks;

  constructor(log: EventLog, links: AttachmentLinks) {
    this.#log = log;
    this.#links = links;
  }

  get topics(): EventLog['topics'] {
    return this.#log.topics;
  }

  get cursor(): string {
    return this.#log.cursor;
  }

  open(after: string | undefined): Promise<boolean> {
    return this.#log.open(after);
  }

  hasNews(): Promise<boolean> {
    return this.#log.hasNews();
  }

  async next(): Promise<readonly LogEntry[] | undefined> {
    const entries = await this.#log.next();
    return entries && Promise.all(entries.map((entry) => this.#linked(entry)));
  }

  unread(): ReturnType<EventLog['unread']> {
    return this.#log.unread();
  }

  async #linked(entry: LogEntry): Promise<LogEntry> {
    const {event} = entry;
    const isMessage = event.type === 'message.created' || event.type === 'message.updated';
    if (!isMessage || event.data.attachments.length === 0) return entry;
    const linked: ChatEvent = {...event, data: await messageWithLinks(this.#links, event.data)};
    return {...entry, event: linked};
  }
}
