/** What the command takes from its environment. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly pageDir?: string;
}

/** Every wrong setting, one line each: what it is, and what is allowed. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

export const helpText = `The chat server: API, shop demo and agent console.

Usage: npm run server -- [command] [options]

Without a command it serves. The organisation is the file kustomer-chat.config.json in the working
directory, or the file named; without one it serves the built-in demo.

Commands:
  check [FILE]     Says what is wrong in a configuration, all at once; ends with 1 when something is.
  init [FILE]      Writes an example with comments. Never overwrites.
  hash [password]  Reads a password from the input and prints its hash, for agents.
  hash key         Reads a key from the input and prints its hash, for agentKeys.
  new-key          Prints a new key and its hash.

Options:
  --config FILE    The configuration.
  --help           Shows this and ends.

Settings, by environment variables:
  CHAT_CONFIG   The configuration, as --config.                   Default kustomer-chat.config.json
  PORT          Where to listen; 0 takes any free port.           Default 8787
  HOST          The address to listen on. The built-in demo organisation
                is served on loopback only.                       Default 127.0.0.1
  DATA_DIR      The folder of the embedded database and files.    Default .data
  DATABASE_URL  postgres://user:password@host/name, used instead of the embedded database.
  PAGE_DIR      The folder of the built pages.                    Default: beside the server

SIGHUP reads the configuration again; a wrong one changes nothing and is told.
`;

const defaults = {port: 8787, host: '127.0.0.1', dataDir: '.data'};

/**
 * Throws a SettingsError that names every variable that is wrong. An empty variable counts as not set. With a
 * configuration of its own the server may listen anywhere.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>, {isDemo = true} = {}): Settings {
  const mistakes: string[] = [];
  const port = readPort(env.PORT, mistakes);
  const host = env.HOST?.trim() || defaults.host;
  if (isDemo && !isLoopbackHost(host)) mistakes.push(foreignHost(host));
  const databaseUrl = readDatabaseUrl(env.DATABASE_URL, mistakes);
  const dataDir = readFolder('DATA_DIR', env.DATA_DIR, mistakes) ?? defaults.dataDir;
  const pageDir = readFolder('PAGE_DIR', env.PAGE_DIR, mistakes);
  if (mistakes.length > 0) throw new SettingsError(mistakes.join('\n'));
  return {port, host, dataDir, ...(databaseUrl ? {databaseUrl} : {}), ...(pageDir ? {pageDir} : {})};
}

export function isLoopbackHost(host: string): boolean {
  return /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|\[::1\])$/i.test(host);
}

function readPort(text: string | undefined, mistakes: string[]): number {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return defaults.port;
  const port = Number(trimmed);
  if (/^\d{1,5}$/.test(trimmed) && port <= 65_535) return port;
  mistakes.push(`PORT is “${trimmed}”. It must be a whole number from 0 to 65535; 0 takes any free port.`);
  return defaults.port;
}

function foreignHost(host: string): string {
  return (
    `HOST is “${host}”. Without a configuration of its own the server serves the demo organisation, whose keys ` +
    'everybody knows, so it listens on loopback only. Set HOST to 127.0.0.1, ::1 or localhost, or leave it out; or write a ' +
    'configuration of your own, beginning with: npm run server -- init. ' +
    'From another machine it is reached through a tunnel: ssh -L 8787:127.0.0.1:8787 <this machine>.'
  );
}

function readDatabaseUrl(text: string | undefined, mistakes: string[]): string | undefined {
  const url = text?.trim() ?? '';
  if (url === '') return undefined;
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return url;
  // Never the value: it may hold a password.
  mistakes.push('DATABASE_URL is no URL of a PostgreSQL. It looks like postgres://user:password@host:5432/name.');
  return undefined;
}

function readFolder(name: string, text: string | undefined, mistakes: string[]): string | undefined {
  if (text === undefined || text === '') return undefined;
  if (text.includes('\0')) mistakes.push(`${name} holds a NUL character. It must be the path of a folder.`);
  return text;
}
