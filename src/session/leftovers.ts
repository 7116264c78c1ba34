import {toChatError} from '../model/chat-error.js';
import type {OutgoingMessage, ThreadKey} from './chat-state.js';
import type {ComposerTexts} from './composer-texts.js';
import type {StorageEntry} from './environment.js';
import {recordName, type OutboxRecord} from './outbox-record.js';
import {readRecord} from './records.js';
import type {SessionParts} from './session-parts.js';

/**
 * Words that stand where nobody comes any more: their conversation is none of this visitor's, or was never created. They
 * go on in the draft, there is one or not; in the conversation, where the thread has become one. Once, of all pages.
 * Resolves with the messages that are text now.
 */
export function adoptLeftovers(parts: SessionParts, texts: ComposerTexts): Promise<readonly OutboxRecord[]> {
  const {tabs} = parts.environment;
  const adopt = () => adoptAll(parts, texts);
  return tabs ? tabs.exclusively(adopt) : adopt();
}

async function adoptAll(parts: SessionParts, texts: ComposerTexts): Promise<readonly OutboxRecord[]> {
  const {store, environment, signal, backend} = parts;
  const [typed, written] = await Promise.all([environment.storage.list('text/'), environment.storage.list('outbox/')]);
  const records = written.flatMap(([, value]) => readRecord(value) ?? []).sort((one, other) => one.order - other.order);
  const stored = new Map(typed.map(([name, value]) => [name.slice('text/'.length), value]));
  const keys = new Set([...stored.keys(), ...records.map(({key}) => key)]);
  keys.delete('draft');
  // What is on its way decides itself where it belongs.
  for (const {key, failed} of records) if (!failed) keys.delete(key);
  const {items} = keys.size === 0 ? {items: []} : await backend.listConversations({}, signal);
  const adopted: OutboxRecord[] = [];
  for (const key of keys) {
    const heir = items.find(({id, clientId}) => id === key || clientId === key)?.id;
    const isDraft = store.state.draft?.clientId === key;
    if (heir === key || (!heir && !isDraft && (await isKnown(parts, key)))) continue;
    const text = stored.get(key);
    // A draft once more, as its first message could not leave: it has the text in the place of drafts by now.
    const known = store.state.composerTexts[key] ?? stored.get('draft');
    if (isDraft && typeof text === 'string' && typeof known === 'string' && known.includes(text)) {
      await environment.storage.set(`text/${key}`, undefined);
      continue;
    }
    const isLost = (record: OutboxRecord) => !heir && !isDraft && record.key === key;
    // The bytes of files have no place in a text.
    const failed = records.filter((record) => isLost(record) && !record.attachments?.length);
    const words = [...failed.map(({body}) => body), typeof text === 'string' ? text : ''].filter(Boolean).join('\n');
    if (!words) continue;
    const changes: readonly StorageEntry[] = [
      [`text/${key}`, undefined],
      ...failed.map((record) => [recordName(record), undefined] as const),
    ];
    await adopt(parts, texts, words, changes, heir);
    adopted.push(...failed);
  }
  return adopted;
}

interface Dropped {
  readonly key: ThreadKey;
  readonly unsent: readonly OutgoingMessage[];
  /** In its composer; undefined where it was never shown here, null where it was a draft's: its text stays. */
  readonly typed: string | null | undefined;
  /** Where it goes; undefined for the draft. */
  readonly heir: ThreadKey | undefined;
}

/** The thread `key` was never created, and is no more. */
export async function adoptDropped(
  parts: Pick<SessionParts, 'store' | 'environment' | 'signal'>,
  texts: ComposerTexts,
  {key, unsent, typed, heir}: Dropped,
): Promise<void> {
  const text = typed === undefined ? await parts.environment.storage.get(`text/${key}`) : typed;
  const words = [...unsent.map(({body}) => body), typeof text === 'string' ? text : ''].filter(Boolean).join('\n');
  const changes: StorageEntry[] = unsent.map(({clientId}) => [`outbox/${clientId}`, undefined]);
  if (typed !== null) changes.push([`text/${key}`, undefined]);
  await adopt(parts, texts, words, changes, heir);
}

/** Puts words behind those in the thread `heir`, or in the draft; `changes` happen in the same transaction. */
async function adopt(
  {store, environment, signal}: Pick<SessionParts, 'store' | 'environment' | 'signal'>,
  texts: ComposerTexts,
  words: string,
  changes: readonly StorageEntry[],
  heir?: ThreadKey,
): Promise<void> {
  const stored = await environment.storage.get(heir === undefined ? 'text/draft' : texts.nameOf(heir));
  signal.throwIfAborted();
  const key = heir ?? store.state.draft?.clientId;
  const known = key === undefined ? undefined : store.state.composerTexts[key];
  const text = [known ?? stored, words].filter(Boolean).join('\n');
  if (key !== undefined && text !== '') store.dispatch({type: 'text-changed', key, text});
  const name = key === undefined ? 'text/draft' : texts.nameOf(key);
  await environment.storage.write([...changes, [name, text || undefined]]);
}

async function isKnown({backend, signal}: SessionParts, key: ThreadKey): Promise<boolean> {
  try {
    await backend.loadConversation(key, signal);
    return true;
  } catch (error) {
    if (toChatError(error).code !== 'not-found') throw error;
    return false;
  }
}
