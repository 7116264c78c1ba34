import type {AssistantOpening} from '../model/chat-config.js';
import type {Draft, Screen, ThreadKey} from './chat-state.js';
import type {ComposerTexts} from './composer-texts.js';
import type {Creations} from './creations.js';
import type {ConversationCreated} from './sdk-details.js';
import {newClientId, type SessionParts} from './session-parts.js';
import type {StoredParts} from './taken-screen.js';
import {isUncreated, presentKey} from './uncreated.js';

/** Which thread is shown, and the one draft there may be. Both survive a reload. */
export class Screens {
  readonly #parts: SessionParts;
  readonly #creations: Creations;
  readonly #texts: ComposerTexts;
  readonly #load: (key: ThreadKey) => void;
  /** Set once the stored screen, or an explicit one, is shown. */
  #isChosen = false;
  /** What another page has chosen, and nobody has looked at here. */
  #unseen: ThreadKey | undefined;

  constructor(parts: SessionParts, creations: Creations, texts: ComposerTexts, load: (key: ThreadKey) => void) {
    this.#parts = parts;
    this.#creations = creations;
    this.#texts = texts;
    this.#load = load;
  }

  /** Shows again what was shown before the reload. */
  async restore(hasVisitor: boolean): Promise<void> {
    const {storage} = this.#parts.environment;
    const [screen, draft] = await Promise.all([storage.get('screen'), storage.get('draft')]);
    if (screen === undefined && draft === undefined) return;
    // Without it the chat begins as for anybody: what was typed is stored, and comes with its thread.
    const taking = await import('./taken-screen.js').catch(() => undefined);
    if (!this.#isChosen) await taking?.showStored(this.#parts, this.#others, {screen, draft, hasVisitor});
  }

  /** Before the panel opens for the first time: nobody who has written nothing is asked to choose. */
  chooseFirst(hasVisitor: boolean): void {
    const {screen} = this.#parts.store.state;
    if (screen.name === 'thread' && screen.key === this.#unseen) this.#load(screen.key);
    this.#unseen = undefined;
    if (this.#isChosen) return;
    if (hasVisitor) this.showHome();
    else this.showNewThread();
  }

  /** Another page shows it: this one does, too, unless somebody reads something else here. */
  follow(told: Screen, isLoading = this.#parts.store.state.isOpen): void {
    const {store} = this.#parts;
    const {screen: before} = store.state;
    if (before.name !== 'home' && before.name !== 'thread') return;
    this.#isChosen = true;
    // The draft that is shown there may have become a conversation, which is known here, and not there yet.
    const screen = told.name === 'thread' ? {...told, key: presentKey(store.state, told.key)} : told;
    store.take({type: 'screen-shown', screen});
    this.#unseen = undefined;
    if (screen.name !== 'thread') return;
    void this.#texts.restore(screen.key);
    if (this.#isNew(screen.key)) return;
    if (isLoading) this.#load(screen.key);
    else this.#unseen = screen.key;
  }

  /** What the other pages show by now, as it is stored: this one was suspended. False when nothing is. */
  async resume(): Promise<boolean> {
    const {takeStored} = await import('./taken-screen.js');
    return takeStored(this.#parts, this.#others);
  }

  /** For a visitor who was never here; the draft has gone with the state. Another page may show something already. */
  async startOver(isShared: boolean): Promise<void> {
    this.#isChosen = false;
    const {store} = this.#parts;
    if (isShared && (await this.resume().catch(() => false))) return;
    if (store.state.isOpen) this.showNewThread();
  }

  showHome(): void {
    this.discardDraft();
    this.#show({name: 'home'});
  }

  showThread(name: ThreadKey): void {
    const {store} = this.#parts;
    const key = presentKey(store.state, name); // an article may have been opened over a draft, which is none any more
    if (store.state.draft && store.state.draft.clientId !== key) this.discardDraft();
    this.#show({name: 'thread', key});
    void this.#texts.restore(key);
    if (!this.#isNew(key)) this.#load(key);
  }

  /** From an article to what it was opened over; from anything else to the home. */
  goBack(): void {
    const {store} = this.#parts;
    const {screen} = store.state;
    const back = 'back' in screen ? screen.back : undefined;
    if (!back) this.showHome();
    else if (back.name === 'thread') this.showThread(back.key);
    else store.dispatch({type: 'screen-shown', screen: back});
  }

  showNewThread(): void {
    const {store, environment} = this.#parts;
    const {draft} = store.state;
    if (draft) {
      this.#show({name: 'thread', key: draft.clientId});
      return;
    }
    const empty = {clientId: newClientId(environment), assistantId: undefined, customAttributes: undefined};
    void this.openDraft(empty, store.state.config?.assistant ?? null);
  }

  /**
   * Replaces the draft that there is. Settles when its first message has created the conversation. `isFromPage`: the
   * page sends that message in the same breath; the composer stays empty then.
   */
  openDraft(draft: Draft, opening: AssistantOpening | null, isFromPage = false): Promise<ConversationCreated> {
    const {store, environment} = this.#parts;
    this.discardDraft();
    const created = this.#creations.add(draft.clientId, {isFromPage});
    this.#texts.beginDraft(draft.clientId);
    store.dispatch({type: 'draft-opened', draft, opening});
    void environment.storage.set('draft', draft);
    this.#show({name: 'thread', key: draft.clientId});
    if (!isFromPage) void this.#texts.restore(draft.clientId);
    return created;
  }

  /** The draft of which this is the first message, which takes it out of the storage: it is no draft any more. */
  takeDraft(key: ThreadKey): Draft | undefined {
    const {store} = this.#parts;
    const {draft, conversations} = store.state;
    const isOpen = draft?.clientId === key;
    // Another page's draft has taken its place, and here it is still shown: what is sent in it is not lost.
    const isLeft = this.#texts.isDraft(key) && !conversations.some(({clientId}) => clientId === key);
    if (!isOpen && (!isLeft || isUncreated(store.state, key))) return undefined;
    if (isOpen) store.dispatch({type: 'draft-ended', key});
    this.#texts.draftSent(key);
    return isOpen ? draft : {clientId: key, assistantId: undefined, customAttributes: undefined};
  }

  /** What was to be sent could not even begin. */
  giveBack(draft: Draft | undefined, key: ThreadKey, text: string): void {
    if (this.#texts.isForgotten(key)) return; // or the next visitor would have it
    const {draft: present, screen} = this.#parts.store.state;
    const heir = draft && present ? present.clientId : key;
    if (draft && heir === key) this.draftRefused(draft);
    else if (draft) {
      // There is one draft, and it has another by now, which could not begin either.
      this.#creations.discard(key);
      if (screen.name === 'thread' && screen.key === key) this.#show({name: 'thread', key: heir});
    }
    // There may be one already that could not begin, or what was typed since.
    if (text === '') return;
    const saved = this.#texts.save(heir, [this.#texts.get(heir), text].filter(Boolean).join('\n'));
    // What was typed since, as in a conversation, is in the place of drafts now.
    if (draft && heir === key) void saved.then(() => this.#parts.environment.storage.set(`text/${key}`, undefined));
  }

  /** Its first message was refused: it is a draft again, with whoever waits for it. */
  draftRefused(draft: Draft): void {
    const {store, environment} = this.#parts;
    this.#texts.beginDraft(draft.clientId);
    store.dispatch({type: 'draft-restored', draft});
    void environment.storage.set('draft', draft);
  }

  /** Forgets a thread that was never created. What it could not send goes to `heir`, or to the next draft. */
  dropThread(key: ThreadKey, heir?: ThreadKey): void {
    const {store} = this.#parts;
    const unsent = store.state.threads[key]?.outgoing ?? [];
    store.dispatch({type: 'thread-dropped', key});
    if (unsent.length === 0) return;
    const {signal} = this.#texts;
    const typed = this.#texts.isDraft(key) ? null : store.state.composerTexts[key];
    import('./leftovers.js')
      .then(({adoptDropped}) => adoptDropped({...this.#parts, signal}, this.#texts, {key, unsent, typed, heir}))
      .catch(() => undefined); // the device is another visitor's, or the next page does it
  }

  /** What was typed stays for the next draft. */
  discardDraft(): void {
    const {store, environment} = this.#parts;
    const {draft, threads} = store.state;
    if (!draft) return;
    const key = draft.clientId;
    this.#creations.discard(key);
    store.dispatch({type: 'draft-ended', key});
    void environment.storage.set('draft', undefined);
    // What is on its way decides itself where it belongs: it was sent elsewhere, or follows one that was refused.
    if (!threads[key]?.outgoing.some(({delivery}) => delivery !== 'failed')) this.dropThread(key);
  }

  #show(screen: Screen): void {
    this.#isChosen = true;
    this.#parts.store.dispatch({type: 'screen-shown', screen});
    void this.#parts.environment.storage.set('screen', screen);
  }

  /** The server has nothing of it yet. */
  #isNew(key: ThreadKey): boolean {
    return isUncreated(this.#parts.store.state, key) || !!this.#creations.get(key);
  }

  get #others(): StoredParts {
    return {screens: this, creations: this.#creations, texts: this.#texts};
  }
}
