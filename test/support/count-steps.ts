/** What one call of a built-in function looks at, in characters or elements. */
type Cost = (self: unknown, args: readonly unknown[], result: unknown) => number;

const lengthOf = (value: unknown) => (typeof value === 'string' || Array.isArray(value) ? value.length : 1);
const whole: Cost = (self) => 1 + lengthOf(self);
/** Before it is counted. */
const {exec} = RegExp.prototype;

const strings: Readonly<Record<string, Cost>> = {
  indexOf: (self, [, from], result) => 1 + (Number(result) < 0 ? lengthOf(self) : Number(result)) - Number(from ?? 0),
  startsWith: (_self, [start]) => 1 + lengthOf(start),
  endsWith: (_self, [end]) => 1 + lengthOf(end),
  split: whole,
  replaceAll: whole,
  repeat: whole,
  trim: whole,
  trimStart: whole,
};
const arrays: Readonly<Record<string, Cost>> = {
  findLastIndex: whole,
  flatMap: whole,
  join: whole,
  slice: (_self, _args, result) => 1 + lengthOf(result),
  splice: (_self, _args, result) => 1 + lengthOf(result),
  push: (_self, args) => args.length,
};

const beginnings = new Map<string, RegExp | undefined>();

/** The longest part of an expression, from its beginning, that is one by itself. */
function beginningOf({source, flags}: RegExp): RegExp | undefined {
  for (let length = source.length - 1; length > 0; length--) {
    try {
      return new RegExp(source.slice(0, length), flags);
    } catch {
      continue; // cut where nothing can be cut
    }
  }
  return undefined;
}

/** What a sticky expression that has failed may have looked at: as far as its beginning goes, and back. */
function stickyCost(expression: RegExp, from: number, text: string): number {
  const {source} = expression;
  if (!beginnings.has(source)) beginnings.set(source, beginningOf(expression));
  const beginning = beginnings.get(source);
  if (!beginning) return 1;
  beginning.lastIndex = from;
  return 1 + 2 * (exec.call(beginning, text)?.[0].length ?? 0);
}

/**
 * Counts the steps that `work` takes in strings, arrays and regular expressions: the same on every machine, however
 * busy it is.
 */
export function countSteps(work: () => void): number {
  let steps = 0;
  const restore: (() => void)[] = [];
  const patch = (owner: object, name: string, make: (native: (...args: unknown[]) => unknown) => unknown) => {
    const own = Object.getOwnPropertyDescriptor(owner, name);
    const native: unknown = own?.value;
    if (!own || typeof native !== 'function') throw new Error(`no ${name}`);
    restore.push(() => Object.defineProperty(owner, name, own));
    const value = make((...[self, ...args]) => Reflect.apply(native, self, args));
    Object.defineProperty(owner, name, {...own, value});
  };
  const count = (owner: object, costs: Readonly<Record<string, Cost>>) => {
    for (const [name, cost] of Object.entries(costs)) {
      patch(
        owner,
        name,
        (native) =>
          function (this: unknown, ...args: unknown[]) {
            const result = native(this, ...args);
            steps += cost(this, args, result);
            return result;
          },
      );
    }
  };
  try {
    count(Array.prototype, arrays);
    count(String.prototype, strings);
    patch(
      RegExp.prototype,
      'exec',
      (native) =>
        function (this: RegExp, text: string) {
          const from = this.global || this.sticky ? this.lastIndex : 0;
          const result = native(this, text) as RegExpExecArray | null;
          if (result) steps += 1 + result.index + result[0].length - from;
          else steps += this.sticky ? stickyCost(this, from, text) : 1 + text.length - from;
          return result;
        },
    );
    work();
  } finally {
    for (const undo of restore.reverse()) undo();
  }
  return steps;
}
