import {findWords} from '../model/find-words.js';

const all = 'kustomer-chat-find';
const current = 'kustomer-chat-find-current';

/** Marks words in what is mounted, without touching it. Where the browser cannot, nothing is marked. */
export class FindMarks {
  #ranges: readonly {readonly name: string; readonly range: Range}[] = [];

  /** `words` are folded. The bubble inside `at` is the one that the reader was led to. */
  show(root: ParentNode, words: readonly string[], at: Element | null): void {
    this.clear();
    if (!('highlights' in CSS) || words.length === 0) return;
    this.#ranges = [...root.querySelectorAll('.run .bub')].flatMap((bubble) => {
      const name = at?.contains(bubble) ? current : all;
      return rangesIn(bubble, words).map((range) => ({name, range}));
    });
    for (const {name, range} of this.#ranges) highlight(name).add(range);
  }

  clear(): void {
    for (const {name, range} of this.#ranges) highlight(name).delete(range);
    this.#ranges = [];
  }
}

/** One for all chats of a page, because names belong to the page. */
function highlight(name: string): Highlight {
  const known = CSS.highlights.get(name);
  if (known) return known;
  const added = new Highlight();
  CSS.highlights.set(name, added);
  return added;
}

/** Words may begin in one element and end in the next: a link, or what is bold. */
function rangesIn(element: Element, words: readonly string[]): Range[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: {readonly node: Node; readonly start: number}[] = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({node, start: text.length});
    text += node.textContent ?? '';
  }
  const place = (at: number, isEnd: boolean) =>
    nodes.findLast(({start}) => (isEnd ? start < at : start <= at)) ?? nodes[0];
  return findWords(text, words).flatMap(([from, to]) => {
    const [first, last] = [place(from, false), place(to, true)];
    if (!first || !last) return [];
    const range = new Range();
    range.setStart(first.node, from - first.start);
    range.setEnd(last.node, to - last.start);
    return [range];
  });
}
