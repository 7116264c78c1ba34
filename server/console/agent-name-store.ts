/** Where the name is kept under which a key speaks; the page's `sessionStorage`. */
export type NameStore = Pick<Storage, 'getItem' | 'setItem'>;

const nameKey = 'kustomer-chat-console/name';
const firstName = 'Nora';
const nameChars = 120;

export function loadName(names: NameStore): string {
  return names.getItem(nameKey) ?? firstName;
}

/** The name as it is kept; empty when it is none. */
export function saveName(names: NameStore, name: string): string {
  const kept = name.trim().slice(0, nameChars);
  if (kept) names.setItem(nameKey, kept);
  return kept;
}
