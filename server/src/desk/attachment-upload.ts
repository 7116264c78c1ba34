import type {Attachment} from '../../../src/model/message.js';
import type {StoredAttachment} from '../store/attachment-store.js';
import {FileBrokenOffError, FileTooLargeError, newFileKey, type WrittenFile} from '../store/file-store.js';
import {inspectContent} from './attachment-content.js';
import {keepFile, planFileRemoval} from './attachment-removal.js';
import {attachmentOf, tooLarge} from './attachments.js';
import type {Desk} from './desk.js';
import {notFound, Problem} from './problem.js';

/**
 * Takes the bytes of an attachment. May be repeated as a whole: a try that failed leaves nothing, and once the bytes are
 * there nothing can change them; a repetition only gets its answer.
 */
export async function uploadContent(
  desk: Desk,
  found: StoredAttachment,
  body: ReadableStream<Uint8Array> | null,
  declaredLength: number | null,
): Promise<Attachment> {
  if (found.state !== 'awaiting') return attachmentOf(found);
  // Before anything is read: most of what is too large says so.
  if (declaredLength !== null && declaredLength > found.size) throw tooLarge('This file', found.size);
  if (!body || (declaredLength !== null && declaredLength < found.size)) throw wrongSize(found.size);
  const fileKey = newFileKey();
  await desk.store.transaction((transaction) => planFileRemoval(desk, transaction, fileKey, {isBeingWritten: true}));
  try {
    const written = await write(desk, fileKey, body, found);
    const {contentType, size} = found;
    const read = async (range?: {readonly start: number; readonly end: number}) => {
      const stream = await desk.files.read(fileKey, range);
      if (!stream) throw new Error('A file that was just written is gone.');
      return stream;
    };
    const dimensions = await inspectContent({contentType, size, read});
    return attachmentOf(await keep(desk, found.id, {...written, ...dimensions, fileKey}));
  } catch (error) {
    // Should this fail too, the plan above removes it later.
    await desk.files.remove(fileKey).catch(() => undefined);
    throw error;
  }
}

function wrongSize(size: number): Problem {
  return new Problem('invalid-request', `The file must hold exactly the ${size} bytes that were announced.`);
}

async function write(
  desk: Desk,
  fileKey: string,
  body: ReadableStream<Uint8Array>,
  {size, sha256}: StoredAttachment,
): Promise<WrittenFile> {
  const written = await desk.files.write(fileKey, body, size).catch((error: unknown) => {
    if (error instanceof FileTooLargeError) throw tooLarge('This file', size);
    if (error instanceof FileBrokenOffError) throw new Problem('invalid-request', 'The file broke off.');
    throw error;
  });
  if (written.size < size) throw wrongSize(size);
  if (sha256 === null || sha256 === written.sha256) return written;
  throw new Problem('invalid-request', 'The file is not the one that was announced: its SHA-256 is another.');
}

/** The attachment with its bytes; with those of another request that was faster. */
function keep(
  desk: Desk,
  id: string,
  {
    sha256,
    width,
    height,
    fileKey,
  }: Pick<StoredAttachment, 'width' | 'height'> & {
    readonly sha256: string;
    readonly fileKey: string;
  },
): Promise<StoredAttachment> {
  return desk.store.transaction(async (transaction) => {
    const current = await transaction.attachments.lock(id);
    if (!current) throw notFound('attachment');
    if (current.state !== 'awaiting') {
      await planFileRemoval(desk, transaction, fileKey);
      return current;
    }
    if (!(await keepFile(transaction, fileKey))) {
      throw new Problem('unavailable', 'The upload took too long.', {retryAfter: 1});
    }
    const stored: StoredAttachment = {...current, state: 'stored', sha256, width, height, fileKey};
    await transaction.attachments.update(stored);
    return stored;
  });
}
