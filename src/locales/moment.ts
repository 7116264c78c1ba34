/** The hour and minute of a moment, as the locale writes them. */
export function timeOfDay(date: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, {timeStyle: 'short'}).format(date);
}

/** Whole calendar days from `now` to `date`, in the reader's time zone: 0 is today, -1 yesterday. */
export function daysFromNow(date: Date, now: Date): number {
  const day = (moment: Date) => Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate());
  return (day(date) - day(now)) / 86_400_000;
}

/** `yesterday` and `tomorrow` in the locale's words, in lower case as inside a sentence. */
export function nearDay(days: number, locale: string): string {
  return new Intl.RelativeTimeFormat(locale, {numeric: 'auto'}).format(days, 'day');
}

/** `12 Nov`, with its year when that is another one. */
export function shortDate(date: Date, now: Date, locale: string): string {
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return new Intl.DateTimeFormat(locale, {day: 'numeric', month: 'short', year}).format(date);
}

export function weekday(date: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, {weekday: 'long'}).format(date);
}

/** The stamp of a list: the time today, `Yesterday`, else the date. */
export function listTime(date: Date, now: Date, locale: string): string {
  const days = daysFromNow(date, now);
  if (days === 0) return timeOfDay(date, locale);
  return days === -1 ? capitalised(nearDay(-1, locale), locale) : shortDate(date, now, locale);
}

function capitalised(text: string, locale: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}
