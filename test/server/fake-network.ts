import type {OutboundFetch} from '../../server/src/desk/desk.js';

/** One request that left the desk. */
export interface Call {
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
  readonly allowPrivate: boolean;
  readonly answer: (response: Response | Error) => void;
}

/** Where webhooks arrive: a test looks at each call and answers it when it likes. */
export class FakeNetwork {
  readonly calls: Call[] = [];
  readonly #waiting: (() => void)[] = [];

  readonly fetch: OutboundFetch = async (request, {allowPrivate}) => {
    const {url, headers} = request;
    const text = await request.text();
    return new Promise((resolve, reject) => {
      const answer = (response: Response | Error) => (response instanceof Error ? reject(response) : resolve(response));
      this.calls.push({url, headers, text, allowPrivate, answer});
      for (const wake of this.#waiting.splice(0)) wake();
    });
  };

  /** The call of this number, counted from 1, once it has come. */
  async call(number: number): Promise<Call> {
    for (;;) {
      const call = this.calls[number - 1];
      if (call) return call;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}

/** Answers every call at once. */
export function answering(answer: unknown, init: ResponseInit = {}): OutboundFetch {
  return () => Promise.resolve(new Response(typeof answer === 'string' ? answer : JSON.stringify(answer), init));
}
