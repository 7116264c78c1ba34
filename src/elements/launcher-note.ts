import type {Conversation, ConversationPreview} from '../model/conversation.js';
import type {ChatState} from '../session/chat-state.js';
import type {SessionView} from '../session/session-view.js';
import type {KustomerChatNote} from './kustomer-chat-note.js';
import {liftOut} from './launcher.js';
import {loadTwice} from './loading.js';
import {afterDismissal, afterOpening, afterShowing, mayShow, readRecord, writeRecord} from './note-record.js';
import {watchPage} from './page-language.js';
import type {PanelSite} from './panel-site.js';

/** A conversation in which somebody of the team has the last, unread word. */
type News = Conversation & {readonly preview: ConversationPreview};

const notes = new WeakMap<PanelSite, LauncherNote>();

/** From now on, while the chat is closed: what is unread stands beside the launcher, in a few words. */
export function attendUnread(site: PanelSite, session: SessionView): void {
  const known = notes.get(site);
  if (!site.button.isConnected || known?.isAttending(session)) return;
  known?.end();
  notes.set(site, new LauncherNote(site, session));
}

/**
 * One note at a time, for the newest message; others replace its words. It never takes the focus, and leaves for good
 * when it is put away (`note-record.ts` says what follows from that), when the chat opens, or when the message is read
 * elsewhere. A page has none without a launcher, or with `no-note`. What shows one, and with it the panel's code, is
 * loaded when there is one to be shown.
 */
class LauncherNote {
  readonly #site: PanelSite;
  readonly #session: SessionView;
  readonly #key: string;
  readonly #ending = new AbortController();
  #record;
  #note: KustomerChatNote | undefined;
  /** The message that this page has counted. */
  #countedAt = '';
  /** What is shown, or will be. */
  #news: News | undefined;

  constructor(site: PanelSite, session: SessionView) {
    this.#site = site;
    this.#session = session;
    this.#key = `kustomer-chat/note/${site.host.getAttribute('site-key') ?? ''}`;
    this.#record = readRecord(this.#key);
    const {button, host, root} = site;
    const {signal} = this.#ending;
    addEventListener('storage', this.#onStorage, {signal});
    host.addEventListener('kustomer-logout', this.#onLogout, {signal});
    // Without its launcher the chat has stopped, or wants none: what is unread then is told anew.
    const observer = new MutationObserver(() => {
      if (!button.isConnected) this.end();
    });
    observer.observe(root, {childList: true});
    signal.addEventListener('abort', session.subscribe(this.#onState));
    const stopWatching = watchPage(host, () => {
      this.#show();
    });
    signal.addEventListener('abort', stopWatching);
    signal.addEventListener('abort', () => {
      observer.disconnect();
    });
  }

  isAttending(session: SessionView): boolean {
    return this.#session === session && !this.#ending.signal.aborted;
  }

  end(): void {
    this.#ending.abort();
    this.#hide();
  }

  readonly #onState = (state: ChatState) => {
    if (state.isOpen && this.#record.quietUntil > 0) this.#remember(afterOpening(this.#record));
    this.#show();
  };

  readonly #onStorage = ({key}: StorageEvent) => {
    if (key !== this.#key) return;
    this.#record = readRecord(this.#key);
    this.#show();
  };

  /** Of the next visitor nothing is known. */
  readonly #onLogout = () => {
    writeRecord(this.#key, undefined);
    this.#record = readRecord(this.#key);
  };

  #show(): void {
    const {button, host} = this.#site;
    const {state} = this.#session;
    const news = !state.isOpen && button.isConnected && !host.hasAttribute('no-note') ? newestNews(state) : undefined;
    const isCounted = news?.lastMessageAt === this.#countedAt;
    if (!news || !(isCounted ? this.#isKept(news) : mayShow(this.#record, news.lastMessageAt, Date.now()))) {
      this.#hide();
      return;
    }
    if (!isCounted) this.#remember(afterShowing(this.#record, news.lastMessageAt));
    this.#countedAt = news.lastMessageAt;
    this.#news = news;
    this.#fill(news).catch(() => undefined); // the number on the launcher says it
  }

  /** What is on the page stays there, however many pages have shown it. */
  #isKept({lastMessageAt}: News): boolean {
    return mayShow({...this.#record, pages: 0}, lastMessageAt, Date.now());
  }

  async #fill(news: News): Promise<void> {
    const {id, ended, lastMessageAt, preview} = news;
    const {button, root} = this.#site;
    const {noteDress} = await loadTwice(() => import('./note-dress.js'));
    const dress = await noteDress(this.#site);
    if (!dress || this.#news !== news) return;
    const note = this.#note ?? document.createElement('kustomer-chat-note');
    this.#note = note;
    dress(note);
    note.at = lastMessageAt;
    note.preview = preview;
    note.isEnded = ended;
    note.team = this.#session.state.config?.site;
    note.onAnswer = () => {
      this.#session.showThread(id);
      button.click(); // as whoever opens the chat by hand: focus goes there
    };
    note.onDismiss = () => {
      this.#dismiss(lastMessageAt);
    };
    if (note.isConnected) return;
    note.setAttribute('part', 'note');
    root.insertBefore(note, button);
    liftOut(note);
  }

  #dismiss(at: string): void {
    const hadFocus = this.#site.root.activeElement === this.#note;
    this.#remember(afterDismissal(this.#record, at, Date.now()));
    this.#hide();
    if (hadFocus) this.#site.button.focus();
  }

  #hide(): void {
    this.#news = undefined;
    this.#note?.remove();
    this.#note = undefined;
  }

  #remember(record: ReturnType<typeof readRecord>): void {
    this.#record = record;
    writeRecord(this.#key, record);
  }
}

/** The list has the newest first. */
function newestNews({conversations, unread}: ChatState): News | undefined {
  return conversations.find((one): one is News => {
    const {preview} = one;
    const isOfTeam = preview?.senderType === 'agent' || preview?.senderType === 'assistant';
    return isOfTeam && preview.text.trim() !== '' && (unread.conversations[one.id] ?? 0) > 0;
  });
}
