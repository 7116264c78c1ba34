import {createContext} from '@lit/context';
import type {SessionView} from '../session/session-view.js';

/** The session of the surrounding `<kustomer-chat>`: one stable object, never the state itself. */
export const sessionContext = createContext<SessionView>(Symbol('kustomer-chat session'));
