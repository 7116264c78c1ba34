import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';
import {FolderFileStore} from '../../../server/src/store/file-store-node.js';
import {
  FileBrokenOffError,
  FileTooLargeError,
  newFileKey,
  type FileStore,
} from '../../../server/src/store/file-store.js';
import {MemoryFileStore} from '../../../server/src/store/memory-file-store.js';

const folder = join(mkdtempSync(join(tmpdir(), 'kustomer-chat-files-')), 'files');
after(() => rmSync(join(folder, '..'), {recursive: true}));

const filesIn = () => readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());

function streamOf(...pieces: readonly string[]): ReadableStream<Uint8Array> {
  return new Blob([...pieces]).stream();
}

/** Gives a piece of 1 kB for ever, and says how many were taken and whether it was cancelled. */
function endless(failAfter = Infinity) {
  const seen = {pieces: 0, isCancelled: false};
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (++seen.pieces > failAfter) controller.error(new Error('gone'));
        else controller.enqueue(new Uint8Array(1024));
      },
      cancel: () => {
        seen.isCancelled = true;
      },
    },
    {highWaterMark: 0},
  );
  return {body, seen};
}

function fileStoreContract(name: string, store: FileStore): void {
  describe(name, () => {
    const text = async (key: string, start?: number, end?: number) => {
      const stream = await store.read(key, start === undefined || end === undefined ? undefined : {start, end});
      return stream && new Response(stream).text();
    };

    it('gives back what was written, whole and in part, and what it is', async () => {
      const key = newFileKey();
      const written = await store.write(key, streamOf('Hello, ', 'world'), 12);
      const sha256 = '4ae7c3b6ac0beff671efa8cf57386151c06e58ca53a78d83f36107316cec125f';
      assert.deepEqual(written, {size: 12, sha256});
      assert.equal(await text(key), 'Hello, world');
      assert.equal(await text(key, 7, 12), 'world');
      assert.equal(await text(key, 0, 0), '');
      assert.equal(await text(key, 7, 99), 'world');
    });

    it('reads large files piece by piece, and stops when nobody wants more', async () => {
      const key = newFileKey();
      await store.write(key, streamOf('x'.repeat(1_000_000)), 1_000_000);
      assert.equal((await text(key))?.length, 1_000_000);
      const reader = (await store.read(key))?.getReader();
      assert.ok(((await reader?.read())?.value?.length ?? 0) > 0);
      await reader?.cancel();
    });

    it('stops at the limit and keeps nothing', async () => {
      const key = newFileKey();
      const {body, seen} = endless();
      await assert.rejects(store.write(key, body, 10_000), FileTooLargeError);
      assert.deepEqual(seen, {pieces: 10, isCancelled: true});
      assert.equal(await store.read(key), undefined);
    });

    it('keeps nothing of what broke off', async () => {
      const key = newFileKey();
      await assert.rejects(store.write(key, endless(3).body, 10_000), FileBrokenOffError);
      assert.equal(await store.read(key), undefined);
    });

    it('removes', async () => {
      const key = newFileKey();
      await store.write(key, streamOf('x'), 1);
      await store.remove(key);
      await store.remove(key);
      assert.equal(await store.read(key), undefined);
    });

    it('takes nothing else for a key', async () => {
      for (const key of ['', '../../x', '/etc/passwd', 'a'.repeat(31), `${'a'.repeat(32)}\0`, 'A'.repeat(32)]) {
        const calls = [
          () => store.write(key, streamOf('x'), 1),
          async () => store.read(key),
          async () => store.remove(key),
        ];
        for (const call of calls) await assert.rejects(call(), TypeError, key);
      }
    });
  });
}

fileStoreContract('memory', new MemoryFileStore());
fileStoreContract('folder', new FolderFileStore(folder));

it('puts files two levels deep, for their owner alone, and leaves no half ones', async () => {
  const store = new FolderFileStore(folder);
  for (const {name} of filesIn()) await store.remove(name);
  const key = newFileKey();
  await store.write(key, streamOf('x'), 1);
  await assert.rejects(store.write(newFileKey(), endless().body, 10));
  assert.deepEqual(
    filesIn().map(({name}) => name),
    [key],
    'and no part of the other',
  );
  const path = join(folder, key.slice(0, 2), key.slice(2, 4), key);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
});
