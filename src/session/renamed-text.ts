import type {ChatState, ThreadKey} from './chat-state.js';
import type {ComposerTexts} from './composer-texts.js';
import type {StorageEntry} from './environment.js';
import {readScreen} from './records.js';
import type {SessionParts} from './session-parts.js';
import {presentKey} from './uncreated.js';

/** What is to be stored when a draft has become the conversation `id`. */
export async function renamed(
  parts: SessionParts,
  texts: ComposerTexts,
  id: string,
  wasDraft: boolean,
): Promise<readonly StorageEntry[]> {
  const {store, environment} = parts;
  const stored = readScreen(await environment.storage.get('screen'));
  const changes = [...(await renamedText(parts, texts, id))];
  // Nothing is awaited from here: the customer may be elsewhere by now, in another draft, or in another page.
  const {screen, draft} = store.state;
  const isShown = [stored, screen].every((one) => one?.name === 'thread' && presentKey(store.state, one.key) === id);
  if (isShown) changes.push(['screen', {name: 'thread', key: id}]);
  if (wasDraft && !draft) changes.push(['draft', undefined]);
  return changes;
}

async function renamedText(
  {store, environment}: SessionParts,
  texts: ComposerTexts,
  id: string,
): Promise<readonly StorageEntry[]> {
  // Not what its first message calls it: that may have the conversation's name already, and be told of it only now.
  const name = texts.nameOf(formerKey(store.state, id) ?? id);
  await texts.saving;
  // An earlier page may have written under both, and this one never looked.
  if (store.state.composerTexts[id] === undefined) {
    const names = [name, texts.nameOf(id)];
    const stored = await Promise.all(names.map((one) => environment.storage.get(one)));
    // Whoever has typed on in the conversation has it there, too; and what stands there may be shown by now.
    const all = [...stored, texts.get(id)].filter((one) => typeof one === 'string');
    const text = all.filter((one, at) => one && !all.some((other, place) => isIn(one, other, place > at))).join('\n');
    // Unless it was sent meanwhile, in another page.
    if (store.state.composerTexts[id] !== '' && text !== texts.get(id))
      store.dispatch({type: 'text-changed', key: id, text});
  }
  const text = texts.get(id);
  // Where nothing is known, what stands there goes with the message that it has become in another page; or was typed in
  // one that was being left, and told nobody: then the next page finds it.
  if (!text) return [];
  return [
    [name, undefined],
    [texts.nameOf(id), text],
  ];
}

function isIn(text: string, other: string, isLater: boolean): boolean {
  return other.includes(text) && (other !== text || isLater);
}

/** What was typed in the conversation `id` may stand under its draft's name still: it goes with the message, too. */
export function formerText(state: ChatState, id: ThreadKey): readonly StorageEntry[] {
  const former = formerKey(state, id);
  return former ? [[`text/${former}`, undefined]] : [];
}

function formerKey({conversations}: ChatState, id: ThreadKey): ThreadKey | null | undefined {
  return conversations.find((known) => known.id === id)?.clientId;
}
