import type {SessionView} from '../session/session-view.js';
import {Context} from './context.js';

/** The session of the surrounding `<kustomer-chat>`: one stable object, never the state itself. */
export const sessionContext = new Context<SessionView>();
