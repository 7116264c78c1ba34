import {isLoopbackHost, SettingsError} from './settings.js';

/** What the command line asks for. */
export type Command =
  | {readonly kind: 'help'}
  /** Without a file: the default one when it is there, otherwise the demo. */
  | {readonly kind: 'serve'; readonly file: string | undefined}
  | {readonly kind: 'check' | 'init'; readonly file: string}
  | {readonly kind: 'hash'; readonly what: 'password' | 'key'}
  | {readonly kind: 'new-key'};

type Environment = Readonly<Record<string, string | undefined>>;

/** Looked for in the working directory. */
export const defaultFile = 'kustomer-chat.config.json';

const usage = 'there is only --help and --config FILE, and the commands check, init, hash and new-key.';

/** Throws a SettingsError that says what is allowed. An empty variable counts as not set. */
export function readCommand(args: readonly string[], env: Environment): Command {
  if (args.includes('--help')) return {kind: 'help'};
  const {files, rest} = takeFiles(args);
  if (files.length > 1) throw new SettingsError('--config is given twice. One file is the whole configuration.');
  const file = files[0] ?? (env.CHAT_CONFIG?.trim() || undefined);
  const [name, ...operands] = rest;
  switch (name) {
    case undefined:
      return {kind: 'serve', file};
    case 'check':
    case 'init':
      return {kind: name, file: oneOf(name, operands) ?? file ?? defaultFile};
    case 'hash': {
      const what = oneOf(name, operands) ?? 'password';
      if (what === 'password' || what === 'key') return {kind: 'hash', what};
      throw new SettingsError(`hash ${what}: there is only hash password and hash key.`);
    }
    case 'new-key':
      if (operands.length > 0) throw new SettingsError('new-key takes nothing more.');
      return {kind: 'new-key'};
    default:
      throw new SettingsError(`${rest.join(' ')}: ${usage} Settings are environment variables.`);
  }
}

/** Whether only this machine reaches what listens where the environment says. */
export function isOnLoopback({HOST}: Environment): boolean {
  return isLoopbackHost(HOST?.trim() || '127.0.0.1');
}

function takeFiles(args: readonly string[]): {readonly files: readonly string[]; readonly rest: readonly string[]} {
  const files: string[] = [];
  const rest: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (argument !== '--config' && !argument.startsWith('--config=')) rest.push(argument);
    else files.push(argument === '--config' ? (args[++index] ?? '') : argument.slice('--config='.length));
  }
  if (files.includes('')) throw new SettingsError('--config needs the name of a file.');
  return {files, rest};
}

function oneOf(name: string, operands: readonly string[]): string | undefined {
  if (operands.length > 1) throw new SettingsError(`${name} takes one operand; there are ${operands.length}.`);
  return operands[0];
}
