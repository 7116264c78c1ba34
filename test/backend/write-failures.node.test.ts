// What an outbox meets on its way. Nothing that a proxy, a portal or a broken line says may refuse a message for good.
import assert from 'node:assert/strict';
import {afterEach, before, describe, it, mock} from 'node:test';
import {ChatError, type ChatErrorCode} from '../../src/model/chat-error.js';
import {sampleConversation, sampleMessage} from '../support/model-samples.js';
import {
  answer,
  attached,
  FakeEdge,
  Line,
  loadAll,
  nothing,
  page,
  problem,
  StoredCredential,
  tokenOf,
} from './fake-edge.js';

const never = new AbortController().signal;
const now = Date.parse('2026-01-05T10:00:00.000Z');
const message = {clientId: '0192b9d0-0000-7000-8000-000000000001', body: 'Hello'};
const stored = sampleMessage(1, {direction: 'in', clientId: message.clientId});

interface Failure {
  readonly name: string;
  readonly answer: (request: Request) => Response | Promise<Response>;
  readonly code: ChatErrorCode;
  readonly retryable?: boolean;
  readonly status?: number;
  readonly retryAfter?: number;
}

const trouble = {code: 'backend-unavailable', retryable: true} as const;
const failures: readonly Failure[] = [
  {name: 'a network that fails', answer: () => Promise.reject(new TypeError('Failed to fetch')), ...trouble},
  {name: 'a page with status 200', answer: () => page(200), ...trouble},
  {name: 'a redirect to a page', answer: () => redirected(page(200)), ...trouble},
  {name: 'a redirect that is not followed', answer: () => page(302), ...trouble, status: 302},
  {name: 'a 400 of somebody on the way', answer: () => page(400), ...trouble, status: 400},
  {name: 'a 401 of somebody on the way', answer: () => page(401), ...trouble, status: 401},
  {
    name: 'a revoked token',
    answer: () => problem(401, 'unauthorized', {reason: 'revoked'}),
    code: 'unauthorized',
    status: 401,
  },
  {name: 'a 403 of somebody on the way', answer: () => page(403), ...trouble, status: 403},
  {name: 'a gateway’s own problem', answer: () => gatewayProblem(), ...trouble, status: 403},
  {
    name: 'a chat that is switched off',
    answer: () => problem(403, 'chat-disabled'),
    code: 'chat-disabled',
    status: 403,
  },
  {name: 'a conversation that is not ours', answer: () => problem(404, 'not-found'), code: 'not-found', status: 404},
  {name: 'a 404 of somebody on the way', answer: () => page(404), ...trouble, status: 404},
  {name: 'a proxy that wants a password', answer: () => page(407), ...trouble, status: 407},
  {name: 'a 408', answer: () => page(408), ...trouble, status: 408},
  {
    name: 'the same write under way',
    answer: () => problem(409, 'request-in-progress', {}, {'Retry-After': '1'}),
    code: 'request-in-progress',
    retryable: true,
    status: 409,
    retryAfter: 1,
  },
  {
    name: 'a conversation that has ended',
    answer: () => problem(409, 'conversation-ended'),
    code: 'conversation-ended',
    status: 409,
  },
  {name: 'a 413 of somebody on the way', answer: () => page(413), ...trouble, status: 413},
  {
    name: 'a text that is too long',
    answer: () => problem(400, 'invalid-request'),
    code: 'invalid-request',
    status: 400,
  },
  {name: 'a 425', answer: () => page(425), ...trouble, status: 425},
  {name: 'a limit', answer: () => problem(429, 'rate-limited'), code: 'rate-limited', retryable: true, status: 429},
  {
    name: 'a limit for some seconds',
    answer: () => problem(429, 'rate-limited', {}, {'Retry-After': '7'}),
    code: 'rate-limited',
    retryable: true,
    status: 429,
    retryAfter: 7,
  },
  {
    name: 'a limit of a proxy until a date',
    answer: () => page(429, {'Retry-After': new Date(now + 90_000).toUTCString()}),
    ...trouble,
    status: 429,
    retryAfter: 90,
  },
  {name: 'a limit until nonsense', answer: () => page(429, {'Retry-After': 'soon'}), ...trouble, status: 429},
  {
    name: 'a limit until yesterday',
    answer: () => page(429, {'Retry-After': new Date(now - 86_400_000).toUTCString()}),
    ...trouble,
    status: 429,
  },
  {name: 'a broken server', answer: () => problem(500, 'internal'), code: 'internal', retryable: true, status: 500},
  {name: 'a proxy without a server', answer: () => page(502), ...trouble, status: 502},
  {
    name: 'a server that says when',
    answer: () => problem(503, 'unavailable', {}, {'Retry-After': '3'}),
    code: 'unavailable',
    retryable: true,
    status: 503,
    retryAfter: 3,
  },
  {name: 'a proxy that waits no longer', answer: () => page(504), ...trouble, status: 504},
  {
    name: 'a server that is full',
    answer: () => problem(507, 'unavailable'),
    code: 'unavailable',
    retryable: true,
    status: 507,
  },
  {name: 'a network to log in to that says so', answer: () => page(511), ...trouble, status: 511},
  {
    name: 'a problem that is cut',
    answer: () => answer('{"type":"/v1/problems/conv', 'application/problem+json', 409),
    ...trouble,
    status: 409,
  },
  {name: 'a success whose body is cut', answer: (request) => cut(request), ...trouble},
  {
    name: 'a success whose body is half there',
    answer: () => answer(JSON.stringify(stored).slice(0, 90), 'application/json', 201),
    ...trouble,
  },
  {name: 'a success without a body', answer: () => answer('', 'application/json', 201), ...trouble},
  {name: 'a 204', answer: () => new Response(null, {status: 204}), ...trouble},
  {name: 'a success that is no JSON', answer: () => answer('OK', 'application/json', 201), ...trouble},
  {name: 'a success of another type', answer: () => answer(JSON.stringify(stored), 'text/plain', 201), ...trouble},
  {name: 'a success of another shape', answer: () => answer('{"id":7}', 'application/json', 201), ...trouble},
  {name: 'a list for an answer', answer: () => answer('[]', 'application/json', 201), ...trouble},
];

function redirected(response: Response): Response {
  Object.defineProperty(response, 'redirected', {value: true});
  return response;
}

function gatewayProblem(): Response {
  const type = 'https://tools.ietf.org/html/rfc7231#section-6.5.3';
  return answer(JSON.stringify({type, title: 'Forbidden', status: 403}), 'application/problem+json', 403);
}

function cut(request: Request): Response {
  const line = new Line(request, 'application/json', 201).send('{"id":"me_1",');
  queueMicrotask(() => {
    line.break();
  });
  return line.response;
}

async function failureOf(sending: Promise<unknown>): Promise<ChatError> {
  const error: unknown = await sending.then(
    () => 'a success',
    (error: unknown) => error,
  );
  assert.ok(error instanceof ChatError, String(error));
  return error;
}

before(loadAll);
afterEach(() => mock.restoreAll());

describe('a message that meets', () => {
  for (const {name, answer, code, retryable = false, status, retryAfter} of failures) {
    it(`${name} ${retryable ? 'may be sent again' : 'is refused'}`, async () => {
      mock.method(Date, 'now', () => now);
      const edge = new FakeEdge(answer);
      const {backend} = attached(edge);
      const error = await failureOf(backend.sendMessage('co_1', message, never));
      const {code: given, status: givenStatus, retryAfter: givenAfter} = error;
      assert.deepEqual(
        {code: given, retryable: error.retryable, status: givenStatus, retryAfter: givenAfter},
        {code, retryable, status, retryAfter},
      );
      assert.equal(edge.asked.length, 1);
      assert.equal(edge.last?.headers.get('Idempotency-Key'), message.clientId);
    });
  }

  it('a server that does not answer may be sent again', async () => {
    const patience = new AbortController();
    const asked = mock.method(AbortSignal, 'timeout', () => patience.signal);
    const edge = new FakeEdge((request) => nothing(request));
    const sending = failureOf(attached(edge).backend.sendMessage('co_1', message, never));
    while (edge.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    patience.abort(new DOMException('late', 'TimeoutError'));
    const error = await sending;
    assert.deepEqual([error.code, error.retryable, error.status], ['timeout', true, undefined]);
    assert.deepEqual(asked.mock.calls[0]?.arguments, [20_000]);
  });

  it('the end of the session is aborted, whatever comes later', async () => {
    const ending = new AbortController();
    let respond: (response: Response) => void = () => undefined;
    const edge = new FakeEdge(() => new Promise<Response>((resolve) => (respond = resolve)));
    const sending = failureOf(attached(edge).backend.sendMessage('co_1', message, ending.signal));
    while (edge.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    ending.abort();
    respond(answer(JSON.stringify(stored), 'application/json', 201));
    const error = await sending;
    assert.deepEqual([error.code, error.retryable], ['aborted', false]);
  });
});

describe('a message whose token has expired', () => {
  const expired = () => problem(401, 'unauthorized', {reason: 'expired'});
  const isRenewal = ({url}: Request) => url.endsWith('/visitors/me/token');
  const tokenUsed = (request: Request) => request.headers.get('Authorization')?.slice(7);

  it('goes with a new one, by the same key', async () => {
    const edge = new FakeEdge((request) => {
      if (isRenewal(request)) return answer(tokenOf('t2'));
      return tokenUsed(request) === 't2' ? answer(JSON.stringify(stored), 'application/json', 201) : expired();
    });
    const {backend} = attached(edge);
    assert.equal((await backend.sendMessage('co_1', message, never)).id, stored.id);
    const keys = edge.asked
      .filter(({request}) => !isRenewal(request))
      .map(({request}) => request.headers.get('Idempotency-Key'));
    assert.deepEqual(keys, [message.clientId, message.clientId]);
  });

  for (const [name, renewal] of [
    ['by a network that fails', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['by a page', () => page(200)],
    ['by a proxy', () => page(403)],
    ['by a limit', () => problem(429, 'rate-limited', {}, {'Retry-After': '2'})],
    ['by an answer of another shape', () => answer('{"token":1}')],
  ] as const) {
    it(`may be sent again when the renewal is kept from happening ${name}`, async () => {
      const edge = new FakeEdge((request) => (isRenewal(request) ? renewal() : expired()));
      const credential = new StoredCredential(tokenOf('t1'));
      const {backend} = attached(edge, {stored: credential});
      const error = await failureOf(backend.sendMessage('co_1', message, never));
      assert.equal(error.retryable, true);
      assert.equal(credential.value, tokenOf('t1'));
    });
  }
});

describe('the first message of a visitor', () => {
  const isCreation = ({url}: Request) => url.endsWith('/v1/visitors');
  const conversation = {clientId: message.clientId, message: {body: 'Hello'}};

  for (const [name, creation] of [
    ['a page', () => page(200)],
    ['a proxy’s 403', () => page(403)],
    ['a limit', () => problem(429, 'rate-limited')],
    ['an answer of another shape', () => answer('{}', 'application/json', 201)],
  ] as const) {
    it(`may be sent again when ${name} answers for its visitor`, async () => {
      const edge = new FakeEdge((request) => (isCreation(request) ? creation() : page(500)));
      const credential = new StoredCredential();
      const {backend} = attached(edge, {stored: credential});
      assert.equal((await failureOf(backend.createConversation(conversation, never))).retryable, true);
      assert.equal(credential.value, null);
    });
  }

  it('may be sent again when its answer cannot be read', async () => {
    const wire = {conversation: sampleConversation(), messages: [stored]};
    for (const body of ['{}', JSON.stringify({...wire, conversation: {id: 1}}), JSON.stringify(wire).slice(0, 200)]) {
      const {backend} = attached(new FakeEdge(() => answer(body, 'application/json', 201)));
      const error = await failureOf(backend.createConversation(conversation, never));
      assert.deepEqual([error.code, error.retryable], ['backend-unavailable', true]);
    }
  });
});

describe('a file', () => {
  const upload = {
    id: 'at_1',
    upload: {method: 'PUT', url: '/v1/put', headers: {}, expiresAt: '2099-01-01T00:00:00.000Z'},
  };
  const file = {clientId: message.clientId, file: new Blob(['notes']), name: 'notes.txt'};
  const outcomeOf = (put: () => Response) =>
    failureOf(
      attached(
        new FakeEdge(({method}) =>
          method === 'PUT' ? put() : answer(JSON.stringify(upload), 'application/json', 201),
        ),
      ).backend.uploadAttachment(file, never),
    );

  for (const [name, put] of [
    ['a page', () => page(200)],
    ['nothing', () => new Response(null, {status: 204})],
    ['a proxy’s 403', () => page(403)],
    ['half an answer', () => answer('{"id":')],
  ] as const) {
    it(`may be brought again when ${name} answers for its bytes`, async () => {
      const error = await outcomeOf(put);
      assert.deepEqual([error.code, error.retryable], ['backend-unavailable', true]);
    });
  }

  it('beyond a proxy’s limit is too large, however often it comes', async () => {
    const error = await outcomeOf(() => page(413));
    assert.deepEqual([error.code, error.retryable, error.status], ['attachment-too-large', false, 413]);
  });
});
