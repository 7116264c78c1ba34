import {createHash} from 'node:crypto';
import {mkdir, open, rename, rm, type FileHandle} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {checkFileKey, limited, type ByteRange, type FileStore, type WrittenFile} from './file-store.js';

const pieceBytes = 65_536;

/**
 * Files in a folder, two levels deep by their keys: `3f/a0/3fa0…`. Written beside as `.part`, flushed to the disk, then
 * renamed: a server that is killed leaves no half file.
 */
export class FolderFileStore implements FileStore {
  readonly #folder: string;

  /** `folder` is made with the first file. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  async write(key: string, body: ReadableStream<Uint8Array>, limit: number): Promise<WrittenFile> {
    const path = this.#pathOf(key);
    const part = `${path}.part`;
    // For its owner alone: it is what customers have sent.
    await mkdir(dirname(path), {recursive: true, mode: 0o700});
    try {
      const written = await writePart(part, body, limit);
      await rename(part, path);
      await flushFolder(dirname(path));
      return written;
    } catch (error) {
      await rm(part, {force: true});
      throw error;
    }
  }

  async read(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined> {
    const file = await openExisting(this.#pathOf(key));
    return file && streamOf(file, range ?? {start: 0, end: Infinity});
  }

  async remove(key: string): Promise<void> {
    const path = this.#pathOf(key);
    await rm(`${path}.part`, {force: true});
    await rm(path, {force: true});
  }

  #pathOf(key: string): string {
    checkFileKey(key);
    return join(this.#folder, key.slice(0, 2), key.slice(2, 4), key);
  }
}

async function writePart(part: string, body: ReadableStream<Uint8Array>, limit: number): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(part, 'w', 0o600);
  try {
    for await (const piece of limited(body, limit)) {
      hash.update(piece);
      size += piece.length;
      await file.writeFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return {size, sha256: hash.digest('hex')};
}

/** Makes the new name last too. Systems that cannot do this to a folder do it by themselves. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // As said.
  }
}

async function openExisting(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function streamOf(file: FileHandle, {start, end}: ByteRange): ReadableStream<Uint8Array<ArrayBuffer>> {
  let position = start;
  return new ReadableStream(
    {
      async pull(controller) {
        const length = Math.max(0, Math.min(pieceBytes, end - position));
        const piece = new Uint8Array(length);
        const {bytesRead} = await file.read(piece, 0, length, position).catch(async (error: unknown) => {
          await file.close();
          throw error;
        });
        if (bytesRead === 0) {
          await file.close();
          controller.close();
          return;
        }
        position += bytesRead;
        controller.enqueue(piece.subarray(0, bytesRead));
      },
      cancel: () => file.close(),
    },
    // A file is opened before it is known whether anybody will read it: nothing is read ahead.
    {highWaterMark: 0},
  );
}
