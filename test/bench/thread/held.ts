// The page of a visitor whose conversations the server holds.
import '../../../src/index.js';
import type {KustomerChat} from '../../../src/index.js';
import {settled} from './settled.js';

let chat: KustomerChat | undefined;

const bench = {
  mount() {
    chat = document.createElement('kustomer-chat');
    Object.assign(chat, {siteKey: 'pk_demo', serverUrl: location.origin});
    document.body.append(chat);
  },
  async unmount() {
    chat?.remove();
    chat = undefined;
    await settled();
  },
  async createConversation(message: string) {
    return (await chat?.createConversation({message}))?.conversationId;
  },
  async openHome() {
    await chat?.ready;
    await chat?.open();
    await settled();
  },
  /** Resolves when the newest message is in sight and nothing changes any more. */
  async openConversation(conversationId: string, newest: string) {
    await chat?.openConversationById({conversationId});
    await settled(newest);
  },
};

Object.assign(globalThis, {bench});
