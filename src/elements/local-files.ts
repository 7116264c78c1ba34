import type {ComposerFile} from '../model/composer-file.js';

/** A picture that is still on this device, as the page can show it. */
export interface LocalFile {
  /** A `blob:` address, as long as the page lives or until it is forgotten. */
  readonly url: string;
  /** Once it has been shown. */
  width: number | null;
  height: number | null;
}

const byFile = new WeakMap<File, LocalFile>();
/** What was sent from here is not read from the server again. */
const byAttachment = new Map<string, LocalFile>();

export function localFile({file, attachmentId}: ComposerFile): LocalFile {
  const local = byFile.get(file) ?? {url: URL.createObjectURL(file), width: null, height: null};
  byFile.set(file, local);
  if (attachmentId !== null) byAttachment.set(attachmentId, local);
  return local;
}

export function sentFile(attachmentId: string): LocalFile | undefined {
  return byAttachment.get(attachmentId);
}

/** It was taken out again, and is shown nowhere. */
export function forgetFile({file}: ComposerFile): void {
  const local = byFile.get(file);
  if (local) URL.revokeObjectURL(local.url);
  byFile.delete(file);
}
