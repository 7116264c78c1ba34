import type {DeviceStore} from './device-storage.js';
import type {DeviceLink} from './device-link.js';
import type {Network} from './network.js';
import type {Tab} from './tab.js';

/** A browser of the customer's: what its pages share. */
export interface Device {
  readonly name: string;
  readonly store: DeviceStore;
  readonly link: DeviceLink;
  readonly network: Network;
  /** False where the page has no Web Locks and no channel. */
  readonly hasLocks: boolean;
  /** Milliseconds that its clock is ahead of the server's. */
  skew: number;
  /** The longest that a chunk takes to load, in milliseconds. */
  chunkDelay: number;
  readonly tabs: Tab[];
}
