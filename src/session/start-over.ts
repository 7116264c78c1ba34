import {nothingUnread} from '../model/unread.js';
import type {ComposerTexts} from './composer-texts.js';
import type {Creations} from './creations.js';
import {withoutVisitor} from './help-desk-state.js';
import type {Screens} from './screens.js';
import type {SessionParts} from './session-parts.js';

interface Former {
  readonly creations: Creations;
  readonly screens: Screens;
  readonly texts: ComposerTexts;
}

/** A visitor who was never here. With `wipe` nothing of the former one stays on this device. */
export async function startOver({store, environment, emit}: SessionParts, former: Former, wipe: boolean) {
  const {creations, screens, texts} = former;
  creations.rejectAll(store.state.draft?.clientId, 'The customer has logged out.');
  const {composerTexts, threads} = store.state;
  texts.forget([...Object.keys(threads), ...Object.keys(composerTexts)]);
  const hadUnread = store.state.unread.total > 0;
  if (wipe) await environment.storage.clear();
  store.change(withoutVisitor);
  screens.startOver();
  if (hadUnread) emit('unread', nothingUnread);
}
