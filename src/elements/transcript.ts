import type {Language} from '../controllers/language-context.js';
import type {LaterStrings} from '../locales/later-strings.js';
import type {Conversation} from '../model/conversation.js';
import type {MessageDetail} from '../session/sdk-details.js';
import type {SessionView} from '../session/session-view.js';

/** Messages asked for at a time, and at most so many pages: what is older is left out, and that is said. */
const pageLength = 200;
const mostPages = 100;

export interface TranscriptLine {
  readonly name: string;
  /** RFC 3339. */
  readonly at: string;
  /** As it is read. */
  readonly when: string;
  readonly text: string;
  /** Names of files. */
  readonly files: readonly string[];
}

/** A conversation as it is kept outside of the chat. */
export interface Transcript {
  readonly title: string;
  readonly subtitle: string;
  /** Says that there is more, or nothing. */
  readonly note: string | null;
  readonly lines: readonly TranscriptLine[];
  readonly fileName: string;
}

/** Reads a conversation from its end to its beginning. Rejects with a `ChatError`. */
export async function readTranscript(
  session: SessionView,
  {id: conversationId, title, createdAt}: Conversation,
  {locale, strings: {thread, panel}}: Language,
  strings: LaterStrings['transcript'],
): Promise<Transcript> {
  const pages: (readonly MessageDetail[])[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null && pages.length < mostPages) {
    const options = {conversationId, limit: pageLength, ...(cursor === undefined ? {} : {cursor})};
    const page: {readonly messages: readonly MessageDetail[]; readonly nextCursor: string | null} = await session.call(
      'getMessages',
      options,
    );
    pages.unshift(page.messages);
    cursor = page.nextCursor;
  }
  const moment = new Intl.DateTimeFormat(locale, {dateStyle: 'medium', timeStyle: 'short'});
  const day = new Intl.DateTimeFormat(locale, {dateStyle: 'long'});
  const team = session.state.config?.site.teamName ?? panel.title;
  return {
    title: title ?? strings.title(team),
    subtitle: strings.range(day.format(new Date(createdAt)), moment.format(new Date())),
    note: cursor === null ? null : strings.leftOut,
    lines: pages.flat().map(({direction, sentBy, createdAt: at, body, attachments}) => ({
      name: direction === 'in' ? thread.you : (sentBy.displayName ?? thread.agent),
      at,
      when: moment.format(new Date(at)),
      text: body === '' && attachments.length === 0 ? thread.deleted : body,
      files: attachments.map(({name}) => name),
    })),
    fileName: `${fileNameOf(team)}-${createdAt.slice(0, 10)}.txt`,
  };
}

/** Letters and digits of any script: what is left is a name everywhere. */
function fileNameOf(text: string): string {
  const name = text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  return name.toLowerCase() || 'chat';
}
