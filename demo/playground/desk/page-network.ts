import type {StoryDesk} from './story-desk.js';

/** Where the page believes its server to be; below the worker's own address, so that it may answer there. */
export const deskPath = '/playground/desk';
const workerPath = '/playground/desk-worker.js';
const workerPatienceMs = 3000;

/** What the worker asks for, with a port for the answer. */
interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly [string, string][];
  readonly body: ArrayBuffer | null;
}

let desk: StoryDesk | undefined;

/** Who answers from now on. */
export function connect(next: StoryDesk): void {
  desk = next;
}

/**
 * Lets the server in this page answer what the page asks under `deskPath`: what `fetch` asks directly, and what only the
 * browser asks (pictures, films, uploads) by way of a service worker.
 */
export async function installNetwork(): Promise<void> {
  const {fetch} = globalThis;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = urlOfDesk(request.url);
    return url === undefined ? fetch(request) : answer(url, request);
  };
  await installWorker();
}

function urlOfDesk(address: string): string | undefined {
  const {origin, pathname, search} = new URL(address);
  if (origin !== location.origin || !pathname.startsWith(`${deskPath}/`)) return undefined;
  return origin + pathname.slice(deskPath.length) + search;
}

function answer(url: string, request: Request): Promise<Response> {
  return desk ? desk.fetch(url, request) : Promise.reject(new TypeError('Failed to fetch'));
}

/** Without one, as in some private windows, everything but pictures and uploads works. */
async function installWorker(): Promise<void> {
  const workers = (navigator as {readonly serviceWorker?: ServiceWorkerContainer}).serviceWorker;
  if (!workers) return;
  workers.addEventListener('message', ({data, ports}: MessageEvent<Asked>) => {
    const [port] = ports;
    if (port) void reply(data, port);
  });
  const isInCharge = new Promise((resolve) => {
    workers.addEventListener('controllerchange', resolve, {once: true});
    setTimeout(resolve, workerPatienceMs);
  });
  try {
    await workers.register(trusted(workerPath));
    workers.startMessages();
    if (!workers.controller) await isInCharge;
  } catch (error) {
    console.warn('The playground has no service worker, so its pictures and files do not load.', error);
  }
}

async function reply({url: address, method, headers, body}: Asked, port: MessagePort): Promise<void> {
  try {
    const url = urlOfDesk(address);
    if (url === undefined) throw new TypeError('Not of the desk');
    const response = await answer(url, new Request(address, {method, headers: [...headers], body}));
    const content = await response.arrayBuffer();
    port.postMessage({status: response.status, headers: [...response.headers], body: content}, [content]);
  } catch {
    port.postMessage(undefined); // as a network that fails
  }
}

/** The page enforces Trusted Types, and the address of a worker is one. */
function trusted(path: string): string {
  const {trustedTypes} = globalThis as {
    readonly trustedTypes?: {
      createPolicy(
        name: string,
        rules: {createScriptURL(path: string): string},
      ): {createScriptURL(path: string): string};
    };
  };
  if (!trustedTypes) return path;
  const policy = trustedTypes.createPolicy('playground', {createScriptURL: () => workerPath});
  return policy.createScriptURL(path);
}
