import type {ComposerFile} from '../model/composer-file.js';
import type {ChatState, ThreadKey} from './chat-state.js';

// Changes of the state that only files bring; loaded with what brings them.

/** The tray of one thread's composer. */
export function withTray(state: ChatState, key: ThreadKey, files: readonly ComposerFile[]): ChatState {
  const {[key]: before, ...others} = state.composerFiles ?? {};
  if (files.length > 0) return {...state, composerFiles: {...others, [key]: files}};
  return before ? {...state, composerFiles: others} : state;
}

/** One file, in a tray or on its way with a message. */
export function findFile(state: ChatState, id: string): ComposerFile | undefined {
  for (const files of allFiles(state)) {
    const found = files.find((file) => file.id === id);
    if (found) return found;
  }
  return undefined;
}

/** The same file changed, wherever it is. */
export function changeFile(state: ChatState, id: string, change: Partial<ComposerFile>): ChatState {
  const changed = (files: readonly ComposerFile[]) =>
    files.map((file) => (file.id === id ? {...file, ...change} : file));
  for (const [key, files] of Object.entries(state.composerFiles ?? {})) {
    if (has(files, id)) return withTray(state, key, changed(files));
  }
  for (const [key, thread] of Object.entries(state.threads)) {
    if (!thread.outgoing.some(({files}) => has(files, id))) continue;
    const outgoing = thread.outgoing.map((message) =>
      message.files && has(message.files, id) ? {...message, files: changed(message.files)} : message,
    );
    return {...state, threads: {...state.threads, [key]: {...thread, outgoing}}};
  }
  return state;
}

function has(files: readonly ComposerFile[] | undefined, id: string): boolean {
  return files?.some((file) => file.id === id) ?? false;
}

function* allFiles({composerFiles, threads}: ChatState): Generator<readonly ComposerFile[]> {
  yield* Object.values(composerFiles ?? {});
  for (const {outgoing} of Object.values(threads)) for (const {files} of outgoing) if (files) yield files;
}
