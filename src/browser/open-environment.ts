import {IndexedDbStorage} from './indexed-db-storage.js';
import {pageClock} from './page-clock.js';
import {pagePresence} from './page-presence.js';
import {openTabs} from './page-tabs.js';
import type {ChatState} from '../session/chat-state.js';
import type {SessionEnvironment} from '../session/environment.js';
import type {TitleSource} from './title-notice.js';

/** The page, as a session needs it until `signal`. `name`: see `storageName`. */
export function openEnvironment(name: string, signal: AbortSignal): SessionEnvironment {
  return {
    storage: new IndexedDbStorage(name),
    clock: pageClock,
    presence: pagePresence,
    tabs: openTabs(name, signal),
    bell: async () => (await import('./page-bell.js')).pageBell,
  };
}

/** What the page itself notices of the chat. It asks before it is left only while something would be lost. */
export async function attendPage(element: Element, source: TitleSource, signal: AbortSignal): Promise<void> {
  let isGuarded = false;
  const end = source.subscribe((state) => {
    if (isGuarded || !mayLose(state)) return;
    isGuarded = true;
    import('./leave-guard.js').then(
      ({guardLeaving}) => {
        if (!signal.aborted) guardLeaving(source, signal);
      },
      () => (isGuarded = false), // the next change tries again
    );
  });
  signal.addEventListener('abort', end);
  // Where it wants that, its title tells what is unread.
  if (element.hasAttribute('notify-title')) (await import('./title-notice.js')).showInTitle(source, signal);
}

function mayLose({isVolatile, composerFiles, threads}: ChatState): boolean {
  return !!isVolatile || !!composerFiles || Object.values(threads).some(({outgoing}) => outgoing.length > 0);
}
