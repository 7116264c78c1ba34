import {Chunk} from './chunk.js';

/** Everything that shows messages. A thread without any needs none of it; whoever has begun to write soon will. */
export const threadChunk = new Chunk(() => import('./thread-list.js'));
