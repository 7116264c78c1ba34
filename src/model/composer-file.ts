import type {ChatError} from './chat-error.js';

/** A file that the customer has chosen: in the tray of a composer, or on its way with a message. */
export interface ComposerFile {
  readonly id: string;
  readonly file: File;
  /** What a picture shows, in the customer's words; may be empty. */
  readonly alt: string;
  readonly status: 'uploading' | 'uploaded' | 'failed';
  /** What has left this device. */
  readonly sentBytes: number;
  /** Once it is uploaded. */
  readonly attachmentId: string | null;
  readonly error: ChatError | null;
}
