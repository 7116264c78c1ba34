import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {availabilityNow} from '../../../server/src/desk/availability.js';
import type {Holiday, OpenHours, Schedule} from '../../../server/src/config/organisation.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function scheduleIn(timeZone: string, hours: readonly OpenHours[], holidays: readonly Holiday[] = []): Schedule {
  return {id: 'test', timeZone, hours, holidays};
}

function hoursOn(days: readonly number[], from: string, to: string): readonly OpenHours[] {
  return days.map((one) => ({day: one, from, to}));
}

function closedOn(startDate: string, endDate = startDate): Holiday {
  return {name: 'Closed', startDate, endDate, enabled: true};
}

const everyDay = [0, 1, 2, 3, 4, 5, 6];
const weekdays = [1, 2, 3, 4, 5];
const offhours = {display: 'offline', message: null, imageUrl: null} as const;

function ask(schedule: Schedule, at: string | number) {
  return availabilityNow({enabled: true, offhours}, schedule, new Date(at).getTime());
}

/** How the day goes on: each change with what comes then. */
function changes(schedule: Schedule, from: string, to: string): readonly string[] {
  const found: string[] = [];
  let {availability, changesAt} = ask(schedule, from);
  found.push(availability);
  while (changesAt !== null && changesAt < new Date(to).toISOString()) {
    const at = changesAt;
    ({availability, changesAt} = ask(schedule, at));
    found.push(`${at.slice(5, 16)} ${availability}`);
  }
  return found;
}

describe('opening hours by the clock on the wall', () => {
  const table: readonly (readonly [string, Schedule, string, string, readonly string[]])[] = [
    [
      'Berlin, over the weekend of spring: one hour less',
      scheduleIn('Europe/Berlin', hoursOn(weekdays, '09:00', '17:00')),
      '2026-03-27T12:00Z',
      '2026-03-31T00:00Z',
      ['online', '03-27T16:00 offline', '03-30T07:00 online', '03-30T15:00 offline'],
    ],
    [
      'Berlin, an opening that the clock jumps over: when it has jumped',
      scheduleIn('Europe/Berlin', hoursOn([0], '02:30', '12:00')),
      '2026-03-29T00:00Z',
      '2026-03-30T00:00Z',
      ['offline', '03-29T01:00 online', '03-29T10:00 offline'],
    ],
    [
      'Berlin, a closing that the clock jumps over: when it jumps',
      scheduleIn('Europe/Berlin', hoursOn([0], '01:00', '02:30')),
      '2026-03-28T12:00Z',
      '2026-03-30T00:00Z',
      ['offline', '03-29T00:00 online', '03-29T01:00 offline'],
    ],
    [
      'Berlin, hours that the clock jumps over altogether: the week after',
      scheduleIn('Europe/Berlin', hoursOn([0], '02:15', '02:45')),
      '2026-03-24T12:00Z',
      '2026-04-06T00:00Z',
      ['offline', '04-05T00:15 online', '04-05T00:45 offline'],
    ],
    [
      'Berlin, an opening that the clock shows twice: open, closed when it is turned back, open',
      scheduleIn('Europe/Berlin', hoursOn([0], '02:30', '12:00')),
      '2026-10-25T00:00Z',
      '2026-10-26T00:00Z',
      ['offline', '10-25T00:30 online', '10-25T01:00 offline', '10-25T01:30 online', '10-25T11:00 offline'],
    ],
    [
      'Berlin, round the turn in autumn: an hour more',
      scheduleIn('Europe/Berlin', hoursOn([0], '01:00', '04:00')),
      '2026-10-24T12:00Z',
      '2026-10-26T00:00Z',
      ['offline', '10-24T23:00 online', '10-25T03:00 offline'],
    ],
    [
      'New York, a shift over the midnight of spring',
      scheduleIn('America/New_York', hoursOn([6], '20:00', '04:00')),
      '2026-03-07T12:00Z',
      '2026-03-09T00:00Z',
      ['offline', '03-08T01:00 online', '03-08T08:00 offline'],
    ],
    [
      'New York, a shift over the midnight of autumn',
      scheduleIn('America/New_York', hoursOn([6], '20:00', '04:00')),
      '2026-10-31T12:00Z',
      '2026-11-02T00:00Z',
      ['offline', '11-01T00:00 online', '11-01T09:00 offline'],
    ],
    [
      'São Paulo, which has given up daylight saving, in its summer',
      scheduleIn('America/Sao_Paulo', hoursOn(everyDay, '09:00', '18:00')),
      '2026-01-05T00:00Z',
      '2026-01-06T00:00Z',
      ['offline', '01-05T12:00 online', '01-05T21:00 offline'],
    ],
    [
      'São Paulo of 2018, where the clock jumped over midnight',
      scheduleIn('America/Sao_Paulo', hoursOn([0], '00:00', '06:00')),
      '2018-11-03T12:00Z',
      '2018-11-05T00:00Z',
      ['offline', '11-04T03:00 online', '11-04T08:00 offline'],
    ],
    [
      'Lord Howe, which turns the clock by half an hour: spring',
      scheduleIn('Australia/Lord_Howe', hoursOn([0], '02:15', '08:00')),
      '2026-10-03T12:00Z',
      '2026-10-05T00:00Z',
      ['offline', '10-03T15:30 online', '10-03T21:00 offline'],
    ],
    [
      'Lord Howe: autumn',
      scheduleIn('Australia/Lord_Howe', hoursOn([0], '00:00', '01:45')),
      '2026-04-04T00:00Z',
      '2026-04-06T00:00Z',
      ['offline', '04-04T13:00 online', '04-04T14:45 offline', '04-04T15:00 online', '04-04T15:15 offline'],
    ],
    [
      'Kolkata, half an hour off and without daylight saving',
      scheduleIn('Asia/Kolkata', hoursOn(everyDay, '09:30', '18:00')),
      '2026-06-01T00:00Z',
      '2026-06-02T00:00Z',
      ['offline', '06-01T04:00 online', '06-01T12:30 offline'],
    ],
    [
      'Apia, which left a whole day out',
      scheduleIn('Pacific/Apia', hoursOn(everyDay, '09:00', '17:00')),
      '2011-12-29T12:00Z',
      '2011-12-31T12:00Z',
      ['offline', '12-29T19:00 online', '12-30T03:00 offline', '12-30T19:00 online', '12-31T03:00 offline'],
    ],
    [
      'Casablanca, which turns the clock for Ramadan',
      scheduleIn('Africa/Casablanca', hoursOn([0], '02:30', '05:00')),
      '2026-02-14T12:00Z',
      '2026-02-16T00:00Z',
      ['offline', '02-15T01:30 online', '02-15T02:00 offline', '02-15T02:30 online', '02-15T05:00 offline'],
    ],
  ];
  for (const [name, schedule, from, to, expected] of table) {
    it(name, () => {
      assert.deepEqual(changes(schedule, from, to), expected);
    });
  }
});

describe('hours and holidays', () => {
  it('is open without an end when every day is open from 00:00 to 24:00', () => {
    const always = scheduleIn('Europe/Berlin', hoursOn(everyDay, '00:00', '24:00'));
    assert.deepEqual(ask(always, '2026-03-29T01:00Z'), {availability: 'online', changesAt: null});
    const roundTheClock = scheduleIn('Europe/Berlin', hoursOn(everyDay, '08:00', '08:00'));
    assert.deepEqual(ask(roundTheClock, '2026-03-29T01:00Z'), {availability: 'online', changesAt: null});
  });

  it('is closed without an end when there are no hours', () => {
    const never = scheduleIn('Asia/Kolkata', [], [closedOn('2026-12-24')]);
    assert.deepEqual(ask(never, '2026-01-05T10:00Z'), {availability: 'offline', changesAt: null});
  });

  it('does not change at a midnight between 24:00 and 00:00', () => {
    const weekend = scheduleIn('UTC', [
      {day: 6, from: '10:00', to: '24:00'},
      {day: 0, from: '00:00', to: '12:00'},
    ]);
    assert.deepEqual(ask(weekend, '2026-01-03T11:00Z').changesAt, '2026-01-04T12:00:00.000Z');
  });

  it('changes only at the end of hours that touch', () => {
    const touching = scheduleIn('UTC', [...hoursOn([1], '08:00', '12:00'), ...hoursOn([1], '12:00', '16:00')]);
    assert.equal(ask(touching, '2026-01-05T09:00Z').changesAt, '2026-01-05T16:00:00.000Z');
  });

  it('is closed on holidays, whatever the hours say', () => {
    const shop = scheduleIn('Europe/Berlin', hoursOn(everyDay, '09:00', '17:00'), [
      closedOn('2026-12-25', '2026-12-26'),
      {...closedOn('2026-12-24'), enabled: false},
    ]);
    assert.deepEqual(changes(shop, '2026-12-24T00:00Z', '2026-12-28T00:00Z'), [
      'offline',
      '12-24T08:00 online',
      '12-24T16:00 offline',
      '12-27T08:00 online',
      '12-27T16:00 offline',
    ]);
  });

  it('closes the part of a night shift that a holiday takes, at either end', () => {
    const nights = (holiday: string) =>
      scheduleIn('Europe/Berlin', hoursOn([4], '22:00', '04:00'), [closedOn(holiday)]);
    // The Thursday is the 24th.
    assert.deepEqual(changes(nights('2026-12-25'), '2026-12-24T12:00Z', '2026-12-26T00:00Z'), [
      'offline',
      '12-24T21:00 online',
      '12-24T23:00 offline',
    ]);
    assert.deepEqual(changes(nights('2026-12-24'), '2026-12-24T12:00Z', '2026-12-26T00:00Z'), [
      'offline',
      '12-24T23:00 online',
      '12-25T03:00 offline',
    ]);
  });

  it('looks beyond a holiday of a year, and to one that is years away', () => {
    const hours = hoursOn(weekdays, '09:00', '17:00');
    const sabbatical = scheduleIn('America/New_York', hours, [closedOn('2026-02-01', '2027-03-07')]);
    assert.equal(ask(sabbatical, '2026-02-02T15:00Z').changesAt, '2027-03-08T14:00:00.000Z');
    const always = scheduleIn('Asia/Kolkata', hoursOn(everyDay, '00:00', '24:00'), [closedOn('2030-01-26')]);
    assert.equal(ask(always, '2026-01-05T10:00Z').changesAt, '2030-01-25T18:30:00.000Z');
    assert.equal(ask(always, '2030-01-25T18:30:00Z').changesAt, '2030-01-26T18:30:00.000Z');
    assert.equal(ask(always, '2030-01-26T18:30:00Z').changesAt, null);
  });

  it('does not change between holidays that follow each other', () => {
    const always = scheduleIn('UTC', hoursOn(everyDay, '00:00', '24:00'), [
      closedOn('2026-12-27', '2026-12-31'),
      closedOn('2026-12-24', '2026-12-26'),
      closedOn('2026-12-25', '2026-12-28'),
    ]);
    assert.equal(ask(always, '2026-12-24T00:00Z').changesAt, '2027-01-01T00:00:00.000Z');
  });
});

it('shows what the off-hours display says, and changes only where that does', () => {
  const shop = scheduleIn('UTC', hoursOn(everyDay, '09:00', '17:00'));
  const at = Date.parse('2026-01-05T18:00Z');
  const show = (display: 'online' | 'offline' | 'none', enabled = true) =>
    availabilityNow({enabled, offhours: {...offhours, display}}, shop, at);
  const changesAt = '2026-01-06T09:00:00.000Z';
  assert.deepEqual(show('offline'), {availability: 'offline', changesAt});
  assert.deepEqual(show('none'), {availability: 'hidden', changesAt});
  assert.deepEqual(show('online'), {availability: 'online', changesAt: null});
  assert.deepEqual(show('offline', false), {availability: 'disabled', changesAt: null});
  const none = availabilityNow({enabled: true, offhours}, undefined, at);
  assert.deepEqual(none, {availability: 'online', changesAt: null});
});

/** What the platform's own calendar says about the clock on the wall, for a check that shares nothing with the rule. */
function isOpenByIntl({timeZone, hours, holidays}: Schedule, at: number): boolean {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({type, value}) => [type, value]),
  );
  const date = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  if (holidays.some(({startDate, endDate, enabled}) => enabled && startDate <= date && date <= endDate)) return false;
  const today = new Date(`${date}T00:00Z`).getUTCDay();
  const time = `${parts.get('hour')}:${parts.get('minute')}`;
  return hours.some(({day: on, from, to}) =>
    to > from
      ? on === today && from <= time && time < to
      : (on === today && from <= time) || ((on + 1) % 7 === today && time < to),
  );
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const options = {
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  };
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('en', {...options, timeZone} as Intl.DateTimeFormatOptions);
  formats.set(timeZone, format);
  return format;
}

/** The same numbers for the same seed, so that a failure can be repeated. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

it('stays what it is until it changes, and is another then: 120 random schedules', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Asia/Kolkata'];
  zones.push('Pacific/Apia', 'Africa/Casablanca', 'Asia/Beirut');
  const seed = 20_260_105;
  const random = randomFrom(seed);
  const time = (end: number) => {
    const quarters = random(end);
    const pad = (number: number) => String(number).padStart(2, '0');
    return `${pad(Math.floor(quarters / 4))}:${pad((quarters % 4) * 15)}`;
  };
  for (let round = 0; round < 120; round++) {
    const start = Date.parse('2026-01-01T00:00Z') + random(730) * day + random(1440) * minute;
    const hours = Array.from({length: 1 + random(8)}, () => ({day: random(7), from: time(96), to: time(97)}));
    const holidays = Array.from({length: random(3)}, () => {
      const from = start + (random(20) - 5) * day;
      const date = (at: number) => new Date(at).toISOString().slice(0, 10);
      return closedOn(date(from), date(from + random(12) * day));
    });
    const schedule = scheduleIn(zones[round % zones.length] ?? 'UTC', hours, holidays);
    const about = `seed ${seed}, round ${round}: ${JSON.stringify(schedule)}`;
    const isOnline = (at: number) => ask(schedule, at).availability === 'online';
    let at = start;
    for (let step = 0; step < 6; step++) {
      const {availability, changesAt} = ask({...schedule}, at);
      assert.equal(availability === 'online', isOpenByIntl(schedule, at), `${about} at ${at}`);
      if (changesAt === null) break;
      const change = Date.parse(changesAt);
      for (let sample = at; sample < change; sample += 7 * minute) {
        assert.equal(isOpenByIntl(schedule, sample), availability === 'online', `${about} at ${sample}`);
        assert.equal(isOnline(sample), availability === 'online', `${about} at ${sample}`);
      }
      assert.equal(isOnline(change - 1), availability === 'online', `${about} just before ${changesAt}`);
      assert.notEqual(isOnline(change), availability === 'online', `${about} at ${changesAt}`);
      at = change;
    }
  }
});
