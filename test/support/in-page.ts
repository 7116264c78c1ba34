import {SelfHostedBackend} from '../../src/backend/self-hosted/self-hosted-backend.js';
import {
  createChatServer,
  createLocalHub,
  createMemoryStore,
  demoOrganisation,
  withSettings,
  type Organisation,
} from '../../server/src/in-page.js';

/** The real server in this page, over a network that the test can cut. */
export class InPageServer {
  readonly #store = createMemoryStore();
  #server: ReturnType<typeof createChatServer>;
  /** While true, no request gets through. */
  isCut = false;
  /** So many streams have been opened. */
  streams = 0;

  constructor(organisation: Organisation = demoOrganisation) {
    this.#server = this.#serve(organisation);
  }

  /** The operator changes the configuration; what is stored stays. */
  reconfigure(organisation: Organisation): void {
    this.#server = this.#serve(organisation);
  }

  /** As a reload of the configuration file does it: pages are told. */
  reload(organisation: Organisation): Promise<void> {
    return this.#server.reload(organisation);
  }

  readonly fetch = async (request: Request): Promise<Response> => {
    if (this.isCut) throw new TypeError('Failed to fetch');
    const response = await this.#server.fetch(request);
    if (response.ok && new URL(request.url).pathname.endsWith('/events')) this.streams++;
    return response;
  };

  /** A backend of its own for each element. */
  backend(siteKey = 'pk_demo'): SelfHostedBackend {
    return new SelfHostedBackend({siteKey, serverUrl: 'http://localhost', fetch: this.fetch});
  }

  async agentSays(conversationId: string, body: string): Promise<void> {
    await this.agent('POST', `/conversations/${conversationId}/messages`, {
      body,
      sender: {type: 'agent', displayName: 'Nora'},
    });
  }

  /** Any request of the demo's agent, over a network that is never cut. */
  async agent(method: string, path: string, body: unknown): Promise<unknown> {
    const request = new Request(`http://localhost/v1/agent${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        Authorization: 'Bearer ak_demo',
        'Idempotency-Key': Math.random().toString(36),
      },
      body: JSON.stringify(body),
    });
    const response = await this.#server.fetch(request);
    const text = await response.text();
    if (!response.ok) throw new Error(`${String(response.status)} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  #serve(organisation: Organisation) {
    return createChatServer({store: this.#store, hub: createLocalHub(), organisation});
  }
}

/** The demo organisation, always in this state. */
export function organisationThatIs(availability: 'disabled' | 'hidden' | 'offline'): Organisation {
  if (availability === 'disabled') return withSettings(demoOrganisation, {enabled: false});
  const display = availability === 'hidden' ? 'none' : 'offline';
  return withSettings(demoOrganisation, {
    scheduleId: 'never',
    offhours: {display, message: 'We are closed.', imageUrl: null},
  });
}
