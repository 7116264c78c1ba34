import {signedIn, withIdentity} from './help-desk-state.js';
import type {SessionParts} from './session-parts.js';

/** Another page has logged the visitor in: here as well. `identified` resolves when the lists are read again. */
export async function takeIdentity(
  {backend, store, emit, signal}: SessionParts,
  identified: () => Promise<void>,
): Promise<void> {
  const identity = await backend.loadIdentity(signal);
  if (!identity?.identified) return;
  // The stream may have been faster.
  const isNew = store.state.identity?.customerId !== identity.customerId;
  store.change((state) => withIdentity(state, identity));
  await identified();
  if (isNew && !signal.aborted) emit('login', signedIn(identity));
}
