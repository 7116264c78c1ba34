import type {Correspondence} from './correspondence.js';
import type {Screens} from './screens.js';
import type {SessionParts} from './session-parts.js';

/** What the calls share. The signal ends with the visitor: a new one has calls of its own. */
export interface CallParts extends SessionParts {
  readonly screens: Screens;
  readonly correspond: () => Promise<Correspondence>;
  /** The other pages hear of what is shown here from then on. */
  readonly join: () => void;
  /** Throws when chat is switched off or hidden. */
  readonly assertShown: () => void;
  readonly open: () => void;
  /** The page's own answer to who the visitor is, as it is set now. */
  readonly identity: () => (() => Promise<string | null>) | undefined;
  /** The visitor is a customer from now on. Resolves when the lists are read again; never rejects. */
  readonly identified: () => Promise<void>;
  /** As when the page sets its property: asks who the visitor is, for the one who is here now. */
  readonly identityChanged: () => void;
  /** Nobody is here any more: nothing of the visitor is shown or sent, nor kept when `wipe` is true. */
  readonly startOver: (wipe: boolean) => Promise<void>;
}
