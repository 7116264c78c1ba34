import {streamOf, type TextSource} from './text-source.js';

/** As much of a request as is read here; every `Request` is one. */
export interface ServerRequest extends Pick<Request, 'method' | 'url' | 'body' | 'signal'> {
  readonly headers: Pick<Headers, 'get' | 'has'>;
  /** The address in parts, where an adapter has them; nobody changes it. */
  readonly parsedUrl?: URL;
  /**
   * Everything in `body` at once, where an adapter can do that for less; undefined when it is larger than `limit`. Rejects
   * when the client leaves in the middle.
   */
  readonly readBody?: (limit: number) => Promise<Uint8Array | undefined>;
}

/** An answer whose whole body is known: an adapter sends it for less than a `Response`. */
export interface TextAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string | null;
}

/** An answer that goes on. */
export interface SourceAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly source: TextSource;
}

export type ServerAnswer = Response | TextAnswer | SourceAnswer;

export function asResponse(answer: ServerAnswer, {signal}: Pick<ServerRequest, 'signal'>): Response {
  if (answer instanceof Response) return answer;
  const {status, headers} = answer;
  return new Response('text' in answer ? answer.text : streamOf(answer.source, signal), {status, headers});
}
