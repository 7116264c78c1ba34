import {below, hintAt, type Mistake} from './mistake.js';
import type {Holiday, OpenHours, Schedule} from './organisation.js';

const dayMinutes = 1440;
const weekMinutes = 7 * dayMinutes;
const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Every mistake of a schedule, with its path from the schedule. */
export function checkSchedule({timeZone, hours, holidays}: Schedule): readonly Mistake[] {
  return [
    ...checkTimeZone(timeZone),
    ...checkHours(hours),
    ...holidays.flatMap((holiday, index) => below(['holidays', index], checkHoliday(holiday))),
  ];
}

function checkTimeZone(timeZone: string): readonly Mistake[] {
  if (isTimeZone(timeZone)) return [];
  const hint = hintAt(timeZone, Intl.supportedValuesOf('timeZone'));
  return [{path: ['timeZone'], text: `“${timeZone}” is no IANA time zone such as Europe/Berlin${hint}`}];
}

function isTimeZone(name: string): boolean {
  // An offset such as +01:00 is accepted by the platform, but knows no daylight saving time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', {timeZone: name}));
  } catch {
    return false; // a RangeError is the answer
  }
}

/** Hours that overlap are probably a slip, and nobody could say which of them ends. Hours that touch are fine. */
function checkHours(hours: readonly OpenHours[]): readonly Mistake[] {
  const shifts = hours.map(toShift);
  return shifts.flatMap((shift, index) => {
    const earlier = shifts.slice(0, index).findIndex((other) => overlap(shift, other));
    const other = hours[earlier];
    if (!other) return [];
    const text = `The hours overlap those of ${dayNames[other.day]} ${other.from} to ${other.to}.`;
    return [{path: ['hours', index], text}];
  });
}

interface Shift {
  /** Minutes since the beginning of the week. */
  readonly start: number;
  readonly length: number;
}

function toShift({day, from, to}: OpenHours): Shift {
  const length = minuteOf(to) - minuteOf(from);
  return {start: day * dayMinutes + minuteOf(from), length: length > 0 ? length : length + dayMinutes};
}

function minuteOf(time: string): number {
  const [hour = '0', minute = '0'] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}

/** Whether one begins while the other is open; Saturday's night may reach into Sunday. */
function overlap(one: Shift, other: Shift): boolean {
  const distance = (one.start - other.start + weekMinutes) % weekMinutes;
  return distance < other.length || weekMinutes - distance < one.length;
}

function checkHoliday({startDate, endDate}: Holiday): readonly Mistake[] {
  const mistakes = [
    ...(isDate(startDate) ? [] : [noDate('startDate', startDate)]),
    ...(isDate(endDate) ? [] : [noDate('endDate', endDate)]),
  ];
  if (mistakes.length > 0 || endDate >= startDate) return mistakes;
  return [{path: ['endDate'], text: `The holiday ends on ${endDate}, before it starts on ${startDate}.`}];
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  // The platform takes February 30 for March 1.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function noDate(field: string, text: string): Mistake {
  return {path: [field], text: `“${text}” is no day of the calendar, written YYYY-MM-DD.`};
}
