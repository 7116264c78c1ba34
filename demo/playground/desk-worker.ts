// Hands what the browser itself asks of the stories' server (pictures, films, uploads) to the page that holds it.

const deskPath = '/playground/desk/';

interface Client {
  postMessage(message: unknown, transfer: Transferable[]): void;
}

/** As much of a service worker as is used here: TypeScript's own description of it does not go together with a page's. */
interface Worker extends EventTarget {
  readonly clients: {claim(): Promise<void>; get(id: string): Promise<Client | undefined>};
  skipWaiting(): Promise<void>;
}

interface Asking extends Event {
  readonly request: Request;
  readonly clientId: string;
  respondWith(response: Promise<Response>): void;
  waitUntil(promise: Promise<void>): void;
}

interface Answer {
  readonly status: number;
  readonly headers: [string, string][];
  readonly body: ArrayBuffer;
}

const worker = globalThis as unknown as Worker;

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => (event as Asking).waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const asking = event as Asking;
  if (new URL(asking.request.url).pathname.startsWith(deskPath)) asking.respondWith(askPage(asking));
});

async function askPage({request, clientId}: Asking): Promise<Response> {
  const client = await worker.clients.get(clientId);
  if (!client) return Response.error();
  const {url, method} = request;
  const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
  const {port1, port2} = new MessageChannel();
  const answered = new Promise<Answer | undefined>((resolve) => {
    port1.onmessage = ({data}: MessageEvent<Answer | undefined>) => resolve(data);
  });
  client.postMessage({url, method, headers: [...request.headers], body}, [port2, ...(body ? [body] : [])]);
  const answer = await answered;
  if (!answer) return Response.error();
  const {status, headers} = answer;
  return new Response(status === 204 || status === 304 ? null : answer.body, {status, headers});
}
