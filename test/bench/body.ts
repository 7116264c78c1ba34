/** A message's text by its distance from the end, so that what is shown is the same however many there are. */
export function bodyOf(distance: number): string {
  const kind = (distance * 7) % 20;
  if (distance === 0) return 'The newest message.';
  if (kind < 9) return `One line, ${distance} before the end`;
  if (kind < 17)
    return `${distance} before the end: ${'a paragraph of ordinary words that takes its lines. '.repeat(3)}`;
  return `**Bold** and \`code\`, ${distance} before the end:\n\n- one\n- two with [a link](https://a.example/b)\n- three`;
}
