import {css, html, nothing, type TemplateResult} from 'lit';
import type {Language} from '../controllers/language-context.js';
import type {DeliveryStrings} from '../locales/delivery-strings.js';
import {alertIcon} from '../message/icons.js';
import {clockIcon} from '../message/list-icons.js';
import type {OutgoingMessage} from '../session/chat-state.js';
import {actOnFailed, type DeliveryAction} from './failed-message.js';
import type {ThreadHost} from './thread-host.js';

export const deliveryLineStyles = css`
  /* Several lines stand on the side of the bubble, and the sign before the first word. */
  .meta:is(.wait, .fail) {
    max-inline-size: 48ch;
    line-height: 1.6667;
    text-align: right;
  }
  /* The page's side, also for a line that runs the other way. */
  :host(:dir(rtl)) .meta:is(.wait, .fail) {
    text-align: left;
  }
  .meta:is(.wait, .fail) .i {
    display: inline;
    vertical-align: -2.5px;
  }
  /* As high as they must be, and the lines as far apart as those without one. */
  .meta .link-btn {
    margin-block: -2px;
  }
`;

/** The same words again would change nothing. */
const final = [
  'conversation-ended',
  'not-found',
  'reply-stale',
  'invalid-reply',
  'body-too-large',
  'attachment-too-large',
  'attachment-type',
];
/** Their conversation takes them no more. */
const elsewhere = ['unauthorized', 'conversation-ended', 'not-found'];

/** Messages that are to be removed, once it is known whether they have arrived. */
const removed = new WeakMap<ThreadHost, Set<string>>();

/** Below a message that did not get through: why, and what can be done. */
export function renderDeliveryLine(
  outgoing: OutgoingMessage,
  host: ThreadHost,
  language: Language,
  strings: DeliveryStrings,
): TemplateResult {
  return outgoing.delivery === 'failed'
    ? html`<p class="meta fail"><span>${alertIcon()} ${renderFailed(outgoing, host, language, strings)}</span></p>`
    : html`<p class="meta wait"><span>${clockIcon()} ${renderWaiting(outgoing, host, language, strings)}</span></p>`;
}

function renderWaiting(outgoing: OutgoingMessage, host: ThreadHost, language: Language, strings: DeliveryStrings) {
  const {clientId, error} = outgoing;
  const {thread} = language.strings;
  const {session, value} = host.thread;
  const leaving = removed.get(host) ?? new Set();
  removed.set(host, leaving);
  if (leaving.has(clientId)) return strings.removing;
  const count = value?.outgoing.filter(({delivery}) => delivery === 'waiting').length ?? 1;
  // A refusal that no server of ours has written is one of the network’s.
  const isThere = error?.status !== undefined && error.code !== 'backend-unavailable';
  const several = count > 1 ? `${thread.severalWaiting(count)}.` : `${thread.waiting}.`;
  const onTry = () => session?.retrySend();
  const onRemove = () => {
    leaving.add(clientId);
    session?.removeOutgoing(clientId);
    host.requestUpdate();
    focusLog(host);
  };
  return html`${isThere ? `${strings.waiting} ${strings.waitsFor(error.code)}` : several} ${keeping(outgoing, strings)}
  ${button(strings.tryNow, onTry)} ${button(count > 1 ? strings.removeLast : strings.remove, onRemove)}`;
}

function renderFailed(outgoing: OutgoingMessage, host: ThreadHost, {strings}: Language, delivery: DeliveryStrings) {
  const {clientId, error} = outgoing;
  const code = error?.code ?? '';
  const does = (label: string, action: DeliveryAction) =>
    button(label, () => {
      actOnFailed(host, clientId, action);
      focusLog(host);
    });
  const {thread} = strings;
  const buttons: Readonly<Record<string, () => TemplateResult>> = {
    '{edit}': () => does(thread.edit, 'edit'),
    '{retry}': () => does(thread.retry, 'retry'),
    '{delete}': () => does(thread.delete, 'delete'),
    '{send}': () =>
      does(code === 'unauthorized' ? delivery.sendAsNewVisitor : delivery.sendInNewConversation, 'sendElsewhere'),
  };
  const sentence = elsewhere.includes(code)
    ? delivery.notSentHere
    : final.includes(code)
      ? delivery.notSent
      : thread.notSent;
  return html`${delivery.refusedFor(code)} ${sentence.split(/(\{\w+\})/).map((part) => buttons[part]?.() ?? part)}
  ${keeping(outgoing, delivery)}`;
}

/** What is not kept is said to be so. */
function keeping({isVolatile, files}: OutgoingMessage, strings: DeliveryStrings) {
  if (!isVolatile) return nothing;
  return files?.length ? strings.filesNotKept : strings.notKept;
}

function button(label: string, onClick: () => void): TemplateResult {
  return html`<button type="button" class="link-btn" @click=${onClick}>${label}</button>`;
}

/** The button that was pressed is gone. */
function focusLog(host: ThreadHost): void {
  host.renderRoot.querySelector<HTMLElement>('.scroll')?.focus({preventScroll: true});
}
