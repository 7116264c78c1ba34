import {toChatError} from '../model/chat-error.js';
import type {Creations} from './creations.js';
import type {ComposerTexts} from './composer-texts.js';
import type {Screens} from './screens.js';
import type {SessionParts} from './session-parts.js';
import {SharedActions} from './shared-actions.js';
import type {TabMessage} from './tab-message.js';
import {Tabs} from './tabs.js';

export interface TakePartOptions {
  readonly creations: Creations;
  readonly screens: Screens;
  readonly texts: ComposerTexts;
  /** Another page has written, or listens: there is something to listen to here. */
  readonly visitorCame: () => void;
  /** The lists are another identity's. Resolves when they are read again. */
  readonly identified: () => Promise<void>;
  /** Another page has wiped the device: nobody is here any more. Never rejects. */
  readonly wiped: () => Promise<void>;
}

/** This page becomes one of those that show the chat. Once the panel is open, or where a visitor exists. */
export function takePart(parts: SessionParts, options: TakePartOptions, first: TabMessage | undefined): Tabs {
  const tabs = new Tabs(parts);
  const actions = new SharedActions(parts, tabs, options);
  const report = (error: unknown) => {
    if (!parts.signal.aborted) parts.report(toChatError(error));
  };
  let hasHeard = false;
  const hear = (message: TabMessage) => {
    switch (message.type) {
      case 'actions':
        for (const action of message.actions) actions.take(action);
        return;
      case 'identity':
        import('./taken-identity.js').then(({takeIdentity}) => takeIdentity(parts, options.identified)).catch(report);
        return;
      case 'wiped':
        void options.wiped();
        return;
      default:
        if (!hasHeard) options.visitorCame();
        hasHeard = true;
    }
  };
  tabs.on({
    message: hear,
    // It may wipe the device, and then there may be no network to load this with.
    met: () =>
      void import('./start-over.js').then((all) => all.takeLatest(parts, options.screens)).catch(() => undefined),
  });
  tabs.join(first);
  return tabs;
}
