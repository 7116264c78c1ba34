import type {StoredAttachment} from '../store/attachment-store.js';
import type {StoreTransaction} from '../store/chat-store.js';
import {timestamp, type Desk} from './desk.js';
import {inOneTransaction, type TaskHandler} from './task-runner.js';

const unusedKind = 'attachment.unused';
const fileKind = 'attachment.file';
const hourMilliseconds = 3_600_000;
/** An upload that takes longer has failed. */
const uploadMilliseconds = hourMilliseconds;

const unusedTask = (attachmentId: string) => `${unusedKind}:${attachmentId}`;
const fileTask = (fileKey: string) => `${fileKind}:${fileKey}`;

/** What is never sent goes. */
export async function planUnusedRemoval(
  desk: Desk,
  transaction: StoreTransaction,
  {id}: StoredAttachment,
): Promise<void> {
  const dueAt = timestamp(desk.clock() + desk.organisation.retention.unusedAttachmentHours * hourMilliseconds);
  const data = {attachmentId: id};
  await transaction.tasks.save({id: unusedTask(id), kind: unusedKind, conversationId: '', dueAt, data});
}

export async function unplanUnusedRemoval(transaction: StoreTransaction, attachmentId: string): Promise<void> {
  await transaction.tasks.remove(unusedTask(attachmentId));
}

/**
 * Plans that a file goes once this transaction is committed: a file cannot be rolled back. Also before one is written,
 * with `isBeingWritten`: a server that is killed meanwhile leaves nothing for ever.
 */
export async function planFileRemoval(
  desk: Desk,
  transaction: StoreTransaction,
  fileKey: string,
  {isBeingWritten = false} = {},
): Promise<void> {
  const dueAt = timestamp(desk.clock() + (isBeingWritten ? uploadMilliseconds : 0));
  await transaction.tasks.save({id: fileTask(fileKey), kind: fileKind, conversationId: '', dueAt, data: {fileKey}});
}

/** False when the file is gone already. */
export function keepFile(transaction: StoreTransaction, fileKey: string): Promise<boolean> {
  return transaction.tasks.remove(fileTask(fileKey));
}

async function removeFilesOf(
  desk: Desk,
  transaction: StoreTransaction,
  removed: readonly StoredAttachment[],
): Promise<void> {
  for (const {id, fileKey} of removed) {
    await unplanUnusedRemoval(transaction, id);
    if (fileKey !== null) await planFileRemoval(desk, transaction, fileKey);
  }
}

/** For a subject that is erased: what it has uploaded and not sent. Its conversations are removed one by one. */
export async function removeAttachmentsOf(desk: Desk, transaction: StoreTransaction, subjectId: string): Promise<void> {
  await removeFilesOf(desk, transaction, await transaction.attachments.removeUnsentOf(subjectId));
}

/** For a conversation that is erased: everything that was sent there, by whomever. */
export async function removeAttachmentsOfConversation(
  desk: Desk,
  transaction: StoreTransaction,
  conversationId: string,
): Promise<void> {
  await removeFilesOf(desk, transaction, await transaction.attachments.removeOfConversation(conversationId));
}

export const attachmentHandlers: readonly TaskHandler[] = [
  inOneTransaction(unusedKind, async (desk, transaction, _journal, {data}) => {
    const stored = await transaction.attachments.lock(String(data['attachmentId']));
    if (!stored || stored.state === 'sent') return;
    await transaction.attachments.remove(stored.id);
    await removeFilesOf(desk, transaction, [stored]);
  }),
  {
    kind: fileKind,
    run: async (desk, task) => {
      // The file first: what fails in between is tried again.
      await desk.files.remove(String(task.data['fileKey']));
      await desk.store.transaction(({tasks}) => tasks.remove(task.id));
    },
  },
];
