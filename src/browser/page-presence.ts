import type {Presence} from '../session/environment.js';

export const pagePresence: Presence = {
  get isVisible() {
    return document.visibilityState === 'visible';
  },
  get isOnline() {
    return navigator.onLine;
  },
  isSuspended: false,
  subscribe: (listener) => {
    const ending = new AbortController();
    const {signal} = ending;
    document.addEventListener('visibilitychange', listener, {signal});
    for (const type of ['online', 'offline', 'pageshow']) addEventListener(type, listener, {signal});
    return () => {
      ending.abort();
    };
  },
};
