// The floor on a page: a header and a field stand around it as they do in the product, and are never touched.
import {adoptStyles} from 'lit';
import {avatarStyles} from '../../../src/message/avatar.styles.js';
import {messageStyles} from '../../../src/message/message.styles.js';
import {messageTextStyles} from '../../../src/message/message-text.styles.js';
import type {Message} from '../../../src/model/message.js';
import {base} from '../../../src/styles/base.js';
import {tokens} from '../../../src/styles/tokens.js';
import {threadListStyles} from '../../../src/elements/thread-list.styles.js';
import {threadStyles} from '../../../src/elements/kustomer-chat-thread.styles.js';
import {FloorList} from './floor-list.js';
import {makeBox, measures} from './scenario.js';
import type {Subject} from './subject.js';

/** What the product's header and composer leave of a panel, in pixels. */
const height = 500;
const box = makeBox();
adoptStyles(box, [tokens]);
let messages: readonly Message[] = [];
let list: FloorList | undefined;
let host: HTMLElement | undefined;

const floor: Subject = {
  load(loaded) {
    messages = loaded;
    return Promise.resolve();
  },
  show() {
    host = document.createElement('div');
    adoptStyles(host.attachShadow({mode: 'open'}), [
      base,
      threadStyles,
      avatarStyles,
      messageStyles,
      threadListStyles,
      messageTextStyles,
    ]);
    host.style.blockSize = `${height}px`;
    list = new FloorList();
    host.shadowRoot?.append(list.scroller);
    box.append(host);
    list.show(messages);
  },
  hide() {
    list?.hide();
    host?.remove();
    list = host = undefined;
  },
  append: (message) => list?.append(message),
  startPrepend() {
    // nothing is shown for it
  },
  prepend: (older) => list?.prepend(older),
  grow: (message) => list?.change(message),
  finish: (message) => list?.change(message),
};

measures(floor);
