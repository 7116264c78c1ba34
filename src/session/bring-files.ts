import type {OutboxRecord} from './outbox-record.js';
import type {SessionParts} from './session-parts.js';

/** Attachments that were brought, by the names of their uploads: a message is tried more than once. */
const brought = new Map<string, string>();

/** Takes the files of a record to the server, which goes on with an upload that it knows. Resolves with their ids. */
export async function bringFiles(
  {backend}: SessionParts,
  attachments: NonNullable<OutboxRecord['attachments']>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const one of attachments) {
    if (typeof one === 'string') {
      ids.push(one);
      continue;
    }
    const {clientId, file, name, alt} = one;
    const id = brought.get(clientId) ?? (await backend.uploadAttachment({clientId, file, name, alt}, signal)).id;
    brought.set(clientId, id);
    ids.push(id);
  }
  return ids;
}
