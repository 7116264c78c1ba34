import type {LitElement} from 'lit';
import type {Language} from '../controllers/language-context.js';
import type {ThreadKey} from '../session/chat-state.js';
import type {SessionView} from '../session/session-view.js';

/** The composer, as its tools see it. */
export interface ToolHost extends LitElement {
  readonly threadKey: ThreadKey;
  readonly session: SessionView | undefined;
  readonly language: Language | undefined;
  focusField(): boolean;
}
