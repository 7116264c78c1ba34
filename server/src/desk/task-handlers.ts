import {idleHandler} from './assistant-idle.js';
import {webhookHandler} from './assistant-webhook.js';
import {lockHandler, offerHandler} from './satisfaction-tasks.js';
import {abandonedStreams} from './streaming.js';
import {attachmentHandlers} from './attachment-removal.js';
import type {TaskHandler} from './task-runner.js';

/** Everything that is done later, by the kinds of tasks. */
export const taskHandlers: readonly TaskHandler[] = [idleHandler, webhookHandler, ...attachmentHandlers, offerHandler, lockHandler, abandonedStreams];
