import type {LitElement} from 'lit';
import type {Language} from '../controllers/language-context.js';
import type {SessionController} from '../controllers/session-controller.js';
import type {ThreadKey, ThreadState} from '../session/chat-state.js';

/** Who shows a list of messages: `.scroll` around `.thread` around `.run`, and what the list renders in these. */
export interface ThreadHost extends LitElement {
  readonly threadKey: ThreadKey;
  readonly thread: SessionController<ThreadState | undefined>;
  readonly language: Language | undefined;
}
