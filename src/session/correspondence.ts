import {DeliveryNews} from './delivery-news.js';
import {LiveUpdates} from './live-updates.js';
import {MessageWriter} from './message-writer.js';
import type {Outbox} from './outbox.js';
import type {ComposerTexts} from './composer-texts.js';
import type {Creations} from './creations.js';
import type {Screens} from './screens.js';
import type {SessionParts} from './session-parts.js';
import {startOver} from './start-over.js';
import type {Tabs} from './tabs.js';
import {ThreadLoader} from './thread-loader.js';
import {TypingReport} from './typing-report.js';

export interface CorrespondenceOptions {
  readonly creations: Creations;
  readonly screens: Screens;
  readonly texts: ComposerTexts;
  readonly reloadConfig: () => void;
  readonly tabs: Tabs;
  /** Another page has wiped the device: nobody is here any more. */
  readonly wiped: () => Promise<void>;
}

/**
 * All that there is to do once something has been said: read, write, listen. A chunk of its own, because a visitor who
 * opens the chat and writes nothing needs none of it.
 */
export class Correspondence {
  readonly tabs: Tabs;
  readonly loader: ThreadLoader;
  readonly outbox: Outbox;
  readonly live: LiveUpdates;
  readonly typing: TypingReport;
  readonly writer: MessageWriter;
  /** At hand where there is something to hide: whoever leaves may have no network. */
  readonly startOver = startOver;

  readonly #leftovers: () => Promise<readonly {readonly clientId: string}[]>;

  constructor(parts: SessionParts, {creations, screens, texts, reloadConfig, tabs, wiped}: CorrespondenceOptions) {
    this.tabs = tabs;
    this.loader = new ThreadLoader(parts, {
      missing: (key) => {
        void this.live.findVanished();
        const {screen} = parts.store.state;
        if (screen.name !== 'thread' || screen.key !== key) return; // another page was faster
        screens.showHome();
        parts.store.change((state) => ({...state, gone: state.screen}));
        this.adopt();
      },
      received: (message, isNew) => {
        this.live.news.tellReceived(message, isNew);
      },
    });
    new DeliveryNews(parts);
    this.live = new LiveUpdates(parts, {tabs, loader: this.loader, reloadConfig});
    this.typing = new TypingReport(parts);
    const {live, loader, typing} = this;
    this.writer = new MessageWriter(parts, {tabs, creations, screens, texts, live, loader, typing, wiped});
    this.outbox = this.writer.outbox;
    this.#leftovers = async () => (await import('./leftovers.js')).adoptLeftovers(parts, texts);
  }

  /** What stands where nobody comes any more goes on in the draft. */
  adopt(): void {
    this.#leftovers().then(
      (records) => {
        for (const {clientId} of records) this.outbox.share({type: 'outgoing-dropped', clientId});
      },
      () => undefined, // the next page does it
    );
  }
}
