// A thread with everything in memory.
import {ContextProvider} from '@lit/context';
import {languageContext} from '../../src/controllers/language-context.js';
import {sessionContext} from '../../src/controllers/session-context.js';
import {KustomerChatThread} from '../../src/elements/kustomer-chat-thread.js';
import {threadChunk} from '../../src/elements/thread-chunk.js';
import {strings} from '../../src/locales/en.js';
import type {Message} from '../../src/model/message.js';
import {sampleConversation, sampleMessage, sampleThread} from '../support/model-samples.js';
import {StillSession} from '../support/still-session.js';
import {bodyOf} from './body.js';
import {settled} from './settled.js';

const box = document.createElement('div');
box.style.cssText = 'block-size: 600px; inline-size: 400px; display: flex';
document.body.append(box);

/** Called by the benchmark. */
Object.assign(globalThis, {
  async prepare(count: number) {
    const pages: Message[][] = [];
    for (let seq = 1; seq <= count; seq++) {
      if (seq % 50 === 1) pages.push([]);
      pages.at(-1)?.push(sampleMessage(seq, {body: bodyOf(count - seq), direction: (count - seq) % 3 ? 'out' : 'in'}));
    }
    const threads = {co_1: sampleThread([], {messages: {pages, count}})};
    const session = new StillSession({threads, conversations: [sampleConversation()]});
    new ContextProvider(box, {context: sessionContext, initialValue: session});
    new ContextProvider(box, {context: languageContext, initialValue: {locale: 'en', strings}});
    await threadChunk.load();
    await settled();
  },
  async show(newest: string) {
    const thread = new KustomerChatThread();
    thread.threadKey = 'co_1';
    box.append(thread);
    await settled(newest);
  },
});
