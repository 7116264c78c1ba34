import type {KustomerChat} from 'kustomer-chat';
import {demoOrganisation, type Organisation} from 'kustomer-chat-server/in-page';
import type {Line} from './lines.js';
import {blockStorage, freeStorage, type Blocked} from './page-storage.js';
import {catchPaper, putPaperAway} from './paper.js';
import {connect, deskPath} from './page-network.js';
import {shownElement, standsStill, until} from './shadow-tree.js';
import {StoryDesk} from './story-desk.js';

export const keyPrefix = 'pk_story_';

/** Where one story plays: a server of its own, one visitor whom nobody knows yet, and the chat. */
export class Stage {
  readonly desk: StoryDesk;
  /** The chat as it stands on the page; another one after `reload`. */
  chat: KustomerChat;
  readonly #box: Element;
  readonly #siteKey = keyPrefix + Math.random().toString(36).slice(2, 10);
  readonly #attributes: Readonly<Record<string, string>>;

  constructor(
    box: Element,
    attributes: Readonly<Record<string, string>>,
    organisation: Organisation = demoOrganisation,
  ) {
    const [site, ...others] = organisation.sites;
    if (!site) throw new Error('An organisation has a site.');
    this.#box = box;
    this.#attributes = attributes;
    this.desk = new StoryDesk({...organisation, sites: [{...site, key: this.#siteKey}, ...others]});
    connect(this.desk);
    this.chat = this.#mount();
  }

  /** The page is loaded anew by the same visitor; the chat is closed. */
  reload(): void {
    this.chat.remove();
    this.chat = this.#mount();
  }

  /** Makes a conversation: the visitor writes through the chat, which opens for it, all others through the agents' API. */
  async converse(lines: readonly Line[]): Promise<string> {
    const [first, ...others] = lines;
    if (!first || first.by) throw new Error('A conversation begins with words of the visitor’s.');
    this.desk.clockMinutes = -first.ago;
    const {conversationId} = await this.chat.createConversation({message: first.body});
    await this.goOn(conversationId, others);
    return conversationId;
  }

  /** More of a conversation that exists. */
  async goOn(conversationId: string, lines: readonly Line[]): Promise<void> {
    for (const {ago, by, body, files = [], ...message} of lines) {
      this.desk.clockMinutes = -ago;
      if (by) {
        const attachmentIds: string[] = [];
        for (const {file, alt} of files) attachmentIds.push(await this.desk.agentFile(conversationId, file, alt));
        const content = {body, sender: by, attachmentIds, ...message};
        await this.desk.agent('POST', `/conversations/${conversationId}/messages`, content);
      } else {
        await this.chat.sendMessage({
          conversationId,
          body,
          attachments: files.map(({file}) => ({file})),
          ...(message.chooses === undefined ? {} : {payload: message.chooses}),
        });
      }
    }
    this.desk.clockMinutes = 0;
  }

  /** The first element of the chat that is shown, fits, and has this text or name. */
  see(selector: string, text = ''): Promise<HTMLElement> {
    return until(() => shownElement(this.#box, selector, text), `${selector} ${text}`);
  }

  async press(name: string): Promise<void> {
    (await this.see('button, a', name)).click();
  }

  /** What the visitor types, unsent. */
  async type(text: string): Promise<void> {
    await this.typeIn(await this.see('textarea, input:not([type=file])'), text);
  }

  /** Into the first field of `place`. */
  async typeIn(place: HTMLElement, text: string): Promise<void> {
    const field = await until(() => fieldOf(place), 'a field');
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    field.scrollTop = field.scrollHeight; // as it is where one types
  }

  /** Files held over the composer, or dropped there. */
  async drag(type: 'dragenter' | 'drop', files: readonly File[]): Promise<void> {
    const dataTransfer = new DataTransfer();
    for (const file of files) dataTransfer.items.add(file);
    const place = await this.see('textarea');
    place.dispatchEvent(new DragEvent(type, {dataTransfer, bubbles: true, composed: true, cancelable: true}));
  }

  /** A key pressed in what has this selector. */
  async key(selector: string, key: string, held: {readonly ctrlKey?: boolean} = {}): Promise<void> {
    const place = await this.see(selector);
    place.dispatchEvent(new KeyboardEvent('keydown', {key, ...held, bubbles: true, composed: true, cancelable: true}));
  }

  async write(text: string): Promise<void> {
    await this.type(text);
    await this.press('Send');
  }

  /** The browser says that it has no network; `desk.cut()` alone is a server that cannot be reached. */
  goOffline(): void {
    this.desk.cut();
    Object.defineProperty(navigator, 'onLine', {value: false, configurable: true});
    dispatchEvent(new Event('offline'));
  }

  /** From now on the browser stores nothing, or nothing that has files. Called before the chat is opened. */
  blockStorage(what: Blocked): void {
    blockStorage(what);
  }

  /** What waits is tried until the chat says so in these words. */
  async tryUntil(words: string): Promise<void> {
    await until(() => {
      dispatchEvent(new Event('online'));
      return shownElement(this.#box, '.meta', words);
    }, words);
  }

  /** From now on what is printed lies over the page. */
  catchPaper(): void {
    catchPaper();
  }

  /** Settles when something has been printed. */
  async paper(): Promise<void> {
    await until(() => document.querySelector('iframe[title]') ?? undefined, 'paper');
  }

  standsStill(): Promise<void> {
    return standsStill(this.#box, () => this.desk.isBusy);
  }

  /** Ends the story for good. */
  clear(): void {
    this.chat.remove();
    this.desk.close();
    Reflect.deleteProperty(navigator, 'onLine');
    freeStorage();
    putPaperAway();
  }

  #mount(): KustomerChat {
    const chat = document.createElement('kustomer-chat');
    chat.setAttribute('site-key', this.#siteKey);
    chat.setAttribute('server-url', location.origin + deskPath);
    for (const [name, value] of Object.entries(this.#attributes)) chat.setAttribute(name, value);
    this.#box.append(chat);
    return chat;
  }
}

function fieldOf(place: HTMLElement): HTMLInputElement | HTMLTextAreaElement | undefined {
  const field = place.matches('input, textarea') ? place : (place.shadowRoot ?? place).querySelector('input, textarea');
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : undefined;
}
