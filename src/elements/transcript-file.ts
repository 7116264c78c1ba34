import type {Transcript} from './transcript.js';

/** How long a browser may take to begin with a download, in milliseconds. */
const grace = 60_000;

/** Gives the transcript to the customer as a text file. */
export function saveTranscript(transcript: Transcript): void {
  // With a mark in front, editors that guess take it for UTF-8.
  const blob = new Blob(['\uFEFF', transcriptText(transcript)], {type: 'text/plain;charset=utf-8'});
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = transcript.fileName;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, grace);
}

export function transcriptText({title, subtitle, note, lines}: Transcript): string {
  const head = [title, subtitle, ...(note === null ? [] : [note])].join('\n');
  const said = lines.map(({name, when, text, files}) =>
    [`${name}, ${when}`, ...(text === '' ? [] : [text]), ...files.map((file) => `[${file}]`)].join('\n'),
  );
  return `${[head, ...said].join('\n\n')}\n`;
}
