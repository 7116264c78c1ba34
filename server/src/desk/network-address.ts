/** True for an address of this machine, of a private network, or of none: nothing that a public name should mean. */
export function isPrivateAddress(address: string): boolean {
  const text = address.replace(/^\[|\]$/g, '').toLowerCase();
  const four = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (four) return isPrivateIPv4(Number(four[1]), Number(four[2]), Number(four[3]));
  if (!text.includes(':')) return false;
  const groups = expand(text.split('%')[0] ?? '');
  if (!groups) return true; // no address that anybody could judge
  const [first = 0, second = 0] = groups;
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && (groups[5] === 0xffff || groups[5] === 0);
  const high = groups[6] ?? 0;
  const low = groups[7] ?? 0;
  if (isMapped) return isPrivateIPv4(high >> 8, high & 0xff, low >> 8);
  // NAT64 and 6to4 hold an IPv4 address.
  if (first === 0x64 && second === 0xff9b) return isPrivateIPv4(high >> 8, high & 0xff, low >> 8);
  if (first === 0x2002) return isPrivateIPv4(second >> 8, second & 0xff, (groups[2] ?? 0) >> 8);
  // Global unicast is 2000::/3; of it 2001:db8::/32 is for documents and 2001::/32 is Teredo.
  if (first === 0x2001 && (second === 0xdb8 || second === 0)) return true;
  return first >> 13 !== 1;
}

/** True for a host that no public request goes to, as far as its name alone can tell. */
export function isPrivateHost(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  if (/^\[.*\]$/.test(name) || /^[\d.]+$/.test(name)) return isPrivateAddress(name);
  // A name without a dot exists in local networks only.
  return !name.includes('.') || /\.(localhost|local|internal|lan|home|intranet|home\.arpa)$/.test(name);
}

function isPrivateIPv4(a: number, b: number, c: number): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true;
  if (a === 100) return b >= 64 && b < 128;
  if (a === 169) return b === 254;
  if (a === 172) return b >= 16 && b < 32;
  if (a === 192) return b === 168 || (b === 0 && (c === 0 || c === 2)) || (b === 88 && c === 99);
  if (a === 198) return b === 18 || b === 19 || (b === 51 && c === 100);
  return a === 203 && b === 0 && c === 113;
}

/** The eight groups of an IPv6 address; undefined when it is none. */
function expand(text: string): readonly number[] | undefined {
  const four = /^(.*:)(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (four) {
    const [a = 0, b = 0, c = 0, d = 0] = four.slice(2).map(Number);
    return expand(`${four[1] ?? ''}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`);
  }
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const parse = (part: string) => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16)));
  const left = parse(head);
  const right = tail === undefined ? [] : parse(tail);
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...Array.from({length: missing}, () => 0), ...right];
  return groups.every((group) => group >= 0 && group <= 0xffff) ? groups : undefined;
}
