/** Small files of each kind, made here so that a test says what is in them. */
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

export const joined = (...parts: readonly (Uint8Array | string)[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(parts.flatMap((part) => [...(typeof part === 'string' ? bytesOf(part) : part)]));

function number(value: number, bytes: number, isLittle = false): Uint8Array {
  const all = Array.from({length: bytes}, (_, index) => (value >>> (8 * index)) & 0xff);
  return new Uint8Array(isLittle ? all : all.reverse());
}

/** As much of a PNG as a header says: 3 by 2 pixels. */
export const png = joined(
  '\x89PNG\r\n\x1a\n',
  number(13, 4),
  'IHDR',
  number(3, 4),
  number(2, 4),
  '\x08\x02\0\0\0',
  number(0x1216_f14d, 4),
  number(0, 4),
  'IEND',
  '\xaeB`\x82',
);

export const gif = joined('GIF89a', number(5, 2, true), number(4, 2, true), '\0\0\0;');

/** 7 wide and 9 high, stored on its side when `orientation` says so. */
export function jpeg(orientation = 1): Uint8Array<ArrayBuffer> {
  const exif = joined(
    'Exif\0\0',
    'II*\0',
    number(8, 4, true),
    number(1, 2, true),
    number(0x0112, 2, true),
    number(3, 2, true),
    number(1, 4, true),
    number(orientation, 4, true),
    number(0, 4),
  );
  const frame = joined('\x08', number(9, 2), number(7, 2), '\x03\x01\x22\0\x02\x11\x01\x03\x11\x01');
  return joined(
    '\xff\xd8\xff\xe1',
    number(exif.length + 2, 2),
    exif,
    '\xff\xc0',
    number(frame.length + 2, 2),
    frame,
    '\xff\xd9',
  );
}

export const webp = joined(
  'RIFF',
  number(30, 4, true),
  'WEBPVP8X',
  number(10, 4, true),
  '\0\0\0\0',
  number(10, 3, true),
  number(11, 3, true),
  '\0\0\0\0\0\0\0\0\0\0\0\0',
);

/** An archive with empty files of these names. */
export function zip(...names: readonly string[]): Uint8Array<ArrayBuffer> {
  let offset = 0;
  const locals: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  for (const name of names) {
    const common = joined(
      '\0\0\0\0\0\0\0\0',
      number(0, 4),
      number(0, 4),
      number(0, 4),
      number(name.length, 2, true),
      '\0\0',
    );
    const local = joined('PK\x03\x04\x14\0', common, name);
    entries.push(joined('PK\x01\x02\x14\0\x14\0', common, '\0\0\0\0\0\0\0\0\0\0', number(offset, 4, true), name));
    locals.push(local);
    offset += local.length;
  }
  const directory = joined(...entries);
  const count = number(names.length, 2, true);
  const end = joined(
    'PK\x05\x06\0\0\0\0',
    count,
    count,
    number(directory.length, 4, true),
    number(offset, 4, true),
    '\0\0',
  );
  return joined(...locals, directory, end);
}

export const mp4 = joined(number(24, 4), 'ftypisom', number(512, 4), 'isomiso2', number(8, 4), 'moov');
export const svg = bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
export const pdf = bytesOf('%PDF-1.7\n%%EOF\n');

export const ooxml = 'application/vnd.openxmlformats-officedocument';
