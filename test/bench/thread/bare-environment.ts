// In place of src/browser/open-environment.ts, for the floor of what sending costs: nothing is stored, and there are no
// other tabs.
import {pageClock} from '../../../src/browser/page-clock.js';
import {pagePresence} from '../../../src/browser/page-presence.js';
import type {SessionEnvironment} from '../../../src/session/environment.js';
import {MemoryStorage} from '../../support/memory-storage.js';

export {attendPage} from '../../../src/browser/open-environment.js';

export function openEnvironment(): SessionEnvironment {
  return {storage: new MemoryStorage(), clock: pageClock, presence: pagePresence};
}
