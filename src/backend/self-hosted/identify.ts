import {toChatError} from '../../model/chat-error.js';
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

/**
 * The token that a login has brought whose answer was lost; undefined where it has not reached the server. Then it is
 * not repeated: whoever logs in now may be somebody else.
 */
export async function successor(http: HttpClient, login: {readonly jwt: string; readonly token: string}) {
  try {
    await http.json({path: 'visitors/me', token: login.token, signal: AbortSignal.any([])});
    return undefined;
  } catch (error) {
    if (toChatError(error).code !== 'unauthorized') throw error;
  }
  try {
    return await identify(http, login);
  } catch (error) {
    // Too old by now, or void for another reason: the next login may be the same customer's.
    if (toChatError(error).retryable) throw error;
    return undefined;
  }
}
