import {readCommand} from './command.js';
import {ConfigurationError} from './configuration-error.js';
import {runCommand} from './run-command-node.js';
import {SettingsError} from './settings.js';
import {readStart, type Start} from './start-node.js';

/**
 * Does what the command line asks for, short of serving. Undefined when there is nothing to serve: all is done, or what
 * is wrong has been told and `process.exitCode` is 1.
 */
export async function prepare(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Start | undefined> {
  try {
    const command = readCommand(args, env);
    if (command.kind === 'serve') return await readStart(command.file, env);
    await runCommand(command, env);
  } catch (error) {
    if (!(error instanceof SettingsError || error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
  return undefined;
}
