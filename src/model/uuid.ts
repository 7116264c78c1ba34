/**
 * A UUIDv7 (RFC 9562): sorts by time, and needs no `crypto.randomUUID`, which plain `http://` pages do not have.
 * `now` in milliseconds, `random` at least ten random bytes.
 */
export function uuidV7(now: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  for (let index = 0, time = now; index < 6; index++, time = Math.floor(time / 256)) bytes[5 - index] = time % 256;
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
