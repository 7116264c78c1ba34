import {fork} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The real server as a process of its own. It can be stopped, killed and started again on its port and folder. */
export class ChatServerProcess {
  origin;
  #child;
  #port = 0;
  #folder;
  #env;
  #built;

  /**
   * @param {object} [options]
   * @param {Record<string, string>} [options.env] Settings on top of PORT and DATA_DIR.
   * @param {boolean} [options.built] Run what `npm start` runs, instead of the sources.
   */
  constructor({env = {}, built = false} = {}) {
    this.#env = env;
    this.#built = built;
  }

  /** Of the process that runs now. */
  get pid() {
    return this.#child?.pid;
  }

  async start() {
    if (this.#child) return this.origin;
    this.#folder ??= mkdtempSync(join(tmpdir(), 'kustomer-chat-server-'));
    const child = fork(join(root, this.#built ? 'build/server/main.js' : 'server/src/main.ts'), {
      cwd: root,
      execArgv: this.#built ? [] : ['--import', 'tsx'],
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        DATA_DIR: join(this.#folder, 'data'),
        PAGE_DIR: join(root, 'build'),
        ...this.#env,
        PORT: String(this.#port),
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    const message = await new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('error', reject);
      child.once('exit', (code, signal) => reject(new Error(`The chat server left with ${signal ?? code}.`)));
    }).catch((error) => {
      this.#child = undefined;
      throw error;
    });
    this.#port = message.port;
    this.origin = message.origin ?? `http://127.0.0.1:${message.port}`;
    return this.origin;
  }

  /** SIGTERM by default; settles when the process is gone. */
  async stop(signal = 'SIGTERM') {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    // A server that does not stop is a bug, but it must not outlive the tests.
    const impatience = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await gone;
    clearTimeout(impatience);
  }

  async remove() {
    await this.stop();
    if (this.#folder) rmSync(this.#folder, {recursive: true, force: true});
  }
}
