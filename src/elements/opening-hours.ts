import {html, nothing, type TemplateResult} from 'lit';
import type {LaterStrings} from '../locales/later-strings.js';
import type {ChatConfig} from '../model/chat-config.js';

type Hours = ChatConfig['hours'];

interface Row {
  readonly first: number;
  readonly last: number;
  readonly times: string;
}

const daysOfWeek = [1, 2, 3, 4, 5, 6, 0];

/**
 * When the shop is open, days with the same hours together. The hours are the shop's own; whether its clock is the
 * visitor's shows where the next opening is one of them, and where it is not that is said.
 */
export function renderOpeningHours(
  hours: Hours,
  changesAt: Date,
  now: Date,
  locale: string,
  strings: LaterStrings['offHours'],
): TemplateResult | typeof nothing {
  if (hours.length === 0) return nothing;
  const isOurTime = opensAt(changesAt, hours);
  const today = now.getDay();
  return html`<div class="hours" role="group" aria-labelledby="hours">
    <h4 id="hours">${strings.hours}</h4>
    <dl>
      ${rowsOf(hours, locale, strings.closed).map(({first, last, times}) => {
        const isToday = isOurTime && contains(first, last, today);
        return html`<div class=${isToday ? 'now' : ''} aria-current=${isToday ? 'date' : nothing}>
          <dt>${daysWord(first, last, locale)}</dt>
          <dd dir="auto">${times}</dd>
        </div>`;
      })}
    </dl>
    ${isOurTime ? renderZone(strings.timeZone) : html`<p>${strings.shopTime}</p>`}
  </div>`;
}

/** Whose clock it is: that of the place after which it is named. */
function renderZone(label: string): TemplateResult {
  const place = Intl.DateTimeFormat().resolvedOptions().timeZone.split('/').at(-1)?.replaceAll('_', ' ');
  return html`<dl>
    <div>
      <dt>${label}</dt>
      <dd dir="auto">${place}</dd>
    </div>
  </dl>`;
}

/** Runs of days with the same hours, from Monday on. */
function rowsOf(hours: Hours, locale: string, closed: string): readonly Row[] {
  const rows: Row[] = [];
  for (const day of daysOfWeek) {
    const shifts = hours.filter((shift) => shift.day === day).sort((a, b) => a.from.localeCompare(b.from));
    const times =
      shifts.map(({from, to}) => `${timeWord(from, locale)} – ${timeWord(to, locale)}`).join(', ') || closed;
    const before = rows.at(-1);
    if (before?.times === times) rows[rows.length - 1] = {...before, last: day};
    else rows.push({first: day, last: day, times});
  }
  return rows;
}

function contains(first: number, last: number, day: number): boolean {
  const place = (each: number) => daysOfWeek.indexOf(each);
  return place(first) <= place(day) && place(day) <= place(last);
}

/** Whether the shop opens at this moment by the visitor's clock. */
function opensAt(moment: Date, hours: Hours): boolean {
  return hours.some(({day, from}) => day === moment.getDay() && minutesOf(from) === minutesAt(moment));
}

function minutesAt(moment: Date): number {
  return moment.getHours() * 60 + moment.getMinutes();
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** `Monday – Friday`, as the locale writes it. */
function daysWord(first: number, last: number, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {weekday: 'long', timeZone: 'UTC'});
  // The 4th of January 1970 was a Sunday.
  const date = (day: number) => Date.UTC(1970, 0, 4 + (day || 7));
  return first === last ? format.format(date(first)) : format.formatRange(date(first), date(last));
}

function timeWord(time: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {timeStyle: 'short', timeZone: 'UTC'});
  return format.format(minutesOf(time) * 60_000);
}
