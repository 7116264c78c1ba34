import {idleHandler} from './assistant-idle.js';
import {webhookHandler} from './assistant-webhook.js';
import {forgetHandler} from './delete-conversation.js';
import {lockHandler, offerHandler} from './satisfaction-tasks.js';
import {abandonedStreams} from './streaming.js';
import {attachmentHandlers} from './attachment-removal.js';
import {erasedHandler} from './erase.js';
import type {TaskHandler} from './task-runner.js';

/** Everything that is done later, by the kinds of tasks. */
export const taskHandlers: readonly TaskHandler[] = [
  erasedHandler,
  idleHandler,
  webhookHandler,
  ...attachmentHandlers,
  forgetHandler,
  offerHandler,
  lockHandler,
  abandonedStreams,
];
