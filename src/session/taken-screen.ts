import type {Screen} from './chat-state.js';
import type {ComposerTexts} from './composer-texts.js';
import type {Creations} from './creations.js';
import {readDraft, readScreen} from './records.js';
import type {SessionParts} from './session-parts.js';
import {presentKey} from './uncreated.js';

/** Takes the screen, the draft and the text that another page has stored. False when there is nothing. */
export async function takeStored(
  {store, environment}: SessionParts,
  creations: Creations,
  texts: ComposerTexts,
  follow: (screen: Screen) => void,
): Promise<boolean> {
  const {storage} = environment;
  const before = store.state;
  const [storedScreen, storedDraft] = await Promise.all([storage.get('screen'), storage.get('draft')]);
  if (storedScreen === undefined && storedDraft === undefined) return false;
  const [found, screen] = [readDraft(storedDraft), readScreen(storedScreen)];
  // The page that has sent in it could not store that it is none any more.
  const draft = found && presentKey(store.state, found.clientId) === found.clientId ? found : undefined;
  const mine = store.state.draft;
  // Somebody has sent or chosen something here meanwhile, which is newer than what was read.
  if (mine !== before.draft || store.state.screen !== before.screen) return true;
  if (mine && mine.clientId !== draft?.clientId) {
    creations.discard(mine.clientId);
    store.take({type: 'draft-ended', key: mine.clientId});
  }
  // One that is awaited here already is no draft any more: its first message is about to be stored.
  if (draft && mine?.clientId !== draft.clientId && !creations.get(draft.clientId)) {
    void creations.add(draft.clientId, {isFromPage: false});
    texts.beginDraft(draft.clientId);
    store.take({type: 'draft-opened', draft, opening: store.state.config?.assistant ?? null});
  }
  if (screen) follow(screen);
  const shown = screen?.name === 'thread' ? presentKey(store.state, screen.key) : '';
  // Another page may have typed, or sent, what stands elsewhere: it is read anew when it is shown.
  const text = store.state.composerTexts[shown];
  store.change((state) => ({...state, composerTexts: text === undefined ? {} : {[shown]: text}}));
  if (shown) await texts.restore(shown, true);
  return true;
}
