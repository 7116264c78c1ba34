import type {ChatState} from '../session/chat-state.js';

/** What is listened to. */
export interface TitleSource {
  subscribe(listener: (state: ChatState) => void): () => void;
}

/**
 * “(2) Shop” while two messages are unread. Only what was put before the page's title is taken away again: the page may
 * change it meanwhile. Ends with `signal`.
 */
export function showInTitle(source: TitleSource, signal: AbortSignal): void {
  let mark = '';
  const write = (next: string) => {
    const title = mark !== '' && document.title.startsWith(mark) ? document.title.slice(mark.length) : document.title;
    mark = next;
    if (document.title !== mark + title) document.title = mark + title;
  };
  const end = source.subscribe(({unread: {total}}) => {
    write(total > 0 ? `(${total}) ` : '');
  });
  // A page that changes its title, as it goes from view to view, would lose the mark.
  const observer = new MutationObserver(() => {
    if (!document.title.startsWith(mark)) write(mark);
  });
  observer.observe(document.head, {childList: true, characterData: true, subtree: true});
  signal.addEventListener('abort', () => {
    end();
    observer.disconnect();
    write('');
  });
}
