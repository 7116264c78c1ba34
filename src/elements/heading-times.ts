import type {Language} from '../controllers/language-context.js';
import {daysFromNow, nearDay, shortDate, timeOfDay, weekday} from '../locales/moment.js';

/** “Back tomorrow at 09:00”, in the visitor's own time. */
export function backLine(changesAt: string | null, {locale, strings: {panel}}: Language, now: Date): string {
  const date = new Date(changesAt ?? NaN);
  const days = daysFromNow(date, now);
  if (!(date > now)) return panel.closedNow;
  const time = timeOfDay(date, locale);
  if (days === 0) return panel.backAt(time);
  if (days === 1) return panel.backTomorrow(time);
  return panel.backOn(days < 7 ? weekday(date, locale) : shortDate(date, now, locale), time);
}

/** When a conversation ended; null when nobody knows. */
export function endedLine(endedAt: string | null, {locale, strings: {panel}}: Language, now: Date): string | null {
  if (endedAt === null) return null;
  const date = new Date(endedAt);
  const days = daysFromNow(date, now);
  if (days === 0) return panel.endedAt(timeOfDay(date, locale));
  return panel.endedOn(days === -1 ? nearDay(-1, locale) : shortDate(date, now, locale));
}
