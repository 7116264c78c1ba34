import type {Message} from '../../../src/model/message.js';
import {sampleMessage} from '../../support/model-samples.js';

/** A message's text by its distance from the end, so that what is shown is the same however many there are. */
export function bodyOf(distance: number): string {
  const kind = (distance * 7) % 20;
  if (distance === 0) return 'The newest message.';
  if (kind < 9) return `One line, ${distance} before the end`;
  if (kind < 17)
    return `${distance} before the end: ${'a paragraph of ordinary words that takes its lines. '.repeat(3)}`;
  return `**Bold** and \`code\`, ${distance} before the end:\n\n- one\n- two with [a link](https://a.example/b)\n- three`;
}

/** The message that stands `distance` before the newest of `count`. */
export function messageOf(seq: number, count: number): Message {
  const distance = count - seq;
  return sampleMessage(seq, {body: bodyOf(distance), direction: distance % 3 === 0 && distance !== 0 ? 'in' : 'out'});
}

/** An answer with a bit of everything, in about as many pieces as a language model makes of it. */
export function answerPieces(count: number): string[] {
  const block = [
    'Here is what I found about **your order** and its `tracking` number. ',
    'It left the warehouse on Monday, and it should be with you within two working days.\n\n',
    '1. Open [the parcel page](https://a.example/parcel)\n2. Enter the number\n3. Choose *another day* if you are away\n\n',
    '> A parcel that nobody takes waits for seven days.\n\n',
    '```js\nconst parcel = await track("HC-2041");\nconsole.log(parcel.place);\n```\n\n',
    '| Day | Place |\n| --- | --- |\n| Mon | Halden |\n| Tue | Oslo |\n\n',
  ].join('');
  const pieces: string[] = [];
  for (let at = 0; pieces.length < count; at++) {
    const start = (at * 5) % block.length;
    pieces.push(block.slice(start, Math.min(block.length, start + 5)));
    if (start + 5 >= block.length) at = -1;
  }
  return pieces;
}
