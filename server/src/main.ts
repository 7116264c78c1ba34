// The command: reads what it is asked for, starts, and stops cleanly.
import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {setFlagsFromString} from 'node:v8';
import {createChatServer} from './chat-server.js';
import {prepare} from './config/prepare-node.js';
import type {Start} from './config/start-node.js';
import {digestAtOnce} from './digest-node.js';
import {LocalHub} from './hub/local-hub.js';
import {listen} from './listen-node.js';
import {reloadOnSignal} from './reload-on-signal-node.js';
import {scryptPasswords} from './passwords-node.js';
import type {ServerRequest} from './routes/server-request.js';
import {createStaticPages} from './static-node.js';
import {outboundFetch} from './outbound-fetch-node.js';
import {FolderFileStore} from './store/file-store-node.js';
import {openStore} from './store/open-store-node.js';

const hourMilliseconds = 3_600_000;
/** Requests in flight get so long; the rest of the 10 s is for the database. */
const graceMilliseconds = 5000;
const impatienceMilliseconds = 9000;

// What is made for one request dies with it. V8 takes some of it for what lives long, because it was there during a few
// collections in a row, and then makes it where only a collection of everything finds that it is dead; until then it keeps
// alive what it refers to.
setFlagsFromString('--no-allocation-site-pretenuring');
await run();

async function run(): Promise<void> {
  try {
    const start = await prepare(process.argv.slice(2), process.env);
    if (start) await serve(start);
  } catch (error) {
    leave(explain(error));
  }
}

function leave(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

async function serve({settings, organisation, loadOrganisation}: Start): Promise<void> {
  const stopped = stopSignal();
  const store = await openStore(settings);
  const hub = new LocalHub();
  const files = new FolderFileStore(join(settings.dataDir, 'files'));
  const chat = createChatServer({
    store,
    hub,
    files,
    organisation,
    loadOrganisation,
    passwords: scryptPasswords,
    digest: digestAtOnce,
    fetch: outboundFetch,
  });
  // Without a file a closed terminal ends the server, as it ends any program.
  if (loadOrganisation) reloadOnSignal(() => chat.reload());
  const pages = createStaticPages(settings.pageDir ?? builtPages());
  const listener = await listen({
    host: settings.host,
    port: settings.port,
    onlyLoopbackHosts: organisation.isDemo,
    fetch: (request, info) => (isApi(request) ? chat.answer(request, info) : pages(request)),
    onError: logError,
  }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const origin = `http://${settings.host.includes(':') ? `[${settings.host.replace(/[[\]]/g, '')}]` : settings.host}:${listener.port}`;
  const pruning = setInterval(() => void chat.prune(), hourMilliseconds);
  process.stdout.write(`kustomer-chat is ready at ${origin}\n`);
  process.send?.({port: listener.port, origin});

  await stopped;
  const impatience = setTimeout(() => process.exit(1), impatienceMilliseconds);
  clearInterval(pruning);
  chat.close();
  await listener.close(graceMilliseconds);
  await hub.close();
  await store.close();
  clearTimeout(impatience);
  // An IPC channel, or what npm keeps open, must not keep a stopped server alive.
  process.exit(0);
}

/** Resolves at the first SIGTERM or SIGINT, also when it comes during the start. npm sends a second: it changes nothing. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => process.on('SIGTERM', () => resolve()).on('SIGINT', () => resolve()));
}

function isApi(request: ServerRequest): boolean {
  const {pathname} = request.parsedUrl ?? new URL(request.url);
  return pathname === '/healthz' || pathname === '/v1' || pathname.startsWith('/v1/');
}

/** Beside the built server; the repository's build folder when the sources run. */
function builtPages(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, '..');
  return existsSync(join(beside, 'page')) ? beside : join(here, '..', '..', 'build');
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const {PORT, DATA_DIR} = process.env;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `PORT ${PORT ?? '8787'} is taken by another program. Set PORT to a free one; 0 takes any.`;
  }
  if (code === 'EEXIST' || code === 'ENOTDIR') return `DATA_DIR is “${DATA_DIR ?? '.data'}”. It must be a folder.`;
  if (code === 'EACCES') return 'PORT may not be used by this account. Set PORT to a number above 1023.';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'HOST is no address of this machine.';
  return error.message;
}

function logError(error: unknown): void {
  console.error('The server went on after an error.', error);
}
