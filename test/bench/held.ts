// The page of a visitor whose conversations the server holds.
import '../../src/index.js';
import {settled} from './settled.js';

const chat = document.createElement('kustomer-chat');
Object.assign(chat, {siteKey: 'pk_demo', serverUrl: location.origin});
document.body.append(chat);

/** Called by the benchmark. */
Object.assign(globalThis, {
  async createConversation(message: string) {
    return (await chat.createConversation({message})).conversationId;
  },
  async openHome() {
    await chat.ready;
    await chat.open();
    await settled();
  },
  /** Resolves when the newest message is in sight and nothing changes any more. */
  async openConversation(conversationId: string, newest: string) {
    await chat.openConversationById({conversationId});
    await settled(newest);
  },
});
