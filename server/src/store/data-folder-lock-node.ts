import {execFileSync} from 'node:child_process';
import {closeSync, mkdirSync, openSync, readFileSync, realpathSync, rmSync, statSync, writeSync} from 'node:fs';
import {join} from 'node:path';

export interface DataFolderLock {
  /** Lets the next server in. Nothing happens when it was released already. */
  release(): void;
}

interface Holder {
  readonly pid: number;
  /** RFC 3339, for people. */
  readonly startedAt: string;
  /** As the system tells it: a process with this id and another start is not the one that wrote this. */
  readonly start: string | null;
}

/** A lock that cannot be read was cut off while it was written; after this time nobody is writing it any more. */
const writingMilliseconds = 10_000;

/**
 * Makes this process the only server of `folder`, which is created when missing. Throws, naming the other server,
 * when there is one; a lock whose process is gone is taken over.
 */
export function lockDataFolder(folder: string): DataFolderLock {
  // For its owner alone: the key that signs visitors' tokens is in there.
  mkdirSync(folder, {recursive: true, mode: 0o700});
  const path = join(realpathSync(folder), 'server.lock');
  while (!writeLock(path)) {
    const content = readLock(path);
    if (content === undefined) continue;
    if (isHeld(path, content)) throw new Error(refusal(folder, parseHolder(content)));
    removeStale(path, content);
  }
  let isHeldByUs = true;
  return {
    release: () => {
      if (isHeldByUs) rmSync(path, {force: true});
      isHeldByUs = false;
    },
  };
}

/** False when the file exists. */
function writeLock(path: string): boolean {
  const holder: Holder = {
    pid: process.pid,
    startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    start: startOf(process.pid) ?? null,
  };
  try {
    const file = openSync(path, 'wx');
    try {
      writeSync(file, `${JSON.stringify(holder)}\n`);
    } finally {
      closeSync(file);
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Two servers may find the same stale lock, and the slower one must not remove the lock that the faster one has just
 * written: only one at a time may remove, and only what it has found stale.
 */
function removeStale(path: string, content: string): void {
  const gate = `${path}.takeover`;
  if (!writeLock(gate)) {
    const other = readLock(gate);
    if (other !== undefined && isHeld(gate, other)) throw new Error(refusal(path, parseHolder(other)));
    // Its process died within these few lines.
    rmSync(gate, {force: true});
    return;
  }
  try {
    if (readLock(path) === content) rmSync(path);
  } finally {
    rmSync(gate, {force: true});
  }
}

function isHeld(path: string, content: string): boolean {
  const holder = parseHolder(content);
  if (!holder) {
    const written = statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? 0;
    return Date.now() - written < writingMilliseconds;
  }
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it runs, as somebody else.
    if (codeOf(error) === 'ESRCH') return false;
  }
  const start = startOf(holder.pid);
  return start !== 'gone' && (start === undefined || holder.start === null || start === holder.start);
}

/** Undefined when the system does not tell; `gone` when the process has ended and only waits to be noticed. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {encoding: 'utf8', timeout: 2000}).trim();
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name comes second, in parentheses, and may hold anything; state is the third field, start the 22nd.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return 'gone';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
  } catch {
    // No /proc, no `ps`: then the process id alone decides.
    return undefined;
  }
}

function parseHolder(content: string): Holder | undefined {
  try {
    const {pid, startedAt, start} = JSON.parse(content) as Partial<Record<keyof Holder, unknown>>;
    if (typeof pid !== 'number' || !Number.isInteger(pid) || pid < 1 || typeof startedAt !== 'string') return undefined;
    return {pid, startedAt, start: typeof start === 'string' ? start : null};
  } catch {
    return undefined;
  }
}

function refusal(folder: string, holder: Holder | undefined): string {
  const who = holder
    ? `the server with process id ${holder.pid}, started at ${holder.startedAt}`
    : 'a server that is just starting';
  return `The data folder ${folder} is in use by ${who}. Stop that server, or give this one another DATA_DIR.`;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
