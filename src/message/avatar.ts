import {html, nothing, type TemplateResult} from 'lit';
import {assistantIcon} from './list-icons.js';

/** Who is shown. */
export interface Face {
  readonly id: string | null;
  readonly displayName: string | null;
  readonly avatarUrl: string | null;
}

/** A person is round, with a picture or initials; a machine is square. Decoration: the name stands beside it. */
export function renderAvatar(face: Face, machine: boolean, size: '' | 's36' | 's28' = ''): TemplateResult {
  return html`<span class="av ${machine ? 'bot' : `t${tint(face)}`} ${size}" aria-hidden="true"
    >${machine ? assistantIcon() : initials(face.displayName ?? '')}${
      face.avatarUrl
        ? html`<img src=${face.avatarUrl} alt="" referrerpolicy="no-referrer" loading="lazy" @error=${hide} />`
        : nothing
    }</span
  >`;
}

/** What lies under a picture that does not load shows through. */
function hide({target}: Event): void {
  if (target instanceof HTMLElement) target.hidden = true;
}

/** Two letters of a name; one in scripts without capitals, where two would read as a word. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '');
  const first = letters[0] ?? '';
  return first.toLowerCase() === first.toUpperCase() ? first : letters.join('').toUpperCase();
}

/** One of four tints, the same for a person everywhere. */
function tint({id, displayName}: Face): number {
  let hash = 0;
  for (const letter of id ?? displayName ?? '') hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return (hash % 4) + 1;
}
