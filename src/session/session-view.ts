import type {BackendCapability} from '../backend/chat-backend.js';
import type {Reply} from '../model/message.js';
import type {ChatState, ThreadKey} from './chat-state.js';
import type {CallName, CallResults} from './sdk-calls.js';

/**
 * What the elements inside the shadow tree see of the session: the state, and verbs that go up. Verbs return at once;
 * their outcome is a change of the state. `ChatSession` implements it.
 */
export interface SessionView {
  readonly state: ChatState;
  /** What the help desk can do beyond what every one can. */
  readonly capabilities: ReadonlySet<BackendCapability>;
  /** Calls `listener` at once and after each change. Returns the function that ends it. */
  subscribe(listener: (state: ChatState) => void): () => void;

  /** What few customers do, by the name of the call. Rejects with a `ChatError`, which whoever calls shows. */
  call<Name extends CallName>(name: Name, ...args: readonly unknown[]): Promise<CallResults[Name]>;

  showHome(): void;
  /** Shows a conversation of the list, or a creating one. Shows the newest page again when it was loaded before. */
  showThread(key: ThreadKey): void;
  /** Shows an empty draft, or the one that there is. */
  showNewThread(): void;
  /** An article of the knowledge base, over what is shown now. */
  showArticle(articleId: string): void;
  /** From an article to what it was opened over; from anything else to the home. */
  goBack(): void;
  /** Closes the panel. */
  close(): void;

  /** Sends in the thread `key`; the first message of a draft creates the conversation. Blank text does nothing. */
  sendMessage(key: ThreadKey, body: string, reply?: Reply): void;
  /** Keeps what is typed; it survives reload. */
  saveText(key: ThreadKey, text: string): void;
  /** Called at each key; reaches the server as often as the protocol allows. */
  reportTyping(key: ThreadKey): void;
  /** Everything up to here was on screen while the page was visible. */
  markRead(conversationId: string, messageId: string): void;

  loadOlder(key: ThreadKey): void;
  /** After `status: 'failed'` or `older: 'failed'`. */
  retryLoad(key: ThreadKey): void;
  /** Tries to send waiting messages now. */
  retrySend(): void;
  /** Takes a failed message back: its text returns to the composer, or is dropped. */
  discardFailed(key: ThreadKey, clientId: string, edit: boolean): void;
  /** Takes a message back that is on its way, unless the server has it already: nothing changes until that is known. */
  removeOutgoing(clientId: string): void;
  loadMoreConversations(): void;
}
