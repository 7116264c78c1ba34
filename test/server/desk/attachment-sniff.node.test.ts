import assert from 'node:assert/strict';
import {it} from 'node:test';
import {sniff} from '../../../server/src/desk/attachment-sniff.js';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

it('takes nothing for a picture or a sound by a mark that stands in another file', () => {
  assert.deepEqual(sniff(bytes('RIFF\x10\0\0\0WEBPVP8 ')), ['image/webp']);
  assert.deepEqual(sniff(bytes('RIFF\x10\0\0\0WAVEfmt ')), ['audio/wav', 'audio/x-wav']);
  assert.deepEqual(sniff(bytes('II*\0\x10\0\0\0WEBP')), ['image/tiff']);
  assert.deepEqual(sniff(bytes('\0\0\0\x0cJXL WEBP')), []);
  assert.deepEqual(sniff(bytes('<script>WEBP')), []);
  assert.deepEqual(sniff(bytes('<script>WAVE')), []);
});
