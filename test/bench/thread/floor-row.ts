// A message's row as plain nodes: those that the product draws for it.
import {initials} from '../../../src/message/avatar.js';
import type {Entry} from '../../../src/message/entry.js';
import {joins, startsDay} from '../../../src/message/grouping.js';
import {checkIcon} from '../../../src/message/list-icons.js';
import {bodyText} from '../../../src/message/message-body.js';
import {senderName} from '../../../src/message/message-row.js';
import {dayWord, timeWord} from '../../../src/message/time-words.js';
import {strings as allStrings} from '../../../src/locales/en.js';
import {element, FloorText, iconMaker} from './floor-text.js';

const strings = allStrings.thread;
const locale = 'en';
const check = iconMaker(checkIcon());

export interface FloorPlace {
  readonly above: Entry | undefined;
  readonly below: Entry | undefined;
  /** From 1. */
  readonly position: number;
  readonly size: number;
}

/** One row; written again only where that changes something. */
export class FloorRow {
  readonly node: HTMLElement = element('div');
  readonly #inner = element('div');
  readonly #group = element('div', 'grp');
  readonly #text: FloorText;
  readonly #message: HTMLElement;
  #entry: Entry;
  #shape = '';

  constructor(entry: Entry, place: FloorPlace) {
    this.#entry = entry;
    this.#text = new FloorText(entry.content.body);
    this.#message = element('div', 'msg', this.#text.bubble);
    this.#group.role = 'article';
    this.#group.tabIndex = -1;
    this.#inner.append(this.#group);
    this.node.append(this.#inner);
    this.#label();
    this.place(place);
  }

  /** What is beside it may have changed: where its group begins and ends depends on that. */
  place({above, below, position, size}: FloorPlace): void {
    const entry = this.#entry;
    this.#group.setAttribute('aria-posinset', String(position));
    this.#group.setAttribute('aria-setsize', String(size));
    const isFirst = !joins(above, entry, null);
    const isLast = !joins(entry, below, null);
    const isDay = startsDay(above, entry);
    const shape = `${isFirst ? 'first' : ''} ${isLast ? 'last' : ''} ${isDay ? 'day' : ''} ${entry.delivery ?? ''}`;
    if (shape === this.#shape) return;
    this.#shape = shape;
    this.#inner.className = `row ${entry.own ? 'out' : 'in'} ${isFirst ? 'first' : ''} ${isLast ? 'last' : ''}`;
    this.#inner.querySelector('.day')?.remove();
    const at = entry.at ?? '';
    if (isDay) this.#inner.prepend(element('p', 'day', dayWord(at, locale, new Date())));
    this.#message.className = `msg ${entry.delivery ?? ''} ${this.#text.isWide ? 'full' : ''}`;
    this.#message.querySelector(':scope > time')?.remove();
    if (!isLast) this.#message.append(drawTime(at));
    this.#group.replaceChildren(
      ...(isFirst && !entry.own ? [this.#drawName()] : []),
      ...(isLast && !entry.own ? [drawAvatar(entry)] : []),
      this.#message,
      ...(isLast ? [drawMeta(entry, at)] : []),
    );
  }

  /** The text has grown. */
  write(entry: Entry): void {
    this.#entry = entry;
    this.#text.write(entry.content.body);
    this.#message.classList.toggle('full', this.#text.isWide);
    this.#label();
  }

  #label() {
    const {own, sender, at, content} = this.#entry;
    const name = senderName(sender, own, strings);
    this.#group.ariaLabel = strings.messageOf(name, timeWord(at ?? '', locale), bodyText(content));
  }

  #drawName() {
    const {sender, own} = this.#entry;
    return element('p', 'by', element('b', '', senderName(sender, own, strings)));
  }
}

function drawAvatar({sender}: Entry) {
  const avatar = element('span', 'av t1 s28', initials(sender.displayName ?? ''));
  avatar.ariaHidden = 'true';
  return avatar;
}

function drawMeta({delivery}: Entry, at: string) {
  if (delivery === null) return element('p', 'meta', drawTime(at));
  return element('p', 'meta', check(), strings.sent, ' ', drawTime(at));
}

function drawTime(at: string) {
  const time = element('time', '', timeWord(at, locale));
  time.dateTime = at;
  return time;
}
