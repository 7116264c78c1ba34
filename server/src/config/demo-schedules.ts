import type {OpenHours, Schedule} from './organisation.js';

function hoursOn(days: readonly number[], from: string, to: string): readonly OpenHours[] {
  return days.map((day) => ({day, from, to}));
}

/** For `scheduleId` only: the demo itself is always open. */
export const demoSchedules: readonly Schedule[] = [
  {id: 'always', timeZone: 'UTC', hours: hoursOn([0, 1, 2, 3, 4, 5, 6], '00:00', '24:00'), holidays: []},
  {
    id: 'office-hours',
    timeZone: 'Europe/Berlin',
    hours: hoursOn([1, 2, 3, 4, 5], '09:00', '18:00'),
    holidays: [{name: 'New Year', startDate: '2027-01-01', endDate: '2027-01-01', enabled: true}],
  },
  {id: 'never', timeZone: 'UTC', hours: [], holidays: []},
];
