import {daysFromNow, listTime, shortDate, timeOfDay} from '../../src/locales/moment.js';

/** BCP 47. The console speaks English, its clock as the agent's computer writes it. */
export const locale = navigator.language.startsWith('en') ? navigator.language : 'en-GB';
const minuteMs = 60_000;

/** `now`, `2 min`, `3 h` today, else `Yesterday` or the date. */
export function sinceThen(date: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - date.getTime()) / minuteMs);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  if (daysFromNow(date, now) === 0) return `${Math.floor(minutes / 60)} h`;
  return listTime(date, now, locale);
}

/** `13:51` today, else with its date. */
export function exactTime(date: Date, now: Date): string {
  const time = timeOfDay(date, locale);
  return daysFromNow(date, now) === 0 ? time : `${shortDate(date, now, locale)}, ${time}`;
}
