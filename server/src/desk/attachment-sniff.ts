/**
 * What a file is by its own bytes. A table of ours and not a library: those that know hundreds of formats bring parsers
 * that a hostile file can keep busy, and more than this list could not be accepted anyway.
 */

/** As much of a file's beginning as `sniff` looks at. */
export const sniffedBytes = 64;

interface Signature {
  readonly at: number;
  readonly text: string;
  /** What the file begins with, where the text stands further on. */
  readonly within?: string;
  readonly types: readonly string[];
}

const signatures: readonly Signature[] = [
  {at: 0, text: '\x89PNG\r\n\x1a\n', types: ['image/png']},
  {at: 0, text: '\xff\xd8\xff', types: ['image/jpeg']},
  {at: 0, text: 'GIF87a', types: ['image/gif']},
  {at: 0, text: 'GIF89a', types: ['image/gif']},
  {at: 8, text: 'WEBP', within: 'RIFF', types: ['image/webp']},
  {at: 0, text: 'II*\0', types: ['image/tiff']},
  {at: 0, text: 'MM\0*', types: ['image/tiff']},
  {at: 0, text: '%PDF-', types: ['application/pdf']},
  {
    at: 0,
    text: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    types: ['application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint'],
  },
  {at: 0, text: 'PK\x03\x04', types: ['application/zip']},
  {at: 0, text: 'PK\x05\x06', types: ['application/zip']},
  {at: 4, text: 'ftypheic', types: ['image/heic', 'image/heif']},
  {at: 4, text: 'ftypheix', types: ['image/heic', 'image/heif']},
  {at: 4, text: 'ftypmif1', types: ['image/heic', 'image/heif']},
  {at: 4, text: 'ftypavif', types: ['image/avif']},
  {at: 4, text: 'ftypM4A', types: ['audio/mp4', 'audio/x-m4a']},
  // One container, two names: telephones mix them up.
  {at: 4, text: 'ftyp', types: ['video/mp4', 'video/quicktime', 'audio/mp4']},
  {at: 4, text: 'moov', types: ['video/quicktime']},
  {at: 4, text: 'mdat', types: ['video/quicktime']},
  {at: 4, text: 'wide', types: ['video/quicktime']},
  {at: 0, text: '\x1aE\xdf\xa3', types: ['video/webm', 'audio/webm', 'video/x-matroska']},
  {at: 0, text: 'ID3', types: ['audio/mpeg']},
  {at: 0, text: '\xff\xfb', types: ['audio/mpeg']},
  {at: 0, text: 'OggS', types: ['audio/ogg', 'video/ogg']},
  {at: 8, text: 'WAVE', within: 'RIFF', types: ['audio/wav', 'audio/x-wav']},
  {at: 0, text: 'MZ', types: ['application/x-msdownload']},
  {at: 0, text: '\x7fELF', types: ['application/x-elf']},
];

/** The types that `head`, a file's beginning, allows; empty when it is nothing that is known. */
export function sniff(head: Uint8Array): readonly string[] {
  const text = latin(head.subarray(0, sniffedBytes));
  const found = signatures.find(
    (signature) => text.startsWith(signature.text, signature.at) && text.startsWith(signature.within ?? ''),
  );
  return found?.types ?? [];
}

const ooxml = 'application/vnd.openxmlformats-officedocument';

/**
 * What a ZIP is, by the names in its directory, which stands at its end; empty when there is none, as in a file that was
 * cut off. Documents with macros are none of the plain ones.
 */
export function sniffZip(bytes: Uint8Array): readonly string[] {
  const names = zipNames(bytes);
  if (!names) return [];
  const has = (prefix: string) => names.some((name) => name.startsWith(prefix));
  if (has('META-INF/MANIFEST.MF') || has('AndroidManifest.xml')) return ['application/java-archive'];
  if (names.some((name) => name.endsWith('vbaProject.bin'))) return ['application/vnd.ms-office.macro'];
  if (!has('[Content_Types].xml')) return ['application/zip'];
  if (has('word/')) return [`${ooxml}.wordprocessingml.document`, 'application/zip'];
  if (has('xl/')) return [`${ooxml}.spreadsheetml.sheet`, 'application/zip'];
  if (has('ppt/')) return [`${ooxml}.presentationml.presentation`, 'application/zip'];
  return ['application/zip'];
}

const endBytes = 22;
const entryBytes = 46;
const maxCommentBytes = 65_535;

function zipNames(bytes: Uint8Array): readonly string[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - endBytes;
  while (end >= 0 && view.getUint32(end, true) !== 0x0605_4b50) {
    if (bytes.length - endBytes - end > maxCommentBytes) return undefined;
    end--;
  }
  if (end < 0) return undefined;
  const names: string[] = [];
  let position = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (position + entryBytes > end || view.getUint32(position, true) !== 0x0201_4b50) return undefined;
    const length = view.getUint16(position + 28, true);
    names.push(latin(bytes.subarray(position + entryBytes, position + entryBytes + length)));
    position += entryBytes + length + view.getUint16(position + 30, true) + view.getUint16(position + 32, true);
  }
  return names;
}

/** One character for each byte. */
function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
