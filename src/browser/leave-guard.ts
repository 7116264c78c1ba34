import type {ChatState} from '../session/chat-state.js';

/** What is listened to. */
interface LeaveSource {
  subscribe(listener: (state: ChatState) => void): () => void;
}

/**
 * The browser asks before the page is left while something would be lost by that: a message that is neither sent nor
 * stored, words that could not be stored, files that were chosen. Listens only as long: a page that listens may not be
 * kept for going back. Ends with `signal`.
 */
export function guardLeaving(source: LeaveSource, signal: AbortSignal): void {
  let asks = false;
  const write = (next: boolean) => {
    if (next === asks) return;
    asks = next;
    if (next) addEventListener('beforeunload', ask);
    else removeEventListener('beforeunload', ask);
  };
  // Another one for each chat of the page: the same would be taken away with the first.
  const ask = (event: Event) => {
    event.preventDefault();
    Object.assign(event, {returnValue: true}); // browsers of before 2024 look at nothing else
  };
  const end = source.subscribe((state) => {
    write(hasLoss(state));
  });
  signal.addEventListener('abort', () => {
    end();
    write(false);
  });
}

function hasLoss({threads, composerTexts, composerFiles = {}, isVolatile}: ChatState): boolean {
  return (
    Object.values(threads).some(({outgoing}) => outgoing.some((message) => message.isVolatile)) ||
    Object.values(composerFiles).some(({length}) => length > 0) ||
    (isVolatile === true && Object.values(composerTexts).some((text) => text.trim() !== ''))
  );
}
