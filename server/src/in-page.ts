// The help desk for a page or a test: free of `node:*` and of databases.
import {LocalHub} from './hub/local-hub.js';
import type {Hub} from './hub/hub.js';
import type {ChatStore} from './store/chat-store.js';
import {MemoryStore} from './store/memory-store.js';

export {createChatServer} from './chat-server.js';
export type {ChatServer, ChatServerOptions, RequestInfo} from './chat-server.js';
export {demoOrganisation} from './config/demo-organisation.js';
export {withSettings} from './config/organisation.js';
export type {BrandSettings, Organisation, Site} from './config/organisation.js';
export type {Hub} from './hub/hub.js';
export type {ChatStore} from './store/chat-store.js';

/** Keeps everything until the page is left. */
export function createMemoryStore(): ChatStore {
  return new MemoryStore();
}

/** Wakes the streams of one process. */
export function createLocalHub(): Hub {
  return new LocalHub();
}
