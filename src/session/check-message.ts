import type {NewAttachment} from '../backend/chat-backend.js';
import type {ChatLimits} from '../model/chat-config.js';
import {ChatError} from '../model/chat-error.js';
import {checkShape, invalid, isRecord, requireId} from './option-shape.js';
import type {UploadControl} from './sdk-calls.js';

type CheckedFile = Pick<NewAttachment, 'file' | 'name'>;

export interface CheckedMessage {
  readonly conversationId: string;
  readonly body: string;
  readonly payload: string | undefined;
  /** Files to be brought, and ids of those that were. */
  readonly attachments: readonly (string | Omit<NewAttachment, 'clientId'>)[];
}

export function checkSendOptions(options: unknown, limits: ChatLimits | undefined): CheckedMessage {
  const method = 'sendMessage';
  const shape = {conversationId: 'string', body: 'string', payload: 'string', attachments: 'array'} as const;
  const checked = checkShape(method, options, shape);
  const conversationId = requireId(method, checked, 'conversationId');
  const {body, payload} = checked as {body?: string; payload?: string};
  const given = (checked['attachments'] ?? []) as readonly unknown[];
  const attachments = given.map((one, index) => checkAttachment(method, one, `attachments[${String(index)}]`));
  if (!body?.trim() && payload === undefined && attachments.length === 0) {
    throw invalid(method, 'body', 'must not be empty, unless there is a payload or an attachment');
  }
  if (limits && body !== undefined && body.length > limits.bodyChars) {
    throw invalid(method, 'body', `may hold at most ${String(limits.bodyChars)} characters`);
  }
  checkFiles(
    method,
    attachments.filter((one) => typeof one !== 'string'),
    limits,
  );
  return {conversationId, body: body?.trim() ? body : '', payload, attachments};
}

export function checkUploadOptions(options: unknown): CheckedFile & {readonly alt: string | undefined} {
  const method = 'uploadAttachment';
  const {file, name, alt} = checkShape(method, options, {file: 'file', name: 'string', alt: 'string'});
  if (!(file instanceof Blob)) throw invalid(method, 'file', 'is required: a File or Blob');
  const ofFile = isRecord(options) && options['file'] instanceof File ? options['file'] : undefined;
  // The page's own object, not our copy of it: the same file is the same upload.
  const own = isRecord(options) && options['file'] instanceof Blob ? options['file'] : file;
  const named = typeof name === 'string' ? name : (ofFile?.name ?? '');
  if (named.trim() === '') throw invalid(method, 'name', 'is required for what has no name of its own');
  return {file: own, name: named, alt: typeof alt === 'string' ? alt : undefined};
}

export function checkUploadControl(control: unknown): UploadControl {
  const method = 'uploadAttachment';
  if (control === undefined || control === null) return {};
  if (!isRecord(control)) throw invalid(method, 'control', 'must be an object with onProgress, signal');
  const {onProgress, signal} = control as UploadControl;
  if (onProgress !== undefined && typeof onProgress !== 'function') {
    throw invalid(method, 'onProgress', 'must be a function');
  }
  if (signal !== undefined && !(signal instanceof AbortSignal))
    throw invalid(method, 'signal', 'must be an AbortSignal');
  return {...(onProgress ? {onProgress} : {}), ...(signal ? {signal} : {})};
}

/** What the server would refuse need not be sent first. Throws `attachment-too-large` or `attachment-type`. */
export function checkFiles(method: string, files: readonly CheckedFile[], limits: ChatLimits | undefined): void {
  if (!limits) return;
  let total = 0;
  for (const {file, name} of files) {
    total += file.size;
    if (file.size > limits.fileBytes) throw tooLarge(method, `“${name}” is larger than`, limits.fileBytes);
    const type = file.type.split(';')[0]?.trim().toLowerCase() ?? '';
    if (type !== '' && limits.fileTypes.length > 0 && !limits.fileTypes.includes(type)) {
      const message = `${method}(): “${name}” is ${type}; allowed are ${limits.fileTypes.join(', ')}.`;
      throw new ChatError('attachment-type', message, {
        status: 415,
        source: 'file',
        kustomerCode: 'attachmentTypeNotSupported',
      });
    }
  }
  if (total > limits.totalBytes) throw tooLarge(method, 'all files together are larger than', limits.totalBytes);
}

function checkAttachment(method: string, given: unknown, at: string): string | Omit<NewAttachment, 'clientId'> {
  const {attachmentId, file} = checkShape(method, given, {attachmentId: 'string', file: 'file'}, at);
  if (typeof attachmentId === 'string' && attachmentId !== '') return attachmentId;
  if (!(file instanceof Blob)) throw invalid(method, `${at}.file`, 'is required: a File');
  return {file, name: file instanceof File && file.name !== '' ? file.name : 'file'};
}

function tooLarge(method: string, what: string, bytes: number): ChatError {
  const megabytes = (bytes / 1_000_000).toLocaleString('en', {maximumFractionDigits: 2});
  return new ChatError('attachment-too-large', `${method}(): ${what} ${megabytes} MB.`, {
    status: 413,
    source: 'file',
    kustomerCode: 'attachmentTooLarge',
  });
}
