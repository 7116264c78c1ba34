// What 100,000 messages weigh: as plain objects, and as the product holds them, read from the wire page by page.
import {decodeMessage} from '../../../src/wire/message-wire.js';
import type {Message} from '../../../src/model/message.js';
import {messageOf} from './body.js';

const pageLength = 50;

/** One page as it comes over the network, the newest page first. */
function* pagesOnTheWire(count: number): Generator<string> {
  for (let last = count; last > 0; last -= pageLength) {
    const first = Math.max(1, last - pageLength + 1);
    yield JSON.stringify(Array.from({length: last - first + 1}, (_, index) => messageOf(first + index, count)));
  }
}

export function plainMessages(count: number): unknown[] {
  const pages: unknown[] = [];
  for (const page of pagesOnTheWire(count)) pages.push(JSON.parse(page));
  return pages;
}

export function* decodedPages(count: number): Generator<Message[]> {
  for (const page of pagesOnTheWire(count)) {
    const wires: unknown = JSON.parse(page);
    if (wires instanceof Array) yield wires.map(decodeMessage);
  }
}
