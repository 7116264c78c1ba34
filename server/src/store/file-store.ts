/** What a file store says about what it has written. */
export interface WrittenFile {
  /** Bytes. */
  readonly size: number;
  /** In hex. */
  readonly sha256: string;
}

/** More bytes came than were allowed; nothing was kept. */
export class FileTooLargeError extends Error {
  override readonly name = 'FileTooLargeError';
}

/** The stream of bytes failed: whoever sent it has left. Nothing was kept. */
export class FileBrokenOffError extends Error {
  override readonly name = 'FileBrokenOffError';
}

/**
 * Bytes by keys of 32 hex digits, which the server draws: no name that a client chose ever gets here. A file appears
 * whole or not at all, and never changes.
 */
export interface FileStore {
  /**
   * Reads `body` to its end, at its own pace. Rejects with a `FileTooLargeError` as soon as there are more than `limit`
   * bytes, and with a `FileBrokenOffError` when the stream fails; `body` is then cancelled and nothing remains.
   */
  write(key: string, body: ReadableStream<Uint8Array>, limit: number): Promise<WrittenFile>;
  /** From byte `start` to before `end`, by default all of it. Undefined when there is no such file. */
  read(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined>;
  /** Also what an interrupted write may have left. Nothing happens when there is no such file. */
  remove(key: string): Promise<void>;
}

export interface ByteRange {
  readonly start: number;
  /** The first byte that is not part of it. */
  readonly end: number;
}

/** The pieces of `body`, for a store that writes them. Throws what `write` is to reject with. */
export async function* limited(
  body: ReadableStream<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const reader = body.getReader();
  const next = () =>
    reader.read().catch((cause: unknown) => {
      throw new FileBrokenOffError('The bytes broke off.', {cause});
    });
  let size = 0;
  let isDone = false;
  try {
    for (let piece = await next(); !piece.done; piece = await next()) {
      size += piece.value.length;
      if (size > limit) throw new FileTooLargeError(`The file holds more than ${limit} bytes.`);
      yield new Uint8Array(piece.value);
    }
    isDone = true;
  } finally {
    if (!isDone) await reader.cancel().catch(() => undefined); // it has failed already
  }
}

/** Throws on what is no key, so that nothing else can become a path. */
export function checkFileKey(key: string): string {
  if (!/^[0-9a-f]{32}$/.test(key)) throw new TypeError('A file key is 32 hex digits.');
  return key;
}

export function newFileKey(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
