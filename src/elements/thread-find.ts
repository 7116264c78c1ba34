import {Chunk} from './chunk.js';
import type {ThreadHost} from './thread-host.js';

export const findChunk = new Chunk(() => import('./kustomer-chat-find.js'));

/** Opens the bar that searches a thread, above it, and brings focus there. Settles when it is there, or will not come. */
export async function openFind(host: ThreadHost): Promise<void> {
  await findChunk.load();
  const Bar = findChunk.code?.KustomerChatFind;
  const scroller = host.renderRoot.querySelector('.scroll');
  if (!Bar || !scroller) return;
  let bar = host.renderRoot.querySelector('kustomer-chat-find');
  if (!bar) {
    bar = new Bar();
    bar.host = host;
    scroller.before(bar);
  }
  await bar.updateComplete;
  bar.focusField();
}
