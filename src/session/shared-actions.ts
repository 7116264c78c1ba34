import type {ThreadKey} from './chat-state.js';
import type {ComposerTexts} from './composer-texts.js';
import type {Creations} from './creations.js';
import type {ChatAction} from './reduce.js';
import type {Screens} from './screens.js';
import type {SessionParts} from './session-parts.js';
import type {Tabs} from './tabs.js';
import {presentKey} from './uncreated.js';

interface SharedParts {
  readonly creations: Creations;
  readonly screens: Screens;
  readonly texts: ComposerTexts;
  readonly visitorCame: () => void;
}

/**
 * Keeps what the customer does in step between the pages: texts, the draft, the screen. It posts these by itself when they
 * are dispatched here; what becomes of messages is posted by whoever knows it.
 */
export class SharedActions {
  readonly #parts: SessionParts;
  readonly #tabs: Tabs;
  readonly #other: SharedParts;
  /** Another page's draft that this one did not take. */
  #late: ThreadKey | undefined;

  constructor(parts: SessionParts, tabs: Tabs, other: SharedParts) {
    this.#parts = parts;
    this.#tabs = tabs;
    this.#other = other;
    const end = parts.store.onDispatch((action) => {
      if (isShared(action)) tabs.post({type: 'actions', actions: [action]});
      if (action.type === 'thread-created') other.visitorCame();
      // Found in the storage: another page has sent it while this one was suspended, and somebody may have typed on there.
      if (action.type === 'message-written' && isFirst(action) && other.texts.isDraft(action.key)) {
        other.texts.draftSent(action.key);
        void other.texts.restore(action.key, true);
      }
    });
    parts.signal.addEventListener('abort', end);
  }

  /** Does what another page has done. It is not dispatched, so that it does not return. */
  take(action: ChatAction): void {
    const {store} = this.#parts;
    const {creations, screens, texts, visitorCame} = this.#other;
    const before = store.state;
    switch (action.type) {
      case 'screen-shown': {
        const {screen} = action;
        if (screen.name !== 'thread' || screen.key !== this.#late) screens.follow(screen);
        return;
      }
      case 'draft-opened': {
        const {clientId} = action.draft;
        const mine = before.draft?.clientId ?? clientId;
        // Two pages have begun one in the same moment: the later one is both's. Their ids begin with the time.
        // It is known, and more of it.
        if (before.threads[clientId] || presentKey(before, clientId) !== clientId) return;
        if (before.draft && mine > clientId) {
          this.#late = clientId;
          // Its page may listen only since after this one was posted.
          const {draft, threads} = before;
          const opened: ChatAction = {type: 'draft-opened', draft, opening: threads[mine]?.opening ?? null};
          const shown: ChatAction = {type: 'screen-shown', screen: {name: 'thread', key: mine}};
          this.#tabs.post({type: 'actions', actions: [opened, shown]});
          return;
        }
        if (mine < clientId) {
          creations.discard(mine);
          // What this page has stored of its own would be shown by the next one.
          const {storage} = this.#parts.environment;
          void storage.set('draft', action.draft);
          void storage.set('screen', {name: 'thread', key: clientId});
        }
        void creations.add(clientId, {isFromPage: false});
        texts.beginDraft(clientId);
        break;
      }
      case 'draft-restored':
        texts.beginDraft(action.draft.clientId);
        break;
      case 'thread-dropped':
        creations.discard(action.key);
        break;
      case 'message-written': {
        const {key, outgoing} = action;
        if (isFirst(action)) texts.draftSent(key);
        // A page that came while the message was being stored has found its words in the field still.
        const text = texts.get(key);
        if (text && outgoing.body.includes(text)) void texts.restore(key, true);
        break;
      }
      case 'text-changed':
        // The draft in which it was typed may have become a conversation, which is known here, and not there yet.
        action = {...action, key: presentKey(before, action.key)};
        texts.told(action.key, action.text);
        break;
      case 'connection-changed':
      case 'delivery-changed':
        // A page that does not know yet that it leads no more has tried in vain; this one knows better.
        if (this.#tabs.isLeading) return;
        break;
      default: // the state is all that changes
    }
    store.take(action);
    if (action.type === 'thread-created' || action.type === 'message-written') visitorCame();
  }
}

function isFirst({key, outgoing}: Extract<ChatAction, {type: 'message-written'}>): boolean {
  return outgoing.clientId === key;
}

function isShared(action: ChatAction): boolean {
  switch (action.type) {
    case 'text-changed':
    case 'draft-opened':
    case 'draft-ended':
    case 'draft-restored':
    case 'thread-dropped':
      return true;
    case 'screen-shown':
      return action.screen.name === 'home' || action.screen.name === 'thread';
    default:
      return false;
  }
}
