import type {Block, Cell} from './token.js';

/** Wider than this nothing can be read in a chat; and an upper bound of the work. */
const maxColumns = 20;

const cellMark = /^:?-+:?$/;

/**
 * The table that begins at this line, and how many lines it takes; undefined when there is none. `isLast` for the cell
 * with which the lines end.
 */
export function tableAt(
  lines: readonly string[],
  at: number,
  tokenizeText: (text: string, isLast?: boolean) => Cell,
): {readonly table: Block; readonly length: number} | undefined {
  const [first = '', second = ''] = [lines[at], lines[at + 1]];
  // Most lines are no table: the second line of one is the cheapest to tell.
  if (!/^[\s|:-]+$/.test(second) || !first.includes('|')) return undefined;
  const marks = cellsOf(second);
  const head = cellsOf(first);
  const isTable =
    marks.length === head.length && head.length <= maxColumns && marks.every((mark) => cellMark.test(mark));
  if (!isTable || !second.includes('-')) return undefined;
  const rows: Cell[][] = [];
  let end = at + 2;
  for (; end < lines.length && (lines[end] ?? '').includes('|'); end++) {
    const cells = cellsOf(lines[end] ?? '').slice(0, head.length);
    const isEnd = end === lines.length - 1;
    rows.push(cells.map((cell, column) => tokenizeText(cell, isEnd && column === cells.length - 1)));
  }
  const table: Block = {
    type: 'table',
    columns: marks.map(alignment),
    head: head.map((cell) => tokenizeText(cell)),
    rows,
  };
  return {table, length: end - at};
}

function alignment(mark: string): 'start' | 'center' | 'end' {
  if (!mark.endsWith(':')) return 'start';
  return mark.startsWith(':') ? 'center' : 'end';
}

/** What stands between the bars; one at either end of the line is decoration, and `\|` is none. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  for (const piece of line
    .trim()
    .replace(/^\|/, '')
    .split(/(\\\||\|)/)) {
    if (piece !== '|') {
      cell += piece === '\\|' ? '|' : piece;
    } else {
      cells.push(cell.trim());
      cell = '';
    }
  }
  return cell === '' && cells.length > 0 ? cells : [...cells, cell.trim()];
}
