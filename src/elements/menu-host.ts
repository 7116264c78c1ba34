import type {LitElement} from 'lit';
import type {Language} from '../controllers/language-context.js';
import type {SessionView} from '../session/session-view.js';

/** The panel of one chat. */
export interface MenuHost extends LitElement {
  readonly session: SessionView | undefined;
  readonly language: Language | undefined;
}
