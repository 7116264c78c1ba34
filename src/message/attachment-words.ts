const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size as people read it: `118 kB`, `2.4 MB`. Decimal, as files are shown and limits are set. */
export function sizeWord(bytes: number, locale: string): string {
  let power = 0;
  let value = bytes;
  for (; Math.round(value) >= 1000 && power < units.length - 1; power++) value /= 1000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power > 1 && value < 100 ? 1 : 0,
  }).format(value);
}

export function percentWord(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, {style: 'percent'}).format(share);
}

/** What kind of file it is, in a word that needs no translation: `PDF`, `DOCX`; empty when nothing short tells it. */
export function kindWord({name, contentType}: {readonly name: string; readonly contentType: string}): string {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1];
  const subtype = /^[a-z]+\/([a-z0-9]{1,5})$/i.exec(contentType)?.[1];
  return (extension ?? subtype ?? '').toUpperCase();
}

const shown = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'];

/** How a file is shown. A picture that may hold scripts, or that few browsers know, is a file like others. */
export function fileShape(contentType: string): 'image' | 'video' | 'audio' | 'file' {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (shown.includes(type)) return 'image';
  if (type.startsWith('video/')) return 'video';
  return type.startsWith('audio/') ? 'audio' : 'file';
}
