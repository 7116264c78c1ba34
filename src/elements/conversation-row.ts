import {html, nothing, type TemplateResult} from 'lit';
import type {Language} from '../controllers/language-context.js';
import type {HistoryStrings} from '../locales/history-strings.js';
import {listTime} from '../locales/moment.js';
import {renderAvatar} from '../message/avatar.js';
import {bodyText, needsMarkup} from '../message/message-body.js';
import type {SiteConfig} from '../model/chat-config.js';
import type {Conversation} from '../model/conversation.js';
import {markupChunk} from './markup-chunk.js';
import {renderTeamMark} from './team-mark.js';

/** What all rows of a list share. */
export interface ConversationRowContext {
  readonly language: Language;
  readonly strings: HistoryStrings | undefined;
  readonly site: SiteConfig | undefined;
}

export interface ConversationRow {
  /** Undefined for one that the list was not read as far as. */
  readonly conversation: Conversation | undefined;
  readonly title: unknown;
  /** What was said last, or what was found. */
  readonly text: unknown;
  readonly at: string;
  /** Whether it says that the conversation has ended. */
  readonly tellsEnd?: boolean;
  readonly unreadCount?: number;
  readonly onClick: () => void;
}

/** One conversation in a list: who answers, what it is about, when and what was said last. */
export function renderConversationRow(row: ConversationRow, context: ConversationRowContext): TemplateResult {
  const {conversation, at, text, title, tellsEnd, unreadCount = 0} = row;
  const {locale, strings} = context.language;
  const isUnread = unreadCount > 0;
  return html`<button class="row ${isUnread ? 'unread' : ''}" type="button" @click=${row.onClick}>
    ${conversation ? renderFace(conversation, context.site, locale) : renderTeam(context.site, locale)}
    <span>
      <span class="top">
        <span class="title" dir="auto">${title}</span>
        <time datetime=${at} dir="auto">${listTime(new Date(at), new Date(), locale)}</time>
      </span>
      <span class="bottom">
        <span class="preview" dir="auto"
          >${
            tellsEnd && conversation?.ended && context.strings
              ? html`<span class="state">${context.strings.list.ended}</span>${' · '}`
              : nothing
          }${text}</span
        >
        ${
          isUnread
            ? html`<span class="badge"
                >${unreadCount > 99 ? '99+' : unreadCount}<span class="visually-hidden">
                  ${strings.home.unread}</span
                ></span
              >`
            : nothing
        }
      </span>
    </span>
  </button>`;
}

/** What a conversation goes by: its title, else who answers. */
export function headingOf(conversation: Conversation | undefined, site: SiteConfig | undefined): string {
  const {participants = [], preview, title} = conversation ?? {};
  const name = preview?.senderType === 'customer' ? null : preview?.displayName;
  return title ?? participants.at(-1)?.displayName ?? name ?? site?.teamName ?? '';
}

/** “Nora: The new shade leaves us today.” Empty while what reads its marks is on its way; then `host` updates. */
export function previewOf({preview}: Conversation, {strings: {home}}: Language, host: {requestUpdate(): void}): string {
  if (!preview) return '';
  const {displayName, senderType, text: body} = preview;
  if (needsMarkup({body}) && !markupChunk.need(host) && !markupChunk.failed) return '';
  const text = bodyText({body});
  if (senderType === 'customer') return home.ownPreview(text);
  return displayName === null ? text : home.preview(displayName, text);
}

/** The agent who takes part; before there is one the assistant, or the team. */
function renderFace(conversation: Conversation, site: SiteConfig | undefined, locale: string) {
  const {assistantId, isInAssistantMode, participants, preview} = conversation;
  const agent = participants.at(-1);
  if (agent && !isInAssistantMode) return renderAvatar(agent, false);
  const speaker = preview?.senderType === 'agent' || preview?.senderType === 'assistant' ? preview : null;
  const isMachine = isInAssistantMode || speaker?.senderType === 'assistant';
  if (speaker || isMachine) {
    const {displayName = null, avatarUrl = null} = speaker ?? {};
    return renderAvatar({id: isMachine ? assistantId : null, displayName, avatarUrl}, isMachine);
  }
  return renderTeam(site, locale);
}

function renderTeam(site: SiteConfig | undefined, locale: string) {
  return site ? renderTeamMark(site, locale) : nothing;
}
