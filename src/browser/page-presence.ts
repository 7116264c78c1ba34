import type {Presence} from '../session/environment.js';

let isSuspended = false;
// For as long as the page lives: it may be suspended while nobody listens. All are caught at the window on their way to
// where they happen: some happen at the document, and not all of those come back up.
for (const type of ['freeze', 'pagehide']) addEventListener(type, () => (isSuspended = true), true);
for (const type of ['resume', 'pageshow']) addEventListener(type, () => (isSuspended = false), true);

const changes = ['visibilitychange', 'online', 'offline', 'freeze', 'pagehide', 'resume', 'pageshow'];

export const pagePresence: Presence = {
  get isVisible() {
    return document.visibilityState === 'visible';
  },
  get isOnline() {
    return navigator.onLine;
  },
  get isSuspended() {
    return isSuspended;
  },
  subscribe: (listener) => {
    const ending = new AbortController();
    const {signal} = ending;
    for (const type of changes) addEventListener(type, listener, {capture: true, signal});
    return () => {
      ending.abort();
    };
  },
};
