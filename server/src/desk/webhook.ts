import * as z from 'zod/mini';
import type {CustomAttributes} from '../../../src/model/custom-attributes.js';
import type {CallWebhookStep} from '../config/assistant.js';
import type {Desk} from './desk.js';
import {isPrivateHost} from './network-address.js';

const limits = {answerBytes: 65_536, timeoutSeconds: {standard: 5, most: 20}, messages: 10, bodyChars: 5000};

const AnswerSchema = z.object({
  next: z.optional(z.nullable(z.string())),
  say: z.optional(
    z.array(z.string().check(z.regex(/\S/), z.maxLength(limits.bodyChars))).check(z.maxLength(limits.messages)),
  ),
  attributes: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
});

/** What a webhook answered. */
export interface WebhookAnswer {
  readonly next: string | null;
  readonly say: readonly string[];
  readonly attributes: CustomAttributes;
}

export function timeoutOf({timeoutSeconds = limits.timeoutSeconds.standard}: CallWebhookStep): number {
  return Math.min(timeoutSeconds, limits.timeoutSeconds.most) * 1000;
}

/**
 * Posts `payload`, signed by Standard Webhooks where the step has a secret. `id` is the same for every try of the same
 * call. Rejects with what was wrong, in words that hold neither the URL nor anything of the customer.
 */
export async function callWebhook(
  desk: Pick<Desk, 'fetch' | 'clock'>,
  step: CallWebhookStep,
  {id, payload}: {readonly id: string; readonly payload: unknown},
): Promise<WebhookAnswer> {
  const {allowPrivate = false, secret} = step;
  const url = new URL(step.url);
  if (!/^https?:$/.test(url.protocol)) throw new Error('only http and https are called');
  if (!allowPrivate && isPrivateHost(url.hostname)) throw new Error('its host is private');
  const body = JSON.stringify(payload);
  const seconds = String(Math.floor(desk.clock() / 1000));
  const signature = secret === undefined ? undefined : await sign(secret, `${id}.${seconds}.${body}`);
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(new Error('no answer in time')), timeoutOf(step));
  try {
    const request = new Request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': 'kustomer-chat',
        'webhook-id': id,
        'webhook-timestamp': seconds,
        ...(signature === undefined ? {} : {'webhook-signature': signature}),
      },
      body,
      redirect: 'manual',
      credentials: 'omit',
      signal: timeout.signal,
    });
    const answer = desk.fetch(request, {allowPrivate}).then(read);
    // Also when whoever fetches does not listen to the signal.
    return await Promise.race([answer, rejection(timeout.signal)]);
  } finally {
    clearTimeout(timer);
    timeout.abort(); // an answer that was not read to its end would keep its connection
  }
}

/** `v1,` and the HMAC-SHA256 in base64, as Standard Webhooks names it. */
export async function sign(secret: string, content: string): Promise<string> {
  const bytes = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (character) => character.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', bytes, {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(content)));
  return `v1,${btoa(String.fromCharCode(...signature))}`;
}

async function read(response: Response): Promise<WebhookAnswer> {
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    throw new Error('it redirects');
  }
  if (!response.ok) throw new Error(`it answered with ${response.status}`);
  const text = await readText(response);
  const parsed = AnswerSchema.safeParse(text.trim() === '' ? {} : parse(text));
  if (!parsed.success) throw new Error(`its answer is wrong: ${z.prettifyError(parsed.error)}`);
  const {next = null, say = [], attributes = {}} = parsed.data;
  return {next, say, attributes};
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > limits.answerBytes) {
      await reader?.cancel();
      throw new Error('its answer is larger than 64 kB');
    }
    text += decoder.decode(part.value, {stream: true});
  }
  return text + decoder.decode();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, (name, value: unknown) => {
      if (name === '__proto__') throw new Error('its answer names __proto__');
      return value;
    });
  } catch {
    throw new Error('its answer is no JSON');
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
