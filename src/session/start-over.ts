import {nothingUnread} from '../model/unread.js';
import type {ChatState} from './chat-state.js';
import type {Creations} from './creations.js';
import {unsentMessages} from './delivery-news.js';
import {initialState} from './reduce.js';
import type {Screens} from './screens.js';
import type {SessionParts} from './session-parts.js';

/** Comes along with this: a page that begins anew, and was suspended, may reach nothing when it needs it. */
export {takeLatest, takeStored} from './taken-screen.js';

/**
 * A visitor who was never here. With `wipe` nothing of the former one stays on this device: the page is told first what
 * was not sent, so that it can rescue that.
 */
export async function startOver(
  {store, environment, emit}: SessionParts,
  creations: Creations,
  screens: Screens,
  wipe: boolean,
): Promise<void> {
  creations.rejectAll(store.state.draft?.clientId, 'The customer has logged out.');
  const hadUnread = store.state.unread.total > 0;
  const messages = unsentMessages(store.state);
  if (wipe && messages.length > 0) emit('unsent', {messages});
  // Before anything is awaited: what is sent or typed from now on is the next visitor's.
  store.change(withoutVisitor);
  await (wipe ? environment.storage.clear() : environment.storage.renew());
  // Whoever waited for the server waits no more.
  store.dispatch({type: 'connection-changed', connection: environment.presence.isOnline ? 'online' : 'offline'});
  await screens.startOver(!wipe);
  for (const {conversationId, clientId} of messages) {
    emit('delivery-change', {conversationId, clientId, delivery: 'removed'});
  }
  if (hadUnread) emit('unread', nothingUnread);
}

/** Nobody has ever written here. What the page and the settings say stays. */
function withoutVisitor(state: ChatState): ChatState {
  const {config, availability, isOpen, connection, isVolatile} = state;
  return {...initialState, config, availability, isOpen, connection, isVolatile};
}
