import {html, nothing, type TemplateResult} from 'lit';
import type {Language} from '../controllers/language-context.js';
import type {LaterStrings} from '../locales/later-strings.js';
import {alertIcon} from '../message/icons.js';
import type {Conversation} from '../model/conversation.js';
import {laterStrings} from './later-strings.js';
import type {MenuHost} from './menu-host.js';
import {satisfactionCard} from './satisfaction-card.js';
import type {ThreadHost} from './thread-host.js';

/** What stands below an ended conversation, beside the line that says so: where it goes on, or what it was like. */
export function renderEnding(host: ThreadHost, conversation: Conversation, language: Language): unknown {
  const strings = laterStrings(language.locale).need(host);
  if (!strings) return nothing;
  const {mergedIntoId} = conversation;
  if (mergedIntoId !== null) return renderMerged(host, mergedIntoId, strings.ending);
  return satisfactionCard(host).render(conversation, language, strings.satisfaction);
}

/** A word about a conversation that was read until it was deleted. */
export function renderGone(host: MenuHost): TemplateResult | typeof nothing {
  const strings = host.language && laterStrings(host.language.locale).need(host)?.ending;
  return strings ? html`<p class="banner">${alertIcon()}<span>${strings.deleted}</span></p>` : nothing;
}

/** Instead of who ended it. */
function renderMerged(host: ThreadHost, targetId: string, strings: LaterStrings['ending']): TemplateResult {
  const {session} = host.thread;
  const target = session?.state.conversations.find(({id}) => id === targetId);
  const onClick = () => {
    if (target) session?.showThread(targetId);
    // It may be older than the list that was read; where it is gone, the home shows what there is.
    else session?.call('openConversationById', {conversationId: targetId}).catch(() => session.showHome());
  };
  return html`<p class="sys">
    ${strings.merged
      .split(/(\{conversation\})/)
      .map((part) =>
        part === '{conversation}'
          ? html`<button type="button" class="link-btn" dir="auto" @click=${onClick}>
              ${target?.title ?? strings.anotherConversation}
            </button>`
          : part,
      )}
  </p>`;
}
