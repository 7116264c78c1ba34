import {Chunk} from './chunk.js';

/** What a composer has beside its field: files and emoji. */
export const toolsChunk = new Chunk(() => import('./composer-tools.js'));
/** In the place of the field. */
export const closedChunk = new Chunk(() => import('./composer-closed.js'));
export const loadTools = () => void toolsChunk.load();

/** What is asked of the tools. */
export type ToolEvent = Event & Partial<Pick<DragEvent, 'dataTransfer'> & Pick<ClipboardEvent, 'clipboardData'>>;
