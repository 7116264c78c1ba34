import {readFile} from 'node:fs/promises';
import {ConfigText} from './config-text.js';
import {ConfigurationError} from './configuration-error.js';
import type {Organisation} from './organisation.js';
import {readOrganisation, type ReadOptions} from './read-organisation.js';

/** Reads a configuration from its file. Rejects with a ConfigurationError that names every mistake. */
export async function loadOrganisation(file: string, options: ReadOptions): Promise<Organisation> {
  const source = new ConfigText(await readText(file));
  if (source.json === undefined) throw new ConfigurationError(source.mistakes, file);
  const {organisation, mistakes} = await readOrganisation(source.json, options);
  if (organisation && source.mistakes.length === 0) return organisation;
  throw new ConfigurationError(source.locate([...source.mistakes, ...mistakes]), file);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new ConfigurationError([{path: [], text: unreadable(code)}], file);
  }
}

function unreadable(code: unknown): string {
  switch (code) {
    case 'ENOENT':
      return 'There is no such file. The command `init` writes an example.';
    case 'EISDIR':
      return 'This is a folder, not a file.';
    case 'EACCES':
      return 'This account may not read the file.';
    default:
      return `The file cannot be read (${String(code)}).`;
  }
}
