import type {Availability} from '../../../src/model/chat-config.js';
import type {BrandSettings, Schedule} from '../config/organisation.js';

export interface AvailabilityNow {
  readonly availability: Availability;
  /** RFC 3339; null when it never changes by itself. */
  readonly changesAt: string | null;
}

/** Protocol section 13. Without a schedule chat is always open. */
export function availabilityNow(settings: BrandSettings, schedule: Schedule | undefined): AvailabilityNow {
  return {availability: stateOf(settings, schedule), changesAt: null};
}

function stateOf(settings: BrandSettings, schedule: Schedule | undefined): Availability {
  if (!settings.enabled) return 'disabled';
  if (!schedule || schedule.hours.length > 0) return 'online';
  switch (settings.offhours.display) {
    case 'none':
      return 'hidden';
    case 'online':
      return 'online';
    case 'offline':
      return 'offline';
  }
}
