import {Chunk} from './chunk.js';

/** How long everything else comes first, in milliseconds. */
const calm = 30_000;

/** What a panel without a connection shows. Loaded before it is needed: then nothing can be. */
export const offlineChunk = new Chunk(() => import('./panel-offline.js'));
setTimeout(() => void offlineChunk.load(), calm);
