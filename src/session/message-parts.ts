import type {ChatError} from '../model/chat-error.js';
import type {ComposerFile} from '../model/composer-file.js';
import type {Message, Reply} from '../model/message.js';
import type {Draft} from './chat-state.js';
import type {ComposerTexts} from './composer-texts.js';
import type {Creations} from './creations.js';
import type {StorageEntry} from './environment.js';
import type {LiveUpdates} from './live-updates.js';
import type {OutboxRecord} from './outbox-record.js';
import type {Screens} from './screens.js';
import type {Tabs} from './tabs.js';
import type {ThreadLoader} from './thread-loader.js';
import type {TypingReport} from './typing-report.js';

/** Of what the writer makes use. */
export interface WriterParts {
  readonly tabs: Tabs;
  readonly creations: Creations;
  readonly screens: Screens;
  readonly texts: ComposerTexts;
  readonly live: LiveUpdates;
  readonly loader: ThreadLoader;
  readonly typing: TypingReport;
  /** The device is another visitor's. */
  readonly wiped: () => Promise<void>;
}

/** What goes with a text. */
export interface MessageExtras {
  /** The draft of which it is the first message. */
  readonly draft?: Draft | undefined;
  readonly reply?: Reply | undefined;
  readonly attachments?: OutboxRecord['attachments'];
  /** Brings the attachments while this page lives, where it does so already; called again when that has failed. */
  readonly attachmentIds?: (() => Promise<readonly string[]>) | undefined;
  /** How far they are, when the bubble appears. */
  readonly files?: (() => readonly ComposerFile[]) | undefined;
  /** The field it was typed in, empty by now: that is stored when the message is. */
  readonly typed?: (() => readonly StorageEntry[]) | undefined;
  /** A page that sends waits for the outcome. */
  readonly waiting?: Waiting | undefined;
}

/** A call that waits for what becomes of its message. */
export interface Waiting {
  readonly accepted: (message: Message) => void;
  readonly refused: (error: ChatError) => void;
}
