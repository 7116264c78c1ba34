import type {ChatServer, ChatStore, Organisation} from '../../server/src/in-page.js';
import type * as ServerProduct from '../../server/src/in-page.js';
import type {ServerAnswer, ServerRequest} from '../../server/src/routes/server-request.js';
import type {Conversation} from '../../src/model/conversation.js';
import type {Message} from '../../src/model/message.js';
import {PlainAnswer, PlainRequest} from './http-shapes.js';
import {Random} from './random.js';
import {Scope, type VirtualTime} from './virtual-time.js';

export type DeskAnswer = Exclude<ServerAnswer, Response>;

/** The real help desk: it can be killed, and comes back with what it has stored. */
export class Desk {
  readonly store: ChatStore;
  readonly #product: typeof ServerProduct;
  readonly #time: VirtualTime;
  readonly #organisation: Organisation;
  readonly #failed: (error: unknown) => void;
  #server: ChatServer | undefined;
  #keys = 0;
  neighbourId: string | undefined;
  #neighbour: {readonly visitorId: string; readonly conversationId: string} | undefined;

  constructor(product: typeof ServerProduct, time: VirtualTime, failed: (error: unknown) => void) {
    this.#product = product;
    this.#time = time;
    this.#failed = failed;
    this.store = product.createMemoryStore();
    this.#organisation = product.withSettings(product.demoOrganisation, {
      features: {...product.demoOrganisation.sites[0]?.settings.features, reopen: true, csat: true},
    } as Parameters<typeof product.withSettings>[1]);
    this.start();
  }

  get isUp(): boolean {
    return this.#server !== undefined;
  }

  start(): void {
    this.#server ??= this.#product.createChatServer({
      store: this.store,
      hub: this.#product.createLocalHub(),
      organisation: this.#organisation,
      clock: () => this.#time.clock,
      // As often as a simulated day can bear; the hub's hints are not lost here.
      streamTimes: {reread: 30_000},
      pollTasks: false,
      onError: this.#failed,
    });
  }

  stop(): void {
    this.#server?.close();
    this.#server = undefined;
  }

  runDueTasks(): Promise<void> {
    return this.#server?.runDueTasks() ?? Promise.resolve();
  }

  /** Undefined while nobody listens at its port. */
  async answer(request: PlainRequest, signal: AbortSignal): Promise<DeskAnswer | undefined> {
    const {method, url, headers, readBody, content} = request;
    const file = content instanceof Blob ? content : null;
    const asked: ServerRequest = {method, url, headers, body: file?.stream() ?? null, signal, readBody};
    const answering = this.#server?.answer(asked);
    const answer = await (file && answering ? this.#time.wait(answering) : answering);
    const whole: unknown = answer;
    if (!(whole instanceof PlainAnswer)) return answer as DeskAnswer | undefined;
    return {status: whole.status, headers: Object.fromEntries(whole.headers), text: whole.text};
  }

  /** Any request of the agent, over a network that never fails. */
  async agent(method: string, path: string, body?: unknown): Promise<unknown> {
    return this.ask(method, `agent${path}`, 'ak_demo', body);
  }

  /** What was brought as an attachment. */
  async textOf(attachmentId: string): Promise<string> {
    const headers = {Authorization: 'Bearer ak_demo'};
    const request = new PlainRequest(`http://desk.test/v1/attachments/${attachmentId}/content`, {headers});
    const answer = await this.answer(request, request.signal);
    if (!answer || 'source' in answer) throw new Error(`${attachmentId}: no answer`);
    return new Response(answer.text).text();
  }

  async ask(method: string, path: string, token: string, body?: unknown): Promise<unknown> {
    const request = new PlainRequest(`http://desk.test/v1/${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${token}`,
        'Idempotency-Key': `harness-${this.#keys++}`,
      },
      ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    });
    const answer = await this.answer(request, request.signal);
    if (!answer || 'source' in answer) throw new Error(`${method} ${path}: no answer`);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text ?? ''}`);
    return answer.text === null ? undefined : (JSON.parse(answer.text) as unknown);
  }

  /** Somebody else's conversation, made when it is first asked for. */
  async neighbour(): Promise<{readonly visitorId: string; readonly conversationId: string}> {
    if (this.#neighbour) return this.#neighbour;
    const {visitorId, token} = (await this.ask('POST', 'visitors', '', {siteKey: 'pk_demo'})) as Record<string, string>;
    const message = {body: 'Nobody else may read this.'};
    const {conversation} = (await this.ask('POST', 'conversations', token ?? '', {message})) as {
      conversation: Conversation;
    };
    this.#neighbour = {visitorId: visitorId ?? '', conversationId: conversation.id};
    this.neighbourId = conversation.id;
    return this.#neighbour;
  }

  /** All there are but the neighbour's, newest first. */
  async conversations(): Promise<readonly Conversation[]> {
    const {items} = (await this.agent('GET', '/conversations?limit=200')) as {items: Conversation[]};
    return items.filter(({id}) => id !== this.neighbourId);
  }

  async messages(conversationId: string): Promise<readonly Message[]> {
    const path = `/conversations/${conversationId}/messages?limit=200`;
    return ((await this.agent('GET', path)) as {items: Message[]}).items;
  }
}

/** What the server's program finds around it; its timers belong to whatever world runs. */
export class ServerSurroundings {
  /** Replaced with each world. */
  random = new Random(0);
  #time: VirtualTime | undefined;
  #scope: Scope | undefined;
  #timers = 0;
  readonly #cancels = new Map<number, () => void>();

  /** Another world begins. */
  begin(time: VirtualTime, random: Random): void {
    this.#time = time;
    this.random = random;
    this.#scope = new Scope(time);
    this.#cancels.clear();
  }

  get now(): number {
    return this.#time?.clock ?? 0;
  }

  readonly setTimeout = (run: () => void, milliseconds = 0): number => {
    const timer = ++this.#timers;
    this.#cancels.set(timer, this.#scope?.after(milliseconds, run) ?? (() => undefined));
    return timer;
  };

  readonly setInterval = (run: () => void, milliseconds = 0): number => {
    const timer = ++this.#timers;
    const again = () => {
      this.#cancels.set(
        timer,
        this.#scope?.after(milliseconds, () => {
          again();
          run();
        }) ?? (() => undefined),
      );
    };
    again();
    return timer;
  };

  readonly clear = (timer: number): void => {
    this.#cancels.get(timer)?.();
    this.#cancels.delete(timer);
  };
}
