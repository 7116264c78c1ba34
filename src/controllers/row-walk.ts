/** The row that a key leads to from `current`; may lie outside the list. Undefined for keys that lead nowhere. */
export function walkRows(key: string, current: number, rowsInView: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowUp':
      return current - 1;
    case 'ArrowDown':
      return current + 1;
    case 'PageUp':
      return current - rowsInView;
    case 'PageDown':
      return current + rowsInView;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
