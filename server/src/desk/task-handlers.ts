import type {TaskHandler} from './task-runner.js';

/** Everything that is done later, by the kinds of tasks. */
export const taskHandlers: readonly TaskHandler[] = [];
