import jsonc, {type Node, type ParseError} from 'jsonc-parser';
import type {ConfigPath, Mistake, Place} from './mistake.js';

const maxChars = 8_000_000;
const maxDepth = 100;

/** A configuration as it is written: JSON with comments and trailing commas. */
export class ConfigText {
  /** What was read; undefined when the text is no JSON. */
  readonly json: unknown;
  /** Those of the writing: what is no JSON, and names that stand twice in one object. */
  readonly mistakes: readonly Mistake[];
  readonly #text: string;
  readonly #root: Node | undefined;

  constructor(source: string) {
    // Editors of some systems begin a file with a mark.
    this.#text = source.replace(/^\uFEFF/, '');
    if (source.length > maxChars || depthOf(this.#text) > maxDepth) {
      this.mistakes = [
        {path: [], text: 'The file is larger or nested deeper than any configuration: 8 MB, 100 levels.'},
      ];
      return;
    }
    const errors: ParseError[] = [];
    this.#root = jsonc.parseTree(this.#text, errors, {allowTrailingComma: true});
    if (errors.length > 0 || !this.#root) {
      // After the first, others are most often its consequences.
      const [first] = errors;
      this.mistakes = [{path: [], text: sentences(first), place: this.#place(first?.offset ?? 0)}];
      return;
    }
    this.json = jsonc.getNodeValue(this.#root);
    this.mistakes = [...this.#repeatedNames(this.#root, [])];
  }

  /** The mistakes with their places, in the order of the text. */
  locate(mistakes: readonly Mistake[]): readonly Mistake[] {
    const located = mistakes.map((mistake) => ({...mistake, place: mistake.place ?? this.#placeOf(mistake.path)}));
    return located.sort((one, other) => one.place.line - other.place.line || one.place.column - other.place.column);
  }

  /** Of a name where it stands, of an entry of a list where it begins; of what is missing where it should be. */
  #placeOf(path: ConfigPath): Place {
    for (let length = path.length; this.#root && length > 0; length--) {
      const found = jsonc.findNodeAtLocation(this.#root, path.slice(0, length));
      if (!found) continue;
      return this.#place(found.parent?.type === 'property' ? found.parent.offset : found.offset);
    }
    return this.#place(this.#root?.offset ?? 0);
  }

  #place(offset: number): Place {
    const before = this.#text.slice(0, offset).split('\n');
    return {line: before.length, column: (before.at(-1)?.length ?? 0) + 1};
  }

  *#repeatedNames(node: Node, path: ConfigPath): Generator<Mistake> {
    const seen = new Set<unknown>();
    for (const [index, child] of (node.children ?? []).entries()) {
      const [key, value] = child.children ?? [];
      if (node.type !== 'object' || !key) {
        yield* this.#repeatedNames(child, [...path, index]);
        continue;
      }
      const name = String(key.value);
      const below = [...path, name];
      const text = `“${name}” stands twice in this object; only one of them would count.`;
      if (seen.has(name)) yield {path: below, text, place: this.#place(child.offset)};
      seen.add(name);
      if (value) yield* this.#repeatedNames(value, below);
    }
  }
}

/** Counted roughly, before a parser that calls itself for each level sees it. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function sentences(error: ParseError | undefined): string {
  const what = error ? (texts[jsonc.printParseErrorCode(error.error)] ?? 'Something is wrong') : 'The file is empty';
  return `${what}. The file must be JSON; comments and trailing commas are allowed.`;
}

const texts: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This is no value: texts and names stand in double quotes',
  InvalidNumberFormat: 'This is no number',
  PropertyNameExpected: 'A name in double quotes is expected here',
  ValueExpected: 'A value is expected here',
  ColonExpected: 'A colon is expected here',
  CommaExpected: 'A comma is expected here',
  CloseBraceExpected: 'A closing brace } is missing here',
  CloseBracketExpected: 'A closing bracket ] is missing here',
  EndOfFileExpected: 'The file should end here',
  UnexpectedEndOfComment: 'A comment is not closed',
  UnexpectedEndOfString: 'A text is not closed',
  UnexpectedEndOfNumber: 'A number is not complete',
  InvalidUnicode: 'This is no \\u escape: four hex digits follow',
  InvalidEscapeCharacter: 'This escape does not exist in JSON',
  InvalidCharacter: 'This character must be escaped',
  InvalidCommentToken: 'A comment is not allowed here',
};
