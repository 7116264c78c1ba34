import type {ConfigPath, Mistake} from './mistake.js';
import type {SecretWire} from './schema-field.js';

/** Fields that hold a secret: their values are never repeated. */
export const secretNames: readonly unknown[] = ['secret', 'publicKey', 'passwordHash', 'sha256', 'key'];

/** Takes secrets from the file or the environment. */
export class Secrets {
  readonly mistakes: Mistake[] = [];
  readonly #env: Readonly<Record<string, string | undefined>>;

  constructor(env: Readonly<Record<string, string | undefined>>) {
    this.#env = env;
  }

  /** Undefined when it is missing, which `noteMissing` has noted. */
  read(wire: SecretWire): string | undefined {
    if (typeof wire === 'string') return wire;
    // A line break at the end is of the file that the variable was read from.
    return (Object.hasOwn(this.#env, wire.env) ? this.#env[wire.env]?.replace(/\r?\n$/, '') : undefined) || undefined;
  }

  /** Notes every variable that is not set, also where the rest of the element cannot be read. */
  noteMissing(json: unknown, path: ConfigPath = []): void {
    if (Array.isArray(json)) {
      for (const [index, element] of json.entries()) this.noteMissing(element, [...path, index]);
    } else if (typeof json === 'object' && json !== null) {
      const entries = Object.entries<unknown>({...json});
      const [[name, env] = ['', undefined]] = entries;
      if (entries.length !== 1 || name !== 'env' || typeof env !== 'string' || !secretNames.includes(path.at(-1))) {
        for (const [key, value] of entries) this.noteMissing(value, [...path, key]);
      } else if (this.read({env}) === undefined) {
        this.refuse(path, `The environment variable ${env} is not set.`);
      }
    }
  }

  /** Notes a mistake. */
  refuse(path: ConfigPath, text: string): void {
    this.mistakes.push({path, text});
  }
}
