import type {AssistantOpening} from '../model/chat-config.js';
import type {ChatState, Draft, Screen, ThreadKey} from './chat-state.js';
import type {ComposerTexts} from './composer-texts.js';
import type {Creations} from './creations.js';
import type {SessionEnvironment} from './environment.js';
import {readDraft, readScreen} from './records.js';
import type {SessionParts} from './session-parts.js';
import {presentKey} from './uncreated.js';

interface ShownScreens {
  follow(screen: Screen, isLoading?: boolean): void;
  showThread(key: ThreadKey): void;
}

export interface StoredParts {
  readonly screens: ShownScreens;
  readonly creations: Creations;
  readonly texts: ComposerTexts;
}

interface Stored {
  readonly screen: unknown;
  readonly draft: unknown;
  readonly hasVisitor: boolean;
}

/** Drafts that other pages have begun: found in the storage. */
const found = new WeakSet<Draft>();

/**
 * Shows what was found in the storage when the page began. Nobody has chosen it: the other pages are not told, and it is
 * not stored again, for they may have replaced it since.
 */
export async function showStored(parts: SessionParts, other: StoredParts, stored: Stored): Promise<void> {
  const {store} = parts;
  const {screens} = other;
  const before = store.state.screen;
  const [screen, draft] = [readScreen(stored.screen), readDraft(stored.draft)];
  if (draft && screen?.name === 'thread' && screen.key === draft.clientId) {
    const opening = await openingOf(parts, draft);
    if (store.state.screen !== before) return; // somebody has chosen something meanwhile
    // Its page could not store that it is none any more, and the lists were faster than the start of this one.
    if (presentKey(store.state, screen.key) !== screen.key) screens.showThread(screen.key);
    else {
      beginDraft(parts, other, draft, opening);
      screens.follow(screen);
    }
  } else if (stored.hasVisitor && (screen?.name === 'home' || (screen?.name === 'thread' && !draft))) {
    screens.follow(screen, true);
  }
}

/** Takes the screen, the draft and the text that another page has stored. False when there is nothing. */
export async function takeStored(parts: SessionParts, other: StoredParts): Promise<boolean> {
  const {store, environment} = parts;
  const {screens, creations, texts} = other;
  const before = store.state;
  const {screen, draft: drafted} = await read(environment);
  if (!screen && !drafted) return false;
  // The page that has sent in it could not store that it is none any more.
  const draft = drafted && presentKey(store.state, drafted.clientId) === drafted.clientId ? drafted : undefined;
  const mine = store.state.draft;
  // Somebody has sent or chosen something here meanwhile, which is newer than what was read.
  if (mine !== before.draft || store.state.screen !== before.screen) return true;
  if (mine && mine.clientId !== draft?.clientId) {
    creations.discard(mine.clientId);
    store.take({type: 'draft-ended', key: mine.clientId});
  }
  // One that is awaited here already is no draft any more: its first message is about to be stored.
  if (draft && mine?.clientId !== draft.clientId && !creations.get(draft.clientId)) {
    beginDraft(parts, other, draft, store.state.config?.assistant ?? null);
  }
  if (screen) screens.follow(screen);
  const shown = screen?.name === 'thread' ? presentKey(store.state, screen.key) : '';
  // Another page may have typed, or sent, what stands elsewhere: it is read anew when it is shown.
  const text = store.state.composerTexts[shown];
  store.change((state) => ({...state, composerTexts: text === undefined ? {} : {[shown]: text}}));
  if (shown) await texts.restore(shown, true);
  return true;
}

/**
 * This page hears others from now on, and may be behind. Of drafts that pages begin at once the latest is all theirs. One
 * that was found in the storage may have been replaced there, or sent; and whoever was frozen, and not told, has missed
 * what the others show.
 */
export async function takeLatest(
  {store, environment}: SessionParts,
  screens: {readonly resume: () => Promise<boolean>},
): Promise<void> {
  const before = store.state.screen;
  const {screen, draft: stored} = await read(environment);
  const {state} = store;
  const {draft} = state;
  // What was chosen, or told, while this was read is newer, and may not be stored yet.
  const isBehind = !draft
    ? screen && state.screen === before && keyOf(state, screen) !== keyOf(state, before)
    : stored
      ? stored.clientId > draft.clientId
      : found.has(draft);
  if (isBehind) await screens.resume();
}

async function read({
  storage,
}: SessionEnvironment): Promise<{readonly screen?: Screen | undefined; readonly draft?: Draft | undefined}> {
  const [screen, draft] = await Promise.all([storage.get('screen'), storage.get('draft')]);
  return {screen: readScreen(screen), draft: readDraft(draft)};
}

function keyOf(state: ChatState, screen: Screen): ThreadKey | undefined {
  return screen.name === 'thread' ? presentKey(state, screen.key) : undefined;
}

/** As it is stored, and the other pages know it. */
function beginDraft(
  {store}: SessionParts,
  {creations, texts}: StoredParts,
  draft: Draft,
  opening: AssistantOpening | null,
): void {
  found.add(draft);
  void creations.add(draft.clientId, {isFromPage: false});
  texts.beginDraft(draft.clientId);
  store.take({type: 'draft-opened', draft, opening});
}

async function openingOf(
  {backend, query, signal, store}: SessionParts,
  {assistantId}: Draft,
): Promise<AssistantOpening | null> {
  if (assistantId === undefined) return store.state.config?.assistant ?? null;
  // Without it the draft works as well; the assistant itself is the server's matter.
  return backend.loadConfig({...query, assistantId}, signal).then(
    ({assistant}) => assistant,
    () => null,
  );
}
