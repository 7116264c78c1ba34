import {createHash, randomBytes, scrypt} from 'node:crypto';
import {existsSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {dirname, join, relative, resolve} from 'node:path';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import {defaultFile, isOnLoopback, type Command} from './command.js';
import {exampleConfig} from './example-config.js';
import {loadOrganisation} from './load-organisation-node.js';
import {helpText, SettingsError} from './settings.js';

/** OWASP's parameters for scrypt with 32 MiB. */
const cost = {N: 32_768, r: 8, p: 3};
const maxmem = 64 * 1024 * 1024;

/** Does what is not serving; rejects when it cannot. */
export async function runCommand(
  command: Exclude<Command, {kind: 'serve'}>,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  switch (command.kind) {
    case 'help':
      print(helpText.trimEnd());
      return;
    case 'check':
      return check(command.file, env);
    case 'init':
      return init(command.file);
    case 'hash':
      print(command.what === 'key' ? sha256(await readKey()) : await hashPassword(await readPassword()));
      return;
    case 'new-key':
      newKey();
  }
}

async function check(file: string, env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const {sites, agents, agentKeys, assistants} = await loadOrganisation(file, {env, isOnLoopback: isOnLoopback(env)});
  const counts = [
    amount(sites.length, 'site'),
    amount(agents.length, 'agent'),
    amount(agentKeys.length, 'agent key'),
    amount(assistants.length, 'assistant'),
  ];
  print(`OK  ${file}: ${counts.join(', ')}.`);
}

function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

async function init(file: string): Promise<void> {
  const key = generateKey();
  const siteKey = `pk_${randomBytes(9).toString('base64url').replace(/[-_]/g, 'x')}`;
  const example = exampleConfig({schema: schemaAddress(file), siteKey, keyHash: sha256(key)});
  try {
    await writeFile(file, example, {flag: 'wx'});
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') throw new SettingsError(`${file} is there already, and is left as it is.`);
    if (code === 'ENOENT') throw new SettingsError(`${file} cannot be written: its folder does not exist.`);
    throw error;
  }
  print(`Wrote ${file}. Its agent key, which is nowhere else: ${key}`);
  print(`Check it after each change:  npm run server -- check${file === defaultFile ? '' : ` ${file}`}`);
  print(`Serve it:                    npm run server${file === defaultFile ? '' : ` -- --config ${file}`}`);
}

/** Of the JSON Schema as seen from the file, so that an editor finds it. */
function schemaAddress(file: string): string {
  const name = 'kustomer-chat.schema.json';
  const here = dirname(fileURLToPath(import.meta.url));
  // From the sources, from the build folder of the repository, from the published package.
  const places = ['../..', '../../server', '..'].map((place) => join(here, place, name));
  const found = places.find((place) => existsSync(place));
  if (!found) return name;
  const address = relative(dirname(resolve(file)), found).replaceAll('\\', '/');
  return address.startsWith('.') ? address : `./${address}`;
}

function newKey(): void {
  const key = generateKey();
  print(`key     ${key}\nsha256  ${sha256(key)}`);
}

function generateKey(): string {
  return `ak_${randomBytes(24).toString('base64url')}`;
}

function sha256(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

async function readKey(): Promise<string> {
  const key = await readInput('The key');
  if (key.length >= 16) return key;
  throw new SettingsError('A key must have at least 16 characters. The command new-key makes a good one.');
}

async function readPassword(): Promise<string> {
  const password = await readInput('The password');
  if (password.length < 10) throw new SettingsError('A password must have at least 10 characters.');
  if (password.length > 1000) throw new SettingsError('A password may have at most 1,000 characters.');
  return password;
}

/** What comes in, without the line break at its end. */
async function readInput(what: string): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write(`${what}, then Enter and Ctrl+D:\n`);
  return (await text(process.stdin)).replace(/\r?\n$/, '');
}

async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await new Promise<Buffer>((fulfil, reject) => {
    // One way of writing what looks the same, as at the sign-in.
    scrypt(password.normalize('NFKC'), salt, 32, {...cost, maxmem}, (error, derived) => {
      if (error) reject(error);
      else fulfil(derived);
    });
  });
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
