import {Agent} from 'node:http';
import {send} from './load.mjs';

const agent = new Agent({keepAlive: true, maxSockets: 16});

async function ask(origin, options) {
  const {status, text} = await send(agent, origin, options);
  if (status >= 300) throw new Error(`${options.path}: ${status} ${text.slice(0, 300)}`);
  return text === '' ? undefined : JSON.parse(text);
}

let keys = 0;
export const newKey = () => `bench-key-${String(++keys).padStart(9, '0')}`;

/** A visitor of the chat server with one conversation. */
export async function newWriter(origin) {
  const {token, visitorId} = await ask(origin, {path: '/v1/visitors', body: {siteKey: 'pk_demo'}});
  const headers = {authorization: `Bearer ${token}`};
  const body = {message: {body: 'Hello'}};
  const path = '/v1/conversations';
  const {conversation} = await ask(origin, {path, headers: {...headers, 'idempotency-key': newKey()}, body});
  return {visitorId, headers, conversationId: conversation.id};
}

/** Sends messages as these writers, in turn. */
export function messagesOf(origin, writers, name = 'kustomer-chat') {
  return {
    name,
    origin,
    next: (index) => {
      const {headers, conversationId} = writers[index % writers.length];
      return {
        path: `/v1/conversations/${conversationId}/messages`,
        headers: {...headers, 'idempotency-key': newKey()},
        body: {body: `Message ${keys}: my lamp flickers since yesterday, what can I do?`},
      };
    },
  };
}
