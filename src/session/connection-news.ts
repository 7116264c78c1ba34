import type {SessionParts} from './session-parts.js';

/** Learns from the browser whether there is a network, and tells the page when the help desk can be reached or not. */
export function followConnection({store, environment, emit, signal}: SessionParts): void {
  let known = store.state.connection;
  store.subscribe(({connection, retryAt}) => {
    if (connection === known) return;
    known = connection;
    emit('connection-change', {connection, ...(retryAt === undefined ? {} : {retryAt})});
  });
  const {presence} = environment;
  let wasOnline = true;
  const end = presence.subscribe(() => {
    const {isOnline} = presence;
    if (isOnline === wasOnline) return;
    wasOnline = isOnline;
    store.dispatch({type: 'connection-changed', connection: isOnline ? 'online' : 'offline'});
  });
  signal.addEventListener('abort', end);
}
