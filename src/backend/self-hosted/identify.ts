import {IdentifiedSchema} from '../../wire/identity-wire.js';
import type {HttpClient} from './http.js';
import {read} from './read.js';

/** Endpoint 5. Repeated with the visitor token from before, it answers the same again. */
export async function identify(
  http: HttpClient,
  {jwt, token}: {readonly jwt: string; readonly token: string},
  signal = AbortSignal.any([]),
) {
  const request = {method: 'POST', path: 'visitors/me/identity', body: {jwt}, token, signal} as const;
  return read((json) => IdentifiedSchema.parse(json), await http.json(request));
}
