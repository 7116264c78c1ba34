import {html, nothing, type TemplateResult} from 'lit';
import type {Sender} from '../model/message.js';
import {renderAvatar, type Face} from './avatar.js';
import {contentText, hasBubble, isMachine, type Entry} from './entry.js';
import {joins, startsDay, startsNew} from './grouping.js';
import {alertIcon} from './icons.js';
import {checkIcon, clockIcon, readIcon} from './list-icons.js';
import {bodyShape, renderBody} from './message-body.js';
import type {MessageStrings} from './message-strings.js';
import {dayWord, timeWord} from './time-words.js';

/** What can be done with a message that was refused. */
export type FailedAction = 'edit' | 'retry' | 'delete';

/** What all rows of a thread share. */
export interface RowContext {
  /** BCP 47, for times. */
  readonly locale: string;
  readonly strings: MessageStrings;
  /** For “Today” and “Yesterday”. */
  readonly now: Date;
  /** `seq` after which the “New” line stands; null for none. */
  readonly newAfterSeq: number | null;
  readonly onFailedAction: (entry: Entry, action: FailedAction) => void;
  /** In place of the line below a message that waits or has failed; undefined: that line. */
  readonly renderDelivery?: (entry: Entry) => unknown;
  /** What a message shows below its bubble, beside its words. */
  readonly renderMore?: (entry: Entry) => unknown;
  /** What only some messages show. `index` counts from 0, `name` is what the sender goes by. */
  readonly extraOf?: (entry: Entry, index: number, name: string) => RowExtra | undefined;
}

/** What only some messages show: above them, at the end of their words, and below all else that they have. */
export interface RowExtra {
  readonly above: unknown;
  readonly mark: unknown;
  readonly below: unknown;
}

/** Where a row stands. */
export interface RowPlace {
  readonly above: Entry | undefined;
  readonly below: Entry | undefined;
  /** From 1. */
  readonly position: number;
  /** -1 while it is not known how many there are. */
  readonly size: number;
  /** More classes: `live` for a message that arrives in sight, `top` for the first of all. */
  readonly classes?: string;
}

/** One message with what belongs above and below it: day, “New” line, name, avatar, time and state of delivery. */
export function renderMessageRow(entry: Entry, place: RowPlace, context: RowContext): TemplateResult {
  const {strings, locale, newAfterSeq, now} = context;
  const {own, sender, at} = entry;
  const isFirst = !joins(place.above, entry, newAfterSeq);
  const isLast = !joins(entry, place.below, newAfterSeq);
  const isSystem = sender.type === 'system';
  const machine = isMachine(sender);
  const time = at === null ? '' : timeWord(at, locale);
  const name = senderName(sender, own, strings);
  const text = entry.isRedacted ? (machine && strings.withdrawn) || strings.deleted : contentText(entry.content);
  // A name that grew with each word would be worked out, and perhaps read, anew each time.
  const isGrowing = entry.content.streaming === true;
  const extra = context.extraOf?.(entry, place.position - 1, name);
  const hasTimeBelow = isLast && !machine;
  const classes = `row ${own ? 'out' : 'in'} ${machine ? 'ai' : ''} ${isFirst ? 'first' : ''} ${isLast ? 'last' : ''} ${isLone(place.above) ? 'lone-above' : ''} ${isLone(place.below) ? 'lone-below' : ''} ${place.classes ?? ''}`;
  return html`<div class=${classes}>
    ${at !== null && startsDay(place.above, entry) ? html`<p class="day">${dayWord(at, locale, now)}</p>` : nothing}
    ${
      startsNew(place.above, entry, newAfterSeq)
        ? html`<p class="newline" role="separator">${strings.newLine}</p>`
        : nothing
    }
    ${extra?.above}
    <div
      class="grp"
      role="article"
      tabindex="-1"
      aria-label=${isGrowing ? strings.writing(name) : strings.messageOf(name, time, text)}
      aria-posinset=${place.position}
      aria-setsize=${place.size}
    >
      ${
        isSystem
          ? html`<p class="sys" dir="auto">${text}</p>`
          : html`${isFirst && !own ? renderName(name, sender, strings) : nothing}
            ${isLast && !own ? renderAvatar(sender, machine, 's28') : nothing}
            ${
              hasBubble(entry)
                ? html`<div
                    class="msg ${entry.delivery ?? ''} ${entry.isRedacted ? 'gone' : isGrowing ? 'growing' : ''} ${entry.isRedacted ? '' : bodyShape(entry.content)}"
                  >
                    <div class="bub" part=${own ? 'bubble-out' : 'bubble-in'} dir="auto">
                      ${
                        entry.isRedacted
                          ? html`<p>${text}</p>`
                          : isGrowing && entry.content.body.trim() === ''
                            ? renderDots(name, strings)
                            : renderBody(entry.content, strings)
                      }
                      ${extra?.mark}
                    </div>
                    ${at === null || hasTimeBelow ? nothing : html`<time datetime=${at}>${time}</time>`}
                  </div>`
                : nothing
            }
            ${entry.isRedacted ? nothing : context.renderMore?.(entry)} ${extra?.below}
            ${hasTimeBelow && at !== null ? (context.renderDelivery?.(entry) ?? renderMeta(entry, at, time, context)) : nothing}`
      }
    </div>
  </div>`;
}

/** The three dots of somebody who writes. */
export function renderTypingRow(user: Face, ai: boolean, strings: MessageStrings): TemplateResult {
  const name = user.displayName ?? (ai ? strings.assistant : strings.agent);
  return html`<div class="row in first last ${ai ? 'ai' : ''}">
    <div class="grp">
      ${renderAvatar(user, ai, 's28')}
      <div class="msg">
        <div class="bub">${renderDots(name, strings)}</div>
      </div>
    </div>
  </div>`;
}

/** Faces without a bubble: nothing of theirs is touched. */
function isLone(entry: Entry | undefined): boolean {
  return entry !== undefined && !entry.isRedacted && bodyShape(entry.content) === 'lone';
}

function renderDots(name: string, strings: MessageStrings): TemplateResult {
  return html`<span class="typing" role="img" aria-label=${strings.writing(name)}><i></i><i></i><i></i></span>`;
}

/** The name that a sender goes by. */
export function senderName(
  {type, ai, displayName}: Sender,
  own: boolean,
  strings: Pick<MessageStrings, 'you' | 'agent' | 'assistant'>,
): string {
  if (own) return strings.you;
  // What turns the direction of text would turn the sentence that the name stands in.
  return (
    displayName?.replace(/[\u202A-\u202E\u2066-\u2069]/g, '') ??
    (isMachine({type, ai}) ? strings.assistant : strings.agent)
  );
}

function renderName(name: string, {ai}: Sender, strings: MessageStrings): TemplateResult {
  return html`<p class="by"><b dir="auto">${name}</b>${ai ? ` · ${strings.ai}` : nothing}</p>`;
}

function renderMeta(entry: Entry, at: string, time: string, context: RowContext): TemplateResult {
  const {strings} = context;
  // The day stands beside it for whoever points there.
  const moment = html`<time datetime=${at} data-day=${dayWord(at, context.locale)}>${time}</time>`;
  switch (entry.delivery) {
    case 'sending':
      return html`<p class="meta">${clockIcon()}${strings.sending}</p>`;
    case 'waiting':
      return html`<p class="meta">${clockIcon()}${strings.waiting}</p>`;
    case 'sent':
      return html`<p class="meta">${checkIcon()}<span>${strings.sent} ${moment}</span></p>`;
    case 'read':
      return html`<p class="meta">${readIcon()}<span>${strings.read} ${moment}</span></p>`;
    case 'failed':
      return html`<p class="meta fail">${alertIcon()}<span>${renderNotSent(entry, context)}</span></p>`;
    case null:
      return html`<p class="meta">${moment}</p>`;
  }
}

/** The sentence with its buttons where the language puts them. */
function renderNotSent(entry: Entry, {strings, onFailedAction}: RowContext): unknown[] {
  const button = (label: string, action: FailedAction) =>
    html`<button
      type="button"
      class="link-btn"
      @click=${() => {
        onFailedAction(entry, action);
      }}
    >
      ${label}
    </button>`;
  return strings.notSent.split(/(\{\w+\})/).map((part) => {
    switch (part) {
      case '{edit}':
        return button(strings.edit, 'edit');
      case '{retry}':
        return button(strings.retry, 'retry');
      case '{delete}':
        return button(strings.delete, 'delete');
      default:
        return part;
    }
  });
}
