import {imageSize} from 'image-size';
import type {ByteRange} from '../store/file-store.js';
import {sniff, sniffedBytes, sniffZip} from './attachment-sniff.js';
import {isInlineType} from './attachment-type.js';
import {Problem} from './problem.js';

export interface ImageSize {
  readonly width: number | null;
  readonly height: number | null;
}

/** A file that is to be looked at. */
export interface FileContent {
  readonly contentType: string;
  readonly size: number;
  readonly read: (range?: ByteRange) => Promise<ReadableStream<Uint8Array>>;
}

/** An image says how large it is before this. */
const imageHeadBytes = 1_048_576;
/** A ZIP is looked at as a whole up to this size; the end of a larger one tells nothing. */
const maxZipBytes = 67_108_864;
/** A JPEG that lies on its side says so by these numbers. */
const sideways = 5;

/** Throws `attachment-type` when the bytes are not what the type says. The size of an image, as it is shown. */
export async function inspectContent(content: FileContent): Promise<ImageSize> {
  const {contentType, size, read} = content;
  if (/^text\/|[/+](xml|json)$/.test(contentType)) {
    await checkText(content);
    return unsized;
  }
  const found = sniff(await bytesOf(await read({start: 0, end: Math.min(size, sniffedBytes)})));
  const isZip = found.includes('application/zip') && size <= maxZipBytes;
  const types = isZip ? sniffZip(await bytesOf(await read())) : found;
  if (!types.includes(contentType)) throw mismatch(contentType);
  return isInlineType(contentType) ? sizeOf(content) : unsized;
}

const unsized: ImageSize = {width: null, height: null};

function mismatch(contentType: string): Problem {
  return new Problem('attachment-type', `The file is not what its type says: ${contentType}.`);
}

async function sizeOf({contentType, size, read}: FileContent): Promise<ImageSize> {
  const head = await bytesOf(await read({start: 0, end: Math.min(size, imageHeadBytes)}));
  try {
    const {width, height, orientation = 1} = imageSize(head);
    if (!(width > 0 && height > 0)) throw mismatch(contentType);
    return orientation >= sideways ? {width: height, height: width} : {width, height};
  } catch {
    throw mismatch(contentType);
  }
}

/** UTF-8 without what no text holds; an SVG has a root of that name. */
async function checkText({contentType, read}: FileContent): Promise<void> {
  const decoder = new TextDecoder('utf-8', {fatal: true});
  const reader = (await read()).getReader();
  let beginning = '';
  try {
    for (let piece = await reader.read(); ; piece = await reader.read()) {
      const text = piece.done ? decoder.decode() : decoder.decode(piece.value, {stream: true});
      if (/[\x00-\x07\x0e-\x1a\x1c-\x1f]/.test(text)) throw mismatch(contentType);
      if (beginning.length < imageHeadBytes) beginning += text;
      if (piece.done) break;
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    throw error instanceof TypeError ? mismatch(contentType) : error;
  }
  if (contentType === 'image/svg+xml' && !/<svg[\s>]/.test(beginning)) throw mismatch(contentType);
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}
