import * as z from 'zod/mini';
import {field, id, list, optional, text, whole} from './schema-field.js';

const time = (pattern: RegExp) => z.string().check(z.regex(pattern, 'a time of day such as 09:00'));
const date = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/, 'a day written YYYY-MM-DD'));

const OpenHoursSchema = z.strictObject({
  day: field(whole(0, 6), 'The day of the week; 0 is Sunday.'),
  from: field(time(/^([01]\d|2[0-3]):[0-5]\d$/), 'When it opens.'),
  to: field(
    time(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
    'When it closes; `24:00` is midnight. A time at or before `from` is meant on the next day.',
  ),
});

const HolidaySchema = z.strictObject({
  name: field(text(120), 'What it is called.'),
  startDate: field(date, 'The first day that is closed.'),
  endDate: field(date, 'The last day that is closed.'),
  enabled: optional(z.boolean(), 'False takes no notice of it.', true),
});

export const ScheduleSchema = z.strictObject({
  id: field(id, 'What settings and pages name as the schedule.'),
  timeZone: field(text(64), 'An IANA zone such as `Europe/Berlin`, in which hours and holidays are meant.'),
  hours: field(list(OpenHoursSchema, 200), 'When it is open. They may not overlap; with none it is never open.'),
  holidays: optional(list(HolidaySchema, 500), 'When it is closed all the same.', []),
});

export type ScheduleWire = z.output<typeof ScheduleSchema>;
