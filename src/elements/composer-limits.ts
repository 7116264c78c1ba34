import type {ChatLimits} from '../model/chat-config.js';
import type {FileStrings} from '../locales/file-strings.js';
import {sizeWord} from '../message/attachment-words.js';

/** How many files the server takes with one message. */
const mostFiles = 10;

/** What some systems call a type that others know by another name. */
const aliases = new Map([
  ['image/jpg', 'image/jpeg'],
  ['image/pjpeg', 'image/jpeg'],
  ['application/x-zip-compressed', 'application/zip'],
  ['application/x-pdf', 'application/pdf'],
  ['video/x-m4v', 'video/mp4'],
]);
/** Where a system knows no type, the name tells it. */
const extensions = new Map([
  ['csv', 'text/csv'],
  ['txt', 'text/plain'],
  ['pdf', 'application/pdf'],
  ['zip', 'application/zip'],
]);

interface Choice {
  /** What can go along. */
  readonly accepted: readonly File[];
  /** Why the others cannot. */
  readonly refused: readonly string[];
}

/** Parts what was chosen by the limits of this help desk; `present` is in the tray already. */
export function chooseFiles(
  files: readonly File[],
  present: readonly {readonly file: File}[],
  limits: ChatLimits,
  {locale, strings}: {readonly locale: string; readonly strings: FileStrings['tray']},
): Choice {
  const accepted: File[] = [];
  const refused: string[] = [];
  let total = present.reduce((sum, {file}) => sum + file.size, 0);
  for (const given of files) {
    const file = withType(given);
    const {name, size} = file;
    if (size === 0) refused.push(strings.empty(name));
    else if (!isAccepted(file, limits)) refused.push(strings.wrongType(name, kindsOf(limits, locale, strings)));
    else if (size > limits.fileBytes) refused.push(strings.tooLarge(name, sizeWord(limits.fileBytes, locale)));
    else if (total + size > limits.totalBytes) refused.push(strings.tooMuch(name, sizeWord(limits.totalBytes, locale)));
    else if (present.length + accepted.length >= mostFiles) {
      refused.push(strings.tooMany(mostFiles));
      break;
    } else {
      accepted.push(file);
      total += size;
    }
  }
  return {accepted, refused};
}

/** “pictures, PDF and text”: what can be sent here; empty when everything may. */
export function kindsOf({fileTypes}: ChatLimits, locale: string, {kinds}: FileStrings['tray']): string {
  const words = new Set(fileTypes.map((type) => kindOf(type, kinds)).filter((word) => word !== undefined));
  return new Intl.ListFormat(locale).format(words);
}

function kindOf(type: string, kinds: FileStrings['tray']['kinds']): string | undefined {
  const [main = '', sub = ''] = type.split('/');
  if (main === 'image') return kinds.images;
  if (main === 'video') return kinds.videos;
  if (main === 'audio') return kinds.audio;
  if (/excel|sheet|csv/.test(sub)) return kinds.tables;
  if (/word|document|rtf/.test(sub)) return kinds.documents;
  if (main === 'text') return kinds.text;
  return /^[a-z0-9]{2,4}$/.test(sub) ? sub.toUpperCase() : undefined;
}

function isAccepted({type}: File, {fileTypes}: ChatLimits): boolean {
  return fileTypes.length === 0 || fileTypes.includes(type);
}

function withType(file: File): File {
  const given = file.type.split(';')[0]?.trim().toLowerCase() ?? '';
  const extension = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  const type = given === '' ? (extensions.get(extension) ?? '') : (aliases.get(given) ?? given);
  return type === file.type ? file : new File([file], file.name, {type, lastModified: file.lastModified});
}
