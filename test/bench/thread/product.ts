// The panel of <kustomer-chat>, with its header and composer, over a session without a server.
import {adoptStyles} from 'lit';
import {KustomerChatPanel} from '../../../src/elements/kustomer-chat-panel.js';
import {laterStrings} from '../../../src/elements/later-strings.js';
import {markupChunk} from '../../../src/elements/markup-chunk.js';
import {threadChunk} from '../../../src/elements/thread-chunk.js';
import {strings} from '../../../src/locales/en.js';
import type {Message} from '../../../src/model/message.js';
import {noMessages, prependMessages} from '../../../src/model/message-pages.js';
import {tokens} from '../../../src/styles/tokens.js';
import {sampleConversation, sampleThread} from '../../support/model-samples.js';
import {bodyOf} from './body.js';
import {LiveSession} from './live-session.js';
import {decodedPages, plainMessages} from './memory.js';
import {makeBox, measures} from './scenario.js';
import {settled} from './settled.js';
import type {Subject} from './subject.js';

const key = 'co_1';
const pageLength = 50;
const box = makeBox();
adoptStyles(box, [tokens]);
let session = new LiveSession();
let panel: KustomerChatPanel | undefined;

const product: Subject = {
  async load(messages, hasOlder) {
    let pages = noMessages;
    for (let end = messages.length; end > 0; end -= pageLength) {
      pages = prependMessages(pages, messages.slice(Math.max(0, end - pageLength), end));
    }
    session = new LiveSession({
      screen: {name: 'thread', key},
      threads: {[key]: sampleThread([], {messages: pages, olderCursor: hasOlder ? 'older' : null})},
      conversations: [sampleConversation()],
    });
    await Promise.all([threadChunk.load(), markupChunk.load(), laterStrings('en').load()]);
  },
  show() {
    panel = new KustomerChatPanel();
    panel.session = session;
    panel.language = {locale: 'en', strings};
    panel.inline = true;
    panel.style.blockSize = '100%';
    box.append(panel);
  },
  hide() {
    panel?.remove();
    panel = undefined;
  },
  append(message: Message) {
    session.dispatch({type: 'message-changed', message});
  },
  startPrepend() {
    session.dispatch({type: 'older-loading', key});
  },
  prepend(messages) {
    session.dispatch({type: 'older-loaded', key, messages, olderCursor: 'older still'});
  },
  grow({id, body}, append) {
    session.streamed.add(key, {messageId: id, append, length: body.length});
  },
  finish(message) {
    session.dispatch({type: 'message-changed', message});
  },
};

measures(product);

let kept: unknown;

Object.assign(globalThis, {
  memory: {
    loadPlain(count: number) {
      kept = plainMessages(count);
      return kept instanceof Array;
    },
    async loadProduct(count: number) {
      await product.load([], true);
      for (const messages of decodedPages(count)) {
        session.dispatch({type: 'older-loaded', key, messages, olderCursor: 'older still'});
      }
      product.show();
      await settled(bodyOf(0));
    },
  },
});
