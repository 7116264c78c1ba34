/** The formats of one locale. Making one costs more than a row, so they are kept. */
interface Formats {
  readonly locale: string;
  readonly time: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
  readonly dayOfYear: Intl.DateTimeFormat;
  readonly relative: Intl.RelativeTimeFormat;
}

let formats: Formats | undefined;

function formatsOf(locale: string): Formats {
  if (formats?.locale !== locale) {
    const day = {weekday: 'long', day: 'numeric', month: 'long'} as const;
    formats = {
      locale,
      time: new Intl.DateTimeFormat(locale, {timeStyle: 'short'}),
      day: new Intl.DateTimeFormat(locale, day),
      dayOfYear: new Intl.DateTimeFormat(locale, {...day, year: 'numeric'}),
      relative: new Intl.RelativeTimeFormat(locale, {numeric: 'auto'}),
    };
  }
  return formats;
}

/** Hour and minute. */
export function timeWord(at: string, locale: string): string {
  return formatsOf(locale).time.format(new Date(at));
}

/** `Today`, `Yesterday`, else the date, with its year when that is not this one; without `now` the whole date. */
export function dayWord(at: string, locale: string, now?: Date): string {
  const {relative, day, dayOfYear} = formatsOf(locale);
  const date = new Date(at);
  if (!now) return dayOfYear.format(date);
  const days = (midnight(date) - midnight(now)) / 86_400_000;
  if (days === 0 || days === -1) {
    const word = relative.format(days, 'day');
    return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
  }
  return (date.getFullYear() === now.getFullYear() ? day : dayOfYear).format(date);
}

/** Days as if all had 24 hours. */
function midnight(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}
