import {fork, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {entriesAt, member, textAt} from './json.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const keptLog = 200_000;
const restMilliseconds = 30_000;

export interface Measure {
  /** Bytes of the heap in use after a collection. */
  readonly heapUsed: number;
  readonly rss: number;
  /** Connections of clients. */
  readonly connections: number;
  /** Timers, sockets and the like, by kind. */
  readonly resources: Readonly<Record<string, number>>;
}

/** The real server as a process, with a configuration of its own, that tells what it holds and what it complains about. */
export class FuzzedServer {
  origin = '';
  readonly folder = mkdtempSync(join(tmpdir(), 'kustomer-chat-fuzz-'));
  /** What it wrote to its standard error. */
  log = '';
  readonly #child: ChildProcess;

  constructor(organisation: unknown, {databaseUrl = '', isBuilt = false} = {}) {
    const config = join(this.folder, 'organisation.json');
    writeFileSync(config, JSON.stringify(organisation));
    const meter = fileURLToPath(new URL('meter.mjs', import.meta.url));
    this.#child = fork(join(root, isBuilt ? 'build/server/main.js' : 'server/src/main.ts'), ['--config', config], {
      cwd: root,
      execArgv: ['--expose-gc', '--import', meter, ...(isBuilt ? [] : ['--import', 'tsx'])],
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: '0',
        DATABASE_URL: databaseUrl,
        DATA_DIR: join(this.folder, 'data'),
        PAGE_DIR: join(root, 'build'),
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (this.log.length < keptLog) this.log += text;
    });
  }

  async start(): Promise<void> {
    this.origin = textAt(await this.#told('origin'), 'origin');
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async measure(): Promise<Measure> {
    const told = this.#told('measured');
    this.#child.send('measure');
    const measured = member(await told, 'measured');
    const kinds = entriesAt(measured, 'kinds').map(([kind, count]) => [kind, Number(count)]);
    return {
      heapUsed: Number(member(measured, 'heapUsed')),
      rss: Number(member(measured, 'rss')),
      connections: Number(member(measured, 'connections')),
      resources: Object.fromEntries(kinds) as Record<string, number>,
    };
  }

  /** As above, once all clients are gone and what they left early is done. */
  async measureAtRest(): Promise<Measure> {
    const deadline = performance.now() + restMilliseconds;
    for (;;) {
      const measure = await this.measure();
      if (measure.connections === 0) return measure;
      if (performance.now() > deadline) throw new Error(`${measure.connections} connections are left.`);
    }
  }

  /** Whether it left by itself, cleanly, when it was asked to. */
  async stop(): Promise<boolean> {
    if (this.isAlive) {
      const gone = once(this.#child, 'exit');
      this.#child.kill('SIGTERM');
      const impatience = setTimeout(() => this.#child.kill('SIGKILL'), 15_000);
      await gone;
      clearTimeout(impatience);
    }
    rmSync(this.folder, {recursive: true, force: true});
    return this.#child.exitCode === 0;
  }

  #told(name: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const look = (message: unknown) => {
        if (member(message, name) === undefined) return;
        this.#child.off('message', look).off('exit', leave);
        resolve(message);
      };
      const leave = (code: number | null) => {
        reject(new Error(`The server left with ${code ?? 'a signal'}.\n${this.log}`));
      };
      this.#child.on('message', look).once('exit', leave);
    });
  }
}
