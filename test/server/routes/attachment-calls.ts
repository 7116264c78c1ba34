import type {Attachment} from '../../../src/model/message.js';
import {AttachmentUploadSchema, type AttachmentUploadWire} from '../../../src/wire/attachment-wire.js';
import {AttachmentSchema} from '../../../src/wire/message-wire.js';
import type {Reply, TestDesk, TestVisitor} from '../test-desk.js';
import {png} from './attachment-files.js';

export interface File {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly more?: Readonly<Record<string, unknown>>;
}

export const picture: File = {name: 'photo.png', contentType: 'image/png', bytes: png};

export function announce(visitor: TestVisitor, file: File, key = visitor.desk.newKey()): Promise<Reply> {
  const {name, contentType, bytes, more} = file;
  return visitor.ask('POST', '/v1/attachments', {body: {name, contentType, size: bytes.length, ...more}, key});
}

export function uploadOf(reply: Reply): AttachmentUploadWire {
  return AttachmentUploadSchema.parse(reply.json);
}

export function put(desk: TestDesk, {upload}: AttachmentUploadWire, bytes: BodyInit): Promise<Reply> {
  return desk.ask(upload.method, upload.url, {raw: bytes, headers: upload.headers});
}

/** Announces and sends the bytes; the answer to the bytes. */
export async function upload(visitor: TestVisitor, file: File = picture): Promise<Reply> {
  const announced = await announce(visitor, file);
  return announced.status === 201 ? put(visitor.desk, uploadOf(announced), file.bytes) : announced;
}

export function attachmentIn(reply: Reply): Attachment {
  return AttachmentSchema.parse(reply.json);
}

/** An attachment that a message may name. */
export async function uploaded(visitor: TestVisitor, file: File = picture): Promise<Attachment> {
  return attachmentIn(await upload(visitor, file));
}
