/** Two hexadecimal digits for each byte. */
const digits = Array.from({length: 256}, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Random bytes are made so many at once: asking for ten costs as much as for hundreds. Each is used once. */
const pool = new Uint8Array(1000);
let used = pool.length;

/** As `uuidV7` of the model, for who makes many. */
export function newUuid(now: number): string {
  if (used + 10 > pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const time = now.toString(16).padStart(12, '0');
  const [version, variant] = [0x70 | (byteAt(0) & 0x0f), 0x80 | (byteAt(2) & 0x3f)];
  const text =
    `${time.slice(0, 8)}-${time.slice(8)}-${hex(version)}${hexAt(1)}-${hex(variant)}${hexAt(3)}-` +
    `${hexAt(4)}${hexAt(5)}${hexAt(6)}${hexAt(7)}${hexAt(8)}${hexAt(9)}`;
  pool.fill(0, used, used + 10);
  used += 10;
  return text;
}

function byteAt(index: number): number {
  return pool[used + index] ?? 0;
}

function hexAt(index: number): string {
  return hex(byteAt(index));
}

function hex(byte: number): string {
  return digits[byte] ?? '';
}
