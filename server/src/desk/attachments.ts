import type {Attachment} from '../../../src/model/message.js';
import type {NewAttachmentWire} from '../../../src/wire/attachment-wire.js';
import type {BrandSettings} from '../config/organisation.js';
import type {StoredAttachment} from '../store/attachment-store.js';
import type {OutcomeKey, StoreReader, StoreTransaction} from '../store/chat-store.js';
import {planUnusedRemoval, unplanUnusedRemoval} from './attachment-removal.js';
import {cleanFileName, isBlockedName} from './attachment-name.js';
import {isAcceptedType, normalType} from './attachment-type.js';
import {newId, timestamp, type Desk} from './desk.js';
import {writeOnce, type Outcome} from './idempotency.js';
import {invalid, notFound, Problem} from './problem.js';
import {revoked} from './visitors.js';

const maxFilesPerMessage = 10;
/** What one subject may have begun and not sent: two messages full. */
const maxUnsent = 2 * maxFilesPerMessage;
const retrySeconds = 60;

/** Who uploads, and by whose rules. */
export interface Uploader {
  /** `agent:{id}`; of a visitor whatever it is when the attachment is written. */
  readonly subject: string | {readonly visitorId: string};
  readonly siteKey: string;
  readonly settings: BrandSettings;
  /** Given by an agent, whose file can only be sent there. */
  readonly conversationId: string | null;
  /** Whose idempotency key it is, and for which method and path. */
  readonly scope: Omit<OutcomeKey, 'key'>;
}

/** Endpoint 17. The outcome names the attachment; links are signed when it is answered. */
export function createAttachment(
  desk: Desk,
  uploader: Uploader,
  {wire, clientId}: {readonly wire: NewAttachmentWire; readonly clientId: string},
): Promise<Outcome & {readonly replayed: boolean}> {
  const {siteKey, settings, conversationId, scope} = uploader;
  return writeOnce(desk, {
    key: {...scope, key: clientId},
    content: {wire, conversationId},
    write: async (transaction) => {
      const {name, contentType} = checkedFile(wire, settings);
      const subjectId = await lockSubject(transaction, uploader);
      if ((await transaction.attachments.countUnsent(subjectId)) >= maxUnsent) {
        const detail = `At most ${maxUnsent} files may wait to be sent.`;
        throw new Problem('rate-limited', detail, {retryAfter: retrySeconds});
      }
      const attachment: StoredAttachment = {
        id: newId(desk),
        subjectId,
        siteKey,
        state: 'awaiting',
        name,
        contentType,
        size: wire.size,
        sha256: wire.sha256?.toLowerCase() ?? null,
        alt: wire.alt?.trim() || null,
        width: null,
        height: null,
        fileKey: null,
        conversationId,
        createdAt: timestamp(desk.clock()),
      };
      await transaction.attachments.insert(attachment);
      await planUnusedRemoval(desk, transaction, attachment);
      return {status: 201, body: {id: attachment.id}, resourceId: attachment.id};
    },
    rebuild: (transaction, id) => existingId(transaction, id),
  });
}

/** Locked, so that several uploads at once do not each find room, and a login moves all of them. */
async function lockSubject(transaction: StoreTransaction, {subject}: Uploader): Promise<string> {
  if (typeof subject === 'string') return subject;
  const visitor = await transaction.lockVisitor(subject.visitorId);
  if (!visitor) throw revoked();
  return visitor.subjectId;
}

async function existingId(transaction: StoreReader, id: string): Promise<{readonly id: string}> {
  if (!(await transaction.attachments.find(id))) throw notFound('attachment');
  return {id};
}

function checkedFile(
  wire: NewAttachmentWire,
  {features, limits}: BrandSettings,
): {readonly name: string; readonly contentType: string} {
  if (!features.attachments) throw new Problem('attachment-type', 'Files are not accepted here.');
  if (wire.size > limits.fileBytes) throw tooLarge('A file', limits.fileBytes);
  const contentType = normalType(wire.contentType);
  if (!isAcceptedType(contentType, limits.fileTypes)) {
    throw new Problem('attachment-type', 'Files of this type are not accepted; config.limits.fileTypes lists them.');
  }
  const name = cleanFileName(wire.name);
  if (isBlockedName(name)) throw new Problem('attachment-type', 'Programs and pages are not accepted.');
  return {name, contentType};
}

export function tooLarge(what: string, limit: number): Problem {
  return new Problem('attachment-too-large', `${what} may hold at most ${limit} bytes.`, {limit});
}

/** What a message that is about to be stored takes with it. */
export interface TakenAttachments {
  readonly ids: readonly string[];
  readonly subjectId: string;
  readonly conversationId: string;
  readonly settings: BrandSettings;
  /** Names the ids in the request. */
  readonly pointer: string;
}

/** Gives attachments to a message, each only once and only by who uploaded it. Throws when one cannot be sent. */
export async function takeAttachments(
  transaction: StoreTransaction,
  {ids, subjectId, conversationId, settings, pointer}: TakenAttachments,
): Promise<readonly Attachment[]> {
  if (ids.length === 0) return [];
  if (!settings.features.attachments) throw new Problem('attachment-type', 'Files are not accepted here.');
  if (ids.length > maxFilesPerMessage) {
    const detail = `A message may have at most ${maxFilesPerMessage} files.`;
    throw invalid(pointer, 'too-many', detail, {limit: maxFilesPerMessage});
  }
  const taken = new Map<string, Attachment>();
  let total = 0;
  // In one order everywhere, so that two messages never wait for each other.
  for (const id of [...new Set(ids)].sort()) {
    const place = `${pointer}/${ids.indexOf(id)}`;
    const stored = sendable(await transaction.attachments.lock(id), {subjectId, conversationId, pointer: place});
    total += stored.size;
    await transaction.attachments.update({...stored, state: 'sent', conversationId});
    await unplanUnusedRemoval(transaction, id);
    taken.set(id, attachmentOf(stored));
  }
  if (total > settings.limits.totalBytes) throw tooLarge('All files of a message', settings.limits.totalBytes);
  return [...new Set(ids)].flatMap((id) => taken.get(id) ?? []);
}

/** Somebody else's is as unknown as one that never was. */
function sendable(
  stored: StoredAttachment | undefined,
  {
    subjectId,
    conversationId,
    pointer,
  }: {readonly subjectId: string; readonly conversationId: string; readonly pointer: string},
): StoredAttachment {
  const unknown = invalid(pointer, 'unknown', 'There is no such attachment.');
  if (stored?.subjectId !== subjectId) throw unknown;
  if (stored.state === 'sent') throw invalid(pointer, 'used', 'The attachment was sent already.');
  if ((stored.conversationId ?? conversationId) !== conversationId) throw unknown;
  if (stored.state === 'awaiting') throw invalid(pointer, 'not-uploaded', 'The file has not been uploaded yet.');
  return stored;
}

/** What agents do is not limited. */
export function isOfAgent({subjectId}: StoredAttachment): boolean {
  return subjectId.startsWith('agent:');
}

/** As it is stored in a message: whoever reads it gets a link of its own. */
export function attachmentOf({id, name, contentType, size, width, height, alt}: StoredAttachment): Attachment {
  return {id, name, contentType, size, width, height, alt, url: null, urlExpiresAt: null};
}
