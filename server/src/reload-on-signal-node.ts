import {ConfigurationError} from './config/configuration-error.js';

/** SIGHUP reads the configuration anew. A wrong one is told with all its mistakes and changes nothing. */
export function reloadOnSignal(reload: () => Promise<void>): void {
  process.on('SIGHUP', () => {
    reload().then(
      () => process.stdout.write('The configuration was read anew and is in force.\n'),
      (error: unknown) => {
        // What is no mistake in the file is one here: then its place is of use.
        const reason =
          error instanceof ConfigurationError ? error.message : error instanceof Error ? error.stack : error;
        process.stderr.write(`${String(reason)}\nThe old configuration stays in force.\n`);
      },
    );
  });
}
