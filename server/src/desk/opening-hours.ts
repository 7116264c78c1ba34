import {Temporal} from 'temporal-polyfill';
import type {Holiday, OpenHours, Schedule} from '../config/organisation.js';

const dayMinutes = 1440;
/** Every weekday twice: one of them may miss a time that the clock jumps over. */
const patternDays = 15;

/** A schedule at one moment. */
export interface OpenState {
  readonly isOpen: boolean;
  /** The next instant at which `isOpen` is another, in milliseconds since the epoch; undefined when there is none. */
  readonly changesAt: number | undefined;
}

interface Shift {
  readonly day: number;
  /** Minutes since midnight. */
  readonly from: number;
  readonly to: number;
}

/**
 * Open is what the clock on the wall says, in the schedule's own time zone. So a time that the clock jumps over in
 * spring never comes, one that it shows twice in autumn counts twice, and a holiday is closed from its midnight on,
 * also for what is left of the shift that began the evening before.
 */
class WallClock {
  readonly #timeZone: string;
  readonly #shifts: readonly Shift[];
  readonly #holidays: readonly Holiday[];
  /** The times of day at which anything can change. */
  readonly #times: readonly Temporal.PlainTime[];
  /** Midnights before which it is a holiday and after which it is none, or the other way round; ascending. */
  readonly #holidayEdges: readonly Temporal.PlainDate[];

  constructor({timeZone, hours, holidays}: Schedule) {
    this.#timeZone = timeZone;
    this.#shifts = hours.map(toShift);
    this.#holidays = holidays.filter(({enabled}) => enabled);
    const minutes = new Set([0, ...this.#shifts.flatMap(({from, to}) => [from, to % dayMinutes])]);
    this.#times = [...minutes].map((minute) => new Temporal.PlainTime(Math.floor(minute / 60), minute % 60));
    this.#holidayEdges = this.#holidays
      .flatMap(({startDate, endDate}) => [
        Temporal.PlainDate.from(startDate),
        Temporal.PlainDate.from(endDate).add({days: 1}),
      ])
      .sort((one, other) => Temporal.PlainDate.compare(one, other));
  }

  at(now: number): OpenState {
    const isOpen = this.#isOpen(now);
    return {isOpen, changesAt: this.#changeAfter(now, isOpen)};
  }

  #isOpen(instant: number): boolean {
    const wall = this.#wall(instant);
    const date = wall.toPlainDate().toString();
    if (this.#holidays.some(({startDate, endDate}) => startDate <= date && date <= endDate)) return false;
    const minute = wall.hour * 60 + wall.minute;
    const today = wall.dayOfWeek % 7;
    const yesterday = (today + 6) % 7;
    return this.#shifts.some(({day, from, to}) => {
      const endsTomorrow = to <= from;
      if (day === today && minute >= from && (endsTomorrow || minute < to)) return true;
      return endsTomorrow && day === yesterday && minute < to;
    });
  }

  /** Where the pattern of the week changes nothing, only a holiday can: so no distance is too far to look. */
  #changeAfter(now: number, isOpen: boolean): number | undefined {
    if (this.#shifts.length === 0) return undefined;
    const today = this.#wall(now).toPlainDate();
    const later = this.#holidayEdges.filter((edge) => Temporal.PlainDate.compare(edge, today) > 0);
    let seen = today;
    for (const start of [today, ...later]) {
      const end = start.add({days: patternDays});
      let date = Temporal.PlainDate.compare(start, seen) > 0 ? start : seen;
      for (; Temporal.PlainDate.compare(date, end) < 0; date = date.add({days: 1})) {
        const change = this.#instantsOn(date).find((instant) => instant > now && this.#isOpen(instant) !== isOpen);
        if (change !== undefined) return change;
      }
      seen = date;
    }
    return undefined;
  }

  /** When the clock shows one of the times on that date, and when it is turned around one of them; ascending. */
  #instantsOn(date: Temporal.PlainDate): readonly number[] {
    const instants = this.#times.flatMap((time) => {
      const wall = date.toPlainDateTime(time);
      const first = wall.toZonedDateTime(this.#timeZone, {disambiguation: 'earlier'});
      const last = wall.toZonedDateTime(this.#timeZone, {disambiguation: 'later'});
      if (first.equals(last)) return [first];
      const turn = first.getTimeZoneTransition('next');
      return turn ? [first, turn, last] : [first, last];
    });
    return instants.map(({epochMilliseconds}) => epochMilliseconds).sort((one, other) => one - other);
  }

  #wall(instant: number): Temporal.PlainDateTime {
    return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(this.#timeZone).toPlainDateTime();
  }
}

function toShift({day, from, to}: OpenHours): Shift {
  return {day, from: minutesOf(from), to: minutesOf(to)};
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

interface Known extends OpenState {
  readonly since: number;
}

const clocks = new WeakMap<Schedule, WallClock>();
const known = new WeakMap<Schedule, Known>();

/** `now` in milliseconds since the epoch. What was found out once holds until it changes: every page asks. */
export function openState(schedule: Schedule, now: number): OpenState {
  const before = known.get(schedule);
  if (before && before.since <= now && now < (before.changesAt ?? Infinity)) return before;
  const clock = clocks.get(schedule) ?? new WallClock(schedule);
  clocks.set(schedule, clock);
  const state = {...clock.at(now), since: now};
  known.set(schedule, state);
  return state;
}
