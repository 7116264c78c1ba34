import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {fileShape, kindWord, sizeWord} from '../../src/message/attachment-words.js';

describe('the words of a file', () => {
  it('tells a size as people read it', () => {
    const words = [0, 999, 1000, 118_000, 999_999, 2_400_000, 9_500_000, 123_400_000, 5_000_000_000];
    assert.deepEqual(
      words.map((bytes) => sizeWord(bytes, 'en')),
      ['0 bytes', '999 bytes', '1 kB', '118 kB', '1 MB', '2.4 MB', '9.5 MB', '123 MB', '5 GB'],
    );
    assert.equal(sizeWord(2_400_000, 'de'), '2,4 MB');
  });

  it('names the kind by what needs no translation', () => {
    assert.equal(kindWord({name: 'note.pdf', contentType: 'application/pdf'}), 'PDF');
    assert.equal(kindWord({name: 'photo', contentType: 'image/jpeg'}), 'JPEG');
    assert.equal(kindWord({name: 'a.b.verylongending', contentType: 'application/octet-stream'}), '');
    assert.equal(kindWord({name: 'a.\u202Efdp', contentType: 'application/octet-stream'}), '');
  });

  it('shows only what every browser can, and nothing that may hold a script', () => {
    const shapes = [
      'image/png',
      'IMAGE/JPEG; q=1',
      'image/svg+xml',
      'image/heic',
      'video/mp4',
      'audio/mpeg',
      'text/html',
      '',
    ];
    assert.deepEqual(shapes.map(fileShape), ['image', 'image', 'file', 'file', 'video', 'audio', 'file', 'file']);
  });
});
