import type {Availability} from '../../../src/model/chat-config.js';
import type {BrandSettings, Schedule} from '../config/organisation.js';
import {openState} from './opening-hours.js';

export interface AvailabilityNow {
  readonly availability: Availability;
  /** RFC 3339; null when it never changes by itself. */
  readonly changesAt: string | null;
}

/** Protocol section 13. Without a schedule chat is always open. `now` in milliseconds since the epoch. */
export function availabilityNow(
  {enabled, offhours}: Pick<BrandSettings, 'enabled' | 'offhours'>,
  schedule: Schedule | undefined,
  now: number,
): AvailabilityNow {
  if (!enabled) return {availability: 'disabled', changesAt: null};
  const closed = offhours.display === 'none' ? 'hidden' : offhours.display;
  // Who acts online outside the hours as well never changes.
  if (!schedule || closed === 'online') return {availability: 'online', changesAt: null};
  const {isOpen, changesAt} = openState(schedule, now);
  return {
    availability: isOpen ? 'online' : closed,
    changesAt: changesAt === undefined ? null : new Date(changesAt).toISOString(),
  };
}
