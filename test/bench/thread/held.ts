// The page of a visitor whose conversations the server holds.
import '../../../src/index.js';
import type {KustomerChat} from '../../../src/index.js';
import {bodyOf} from './body.js';
import {findField} from './scenario.js';
import {settled} from './settled.js';

/** In which a message is sent, its record goes and the stream brings it again, in milliseconds: as long on both sides. */
const sendTime = 800;

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
  /** By the composer; measured for as long as it takes, and some more. */
  async send(index: number) {
    const field = findField(document);
    if (!chat || !field) throw new Error('nothing to write in');
    field.focus();
    field.value = bodyOf(index);
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    await settled();
    const sent = new Promise((resolve) => chat?.addEventListener('kustomer-message-sent', resolve, {once: true}));
    performance.mark(`start ${index}`);
    field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, composed: true, cancelable: true}));
    await Promise.all([sent, new Promise((resolve) => setTimeout(resolve, sendTime))]);
    performance.mark(`end ${index}`);
  },
  /** Resolves when the newest message is in sight and nothing changes any more. */
  async openConversation(conversationId: string, newest: string) {
    await chat?.openConversationById({conversationId});
    await settled(newest);
  },
};

Object.assign(globalThis, {bench});
