// When the server refused to renew a token, every later call failed for ever on this device.
import {expect} from '@open-wc/testing';
import {SelfHostedBackend} from '../../src/backend/self-hosted/self-hosted-backend.js';
import {refusal} from '../support/errors.js';
import {InPageServer} from '../support/in-page.js';

describe('a token that can be renewed no more', () => {
  it('is forgotten, so that the next write begins anew', async () => {
    const server = new InPageServer();
    const problem = (reason: string) =>
      new Response(JSON.stringify({type: 'https://x/unauthorized', title: 'Unauthorized', status: 401, reason}), {
        status: 401,
        headers: {'Content-Type': 'application/problem+json'},
      });
    const backend = new SelfHostedBackend({
      siteKey: 'pk_demo',
      serverUrl: 'http://localhost',
      fetch: (request) => {
        const isOld = request.headers.get('Authorization') === 'Bearer old';
        if (!isOld) return server.fetch(request);
        return Promise.resolve(problem(request.url.endsWith('/visitors/me/token') ? 'revoked' : 'expired'));
      },
    });
    let stored: string | null = JSON.stringify({visitorId: 'v', token: 'old', expiresAt: '2099-01-01T00:00:00.000Z'});
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
    const never = new AbortController().signal;
    expect(await refusal(backend.listConversations({}, never))).to.include({code: 'unauthorized'});
    const {conversation} = await backend.createConversation({clientId: 'client-id-1', message: {body: 'Hello'}}, never);
    expect(conversation.id).to.be.a('string');
  });
});
