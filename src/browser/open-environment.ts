import {IndexedDbStorage} from './indexed-db-storage.js';
import {pageClock} from './page-clock.js';
import {pagePresence} from './page-presence.js';
import {openTabs} from './page-tabs.js';
import type {SessionEnvironment} from '../session/environment.js';
import type {TitleSource} from './title-notice.js';

/** The page, as a session needs it. `name`: see `storageName`. */
export function openEnvironment(name: string): SessionEnvironment {
  return {
    storage: new IndexedDbStorage(name),
    clock: pageClock,
    presence: pagePresence,
    tabs: openTabs(name),
    bell: async () => (await import('./page-bell.js')).pageBell,
  };
}

/** Where the page asks for it, its title tells what is unread. */
export async function noticeInTitle(element: Element, source: TitleSource, signal: AbortSignal): Promise<void> {
  if (element.hasAttribute('notify-title')) (await import('./title-notice.js')).showInTitle(source, signal);
}
