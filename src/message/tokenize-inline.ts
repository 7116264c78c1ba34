import type {Inline} from './token.js';

/** What a page may be sent to. Everything else stays text. */
const scheme = /^(?:https?:\/\/.|mailto:.|tel:.)/i;
const maxLink = 2048;
/** Emphasis in emphasis. The bound keeps the search for a partner, and so the whole, linear. */
const maxDepth = 12;
/** Each length of a run of backticks may cost one search through the rest. */
const maxTicks = 8;

// In this order: escape, code, emphasis, brackets, address, line break. Nothing here can match the same character in
// two ways, so no input makes it go back further than the piece at hand.
const pieces = /\\([!-/:-@[-`{-~\n])|(`+)|(\*\*|__|\*|_)|(!?\[)|(\])|((?:https?:\/\/|mailto:|tel:)[^\s<>[\]]+)|\n/gi;
const target = /\(([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)\)/y;
const wordEnd = /[\p{L}\p{N}]$/u;
const wordStart = /^[\p{L}\p{N}]/u;

/** An opening mark that waits for its partner, and what has come since. */
interface Frame {
  readonly mark: string;
  readonly children: Inline[];
}

/** A mark, a link's words or its target at the end of a text that grows; with the words that are shown already. */
const half = /(?:\\|[*_]{1,3}|!|!?\[([^\][]*)(?:\]?|\]\([^\s()<>]*))$/;

/**
 * Tokens of a paragraph's text, its lines parted by `\n`. Marks without a partner are text; with `isOpen` they still
 * wait for it at the end.
 */
export function tokenizeInline(source: string, isOpen = false): Inline[] {
  const text = isOpen ? source.replace(half, (_, words: string | undefined) => words ?? '') : source;
  const frames: Frame[] = [{mark: '', children: []}];
  /** Lengths of backtick runs that have no partner from here on. */
  const unclosed = new Set<number>();
  let from = 0;

  const push = (...tokens: readonly Inline[]) => frames.at(-1)?.children.push(...tokens);
  /** What stands above `depth` found no partner and becomes text. */
  const collapse = (depth: number) => {
    for (const {mark, children} of frames.splice(depth + 1)) {
      push(mark);
      for (const child of children) push(child);
    }
  };
  const open = (mark: string) => {
    if (frames.length <= maxDepth) frames.push({mark, children: []});
    else push(mark);
  };

  pieces.lastIndex = 0;
  for (let match = pieces.exec(text); match; match = pieces.exec(text)) {
    const [whole, escaped, ticks, marks, opening, closing, address] = match;
    let end = match.index + whole.length;
    if (match.index > from) push(text.slice(from, match.index));
    if (escaped !== undefined) {
      push(escaped === '\n' ? {type: 'break'} : escaped);
    } else if (ticks !== undefined) {
      const found = unclosed.has(ticks.length) || ticks.length > maxTicks ? -1 : findTicks(text, ticks, end);
      const close = found < 0 && isOpen ? text.length : found;
      if (close < 0) unclosed.add(ticks.length);
      if (close !== end) push(close < 0 ? ticks : {type: 'code', text: codeText(text.slice(end, close))});
      if (close >= 0) end = close + ticks.length;
    } else if (marks !== undefined) {
      // `***both***` ends with the inner one.
      const innerFirst = marks.length === 2 && frames.at(-1)?.mark === marks[0] && text[end] === marks[0];
      const mark = innerFirst ? marks.slice(1) : marks;
      end = match.index + mark.length;
      const before = text.slice(Math.max(0, match.index - 2), match.index);
      const after = text.slice(end, end + 2);
      const inWord = mark.startsWith('_') && wordEnd.test(before) && wordStart.test(after);
      const partner = /\S$/.test(before) && !inWord ? frames.findLastIndex((frame) => frame.mark === mark) : -1;
      const partnerHasText = partner > 0 && (partner < frames.length - 1 || frames[partner]?.children.length !== 0);
      if (partnerHasText) {
        collapse(partner);
        const children = frames.pop()?.children ?? [];
        push({type: mark.length === 2 ? 'strong' : 'emphasis', children});
      } else if (/^\S/.test(after) && !inWord) open(mark);
      else push(mark);
    } else if (opening !== undefined) {
      open(opening);
    } else if (closing !== undefined) {
      const partner = frames.findLastIndex((frame) => frame.mark.endsWith('['));
      target.lastIndex = end;
      const href = target.exec(text)?.[1] ?? '';
      if (partner > 0) {
        collapse(partner);
        const {mark = '', children = []} = frames.pop() ?? {};
        // An image is a link to it: loading it would tell a stranger that, and where, the message was read.
        if (isSafe(href)) {
          push({type: 'link', href, children: children.length > 0 ? children.flatMap(unlinked) : [href]});
          end = target.lastIndex;
        } else {
          push(mark);
          for (const child of children) push(child);
          push(']');
        }
      } else push(']');
    } else if (address !== undefined) {
      const href = trimmed(address);
      const isWordBefore = wordEnd.test(text.slice(Math.max(0, match.index - 2), match.index));
      push(isSafe(href) && !isWordBefore ? {type: 'link', href, children: [href]} : href);
      end = match.index + href.length;
    } else push({type: 'break'});
    from = pieces.lastIndex = end;
  }
  if (from < text.length) push(text.slice(from));
  while (isOpen && frames.length > 1) {
    const {mark = '', children = []} = frames.at(-1) ?? {};
    if (mark.endsWith('[')) {
      collapse(frames.length - 2);
    } else {
      frames.pop();
      if (children.length > 0) push({type: mark.length === 2 ? 'strong' : 'emphasis', children});
    }
  }
  collapse(0);
  return frames[0]?.children ?? [];
}

function isSafe(href: string): boolean {
  return href.length <= maxLink && scheme.test(href);
}

/** A link holds no links. */
function unlinked(token: Inline): readonly Inline[] {
  return typeof token === 'object' && token.type === 'link' ? token.children : [token];
}

/** Where the next run of exactly these backticks begins, or -1. */
function findTicks(text: string, ticks: string, from: number): number {
  for (let at = text.indexOf(ticks, from); at >= 0; at = text.indexOf(ticks, at)) {
    const start = at;
    while (text[at] === '`') at++;
    if (at - start === ticks.length) return start;
  }
  return -1;
}

function codeText(text: string): string {
  const line = text.replaceAll('\n', ' ');
  return /^ .*\S.* $/.test(line) ? line.slice(1, -1) : line;
}

/** An address without the punctuation of the sentence that it stands in; brackets that it opens itself are its own. */
function trimmed(address: string): string {
  let surplus = address.split(')').length - address.split('(').length;
  let end = address.length;
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    if (last === ')' ? surplus-- <= 0 : !/[.,;:!?'"*_~\]}]/.test(last)) break;
  }
  return address.slice(0, end);
}
