/** As if the browser had put this page aside, in the order in which Chromium says so. `resume` follows by itself. */
export function suspend(): void {
  isSuspended = true;
  window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
  document.dispatchEvent(new Event('freeze'));
}

export function resume(): void {
  isSuspended = false;
  document.dispatchEvent(new Event('resume'));
  window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
}

let isSuspended = false;

afterEach(() => {
  if (isSuspended) resume();
});
