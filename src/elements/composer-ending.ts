import {html, nothing, type LitElement} from 'lit';
import type {Language} from '../controllers/language-context.js';
import {alertIcon, retryIcon} from '../message/icons.js';
import {toChatError, type ChatErrorCode} from '../model/chat-error.js';
import type {Conversation} from '../model/conversation.js';
import type {ChatState, ThreadKey} from '../session/chat-state.js';
import type {SessionView} from '../session/session-view.js';
import {addStyles} from './add-styles.js';
import {composerEndingStyles} from './composer-ending.styles.js';
import {laterStrings} from './later-strings.js';

/** The composer of the thread that has ended. */
export interface ComposerHost extends LitElement {
  readonly threadKey: ThreadKey;
}

interface Attempt {
  isUnderWay: boolean;
  /** Of this conversation the server has not reopened. */
  refused: {readonly id: string; readonly code: ChatErrorCode} | undefined;
}

const attempts = new WeakMap<LitElement, Attempt>();

/** Where the settings allow it, the way back into an ended conversation; beside the way into a new one. */
export function renderReopen(host: ComposerHost, session: SessionView, language: Language): unknown {
  const id = host.threadKey;
  const strings = laterStrings(language.locale).need(host)?.ending;
  if (!strings || !canReopen(session.state, id)) return nothing;
  const attempt = attempts.get(host) ?? {isUnderWay: false, refused: undefined};
  if (!attempts.has(host)) addStyles(host, composerEndingStyles);
  attempts.set(host, attempt);
  const onClick = async () => {
    if (attempt.isUnderWay) return;
    attempt.isUnderWay = true;
    attempt.refused = undefined;
    host.requestUpdate();
    try {
      await session.call('reopenConversation', {conversationId: id});
    } catch (error) {
      attempt.refused = {id, code: toChatError(error).code};
    }
    attempt.isUnderWay = false;
    host.requestUpdate();
  };
  const refused = attempt.refused?.id === id ? attempt.refused : undefined;
  return html`<p class="not-reopened" role="alert">
      ${refused ? html`${alertIcon('s')}${language.strings.error(refused.code)}` : nothing}
    </p>
    <button
      class="btn quiet reopen"
      type="button"
      aria-disabled=${attempt.isUnderWay ? 'true' : nothing}
      @click=${onClick}
    >
      ${retryIcon()}${strings.reopen}
    </button>`;
}

/** Whether the customer may write again in an ended conversation. */
export function canReopen({config, conversations}: ChatState, id: string): boolean {
  const conversation = conversations.find((one) => one.id === id);
  if (!config?.features.reopen || !conversation?.ended || isMerged(conversation)) return false;
  return !config.features.singleConversation || conversations.every(({ended}) => ended);
}

function isMerged({endReason, mergedIntoId}: Conversation): boolean {
  return endReason === 'merged' || mergedIntoId !== null;
}
