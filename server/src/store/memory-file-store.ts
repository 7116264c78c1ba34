import {checkFileKey, limited, toHex, type ByteRange, type FileStore, type WrittenFile} from './file-store.js';

/** Files in memory, for pages and tests. */
export class MemoryFileStore implements FileStore {
  readonly #files = new Map<string, Blob>();

  /** How many there are. */
  get size(): number {
    return this.#files.size;
  }

  async write(key: string, body: ReadableStream<Uint8Array>, limit: number): Promise<WrittenFile> {
    checkFileKey(key);
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for await (const piece of limited(body, limit)) pieces.push(piece);
    const file = new Blob(pieces);
    const sha256 = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())));
    this.#files.set(key, file);
    return {size: file.size, sha256};
  }

  read(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined> {
    const file = this.#files.get(checkFileKey(key));
    return Promise.resolve((range ? file?.slice(range.start, range.end) : file)?.stream());
  }

  remove(key: string): Promise<void> {
    this.#files.delete(checkFileKey(key));
    return Promise.resolve();
  }
}
