import {expect} from '@open-wc/testing';
import {SelfHostedBackend} from '../../src/backend/self-hosted/self-hosted-backend.js';
import {describeBackend} from '../contract/chat-backend-contract.js';
import {agentSays} from '../support/agent-api.js';
import {serverForNewVisitor} from '../support/chat-page.js';
import {refusal} from '../support/errors.js';
import {identityToken} from '../support/identity-token.js';
import {InPageServer} from '../support/in-page.js';

const ofTheDemo = {tokenOf: identityToken, articleId: 'delivery-times', categoryId: 'orders'};

describeBackend('self-hosted, over the network', async () => ({
  backend: new SelfHostedBackend({siteKey: 'pk_demo', serverUrl: await serverForNewVisitor()}),
  agentSays,
  ...ofTheDemo,
}));

describeBackend('self-hosted, on a server in the page', () => {
  const server = new InPageServer();
  return Promise.resolve({
    backend: server.backend(),
    agentSays: (id: string, body: string) => server.agentSays(id, body),
    ...ofTheDemo,
  });
});

describe('the self-hosted backend', () => {
  const never = new AbortController().signal;
  const fixed = (status: number, body: string, headers = {}) =>
    new SelfHostedBackend({
      siteKey: 'pk_demo',
      serverUrl: 'http://localhost',
      fetch: () => Promise.resolve(new Response(body, {status, headers})),
    });

  it('creates one visitor for several first writes at once', async () => {
    const server = new InPageServer();
    let visitors = 0;
    const backend = new SelfHostedBackend({
      siteKey: 'pk_demo',
      serverUrl: 'http://localhost',
      fetch: (request) => {
        if (request.url.endsWith('/v1/visitors')) visitors++;
        return server.fetch(request);
      },
    });
    let stored: string | null = null;
    backend.attach({
      credential: {
        load: () => Promise.resolve(stored),
        save: (value) => {
          stored = value;
          return Promise.resolve();
        },
      },
      report: () => undefined,
    });
    await Promise.all(
      ['one', 'two', 'three'].map((name) =>
        backend.createConversation({clientId: `client-${name}`, message: {body: name}}, never),
      ),
    );
    expect(visitors).to.equal(1);
  });

  it('wraps a network that fails, a page of a proxy and an answer that is no JSON', async () => {
    const failing = new SelfHostedBackend({
      siteKey: 'pk_demo',
      serverUrl: 'http://localhost',
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    });
    for (const backend of [failing, fixed(502, '<h1>Bad gateway</h1>'), fixed(200, '<h1>Wi-Fi login</h1>')]) {
      const error = await refusal(backend.loadConfig({}, never));
      expect(error.code).to.equal('backend-unavailable');
      expect(error.retryable).to.equal(true);
    }
    expect(await refusal(fixed(200, '{}').loadConfig({}, never))).to.include({code: 'backend-unavailable'});
  });
});
