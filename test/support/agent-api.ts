import type {Conversation} from '../../src/model/conversation.js';
import type {Message} from '../../src/model/message.js';
import {uuidV7} from '../../src/model/uuid.js';

/** The agents' side of the real server, as the demo agent; see the proxy in `chat-server-plugin.mjs`. */
async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`/agent-api/${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : {'Content-Type': 'application/json'}),
      ...(method === 'POST' ? {'Idempotency-Key': uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))} : {}),
    },
    ...(body === undefined ? {} : {body: JSON.stringify(body)}),
  });
  const json: unknown = response.status === 204 ? undefined : await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(json)}`);
  return json;
}

const sender = {type: 'agent', displayName: 'Nora'};

/** The newest first. */
export async function agentConversations(): Promise<readonly Conversation[]> {
  return ((await ask('GET', 'conversations?limit=200')) as {items: Conversation[]}).items;
}

export async function agentConversation(id: string): Promise<Conversation> {
  return (await ask('GET', `conversations/${id}`)) as Conversation;
}

export async function agentMessages(id: string): Promise<readonly Message[]> {
  return ((await ask('GET', `conversations/${id}/messages`)) as {items: Message[]}).items;
}

export async function agentSays(id: string, body: string): Promise<Message> {
  return (await ask('POST', `conversations/${id}/messages`, {body, sender})) as Message;
}

export async function agentTypes(id: string, typing = true): Promise<void> {
  await ask('POST', `conversations/${id}/typing`, {typing, sender});
}

export async function agentEnds(id: string): Promise<void> {
  await ask('POST', `conversations/${id}/end`, {});
}

export async function agentReads(id: string, lastReadMessageId: string): Promise<void> {
  await ask('PUT', `conversations/${id}/read`, {lastReadMessageId});
}

/** Whether a message with this body exists in any conversation: what “nothing was created” is asserted with. */
export async function findConversation(body: string): Promise<Conversation | undefined> {
  return (await agentConversations()).find(({preview}) => preview?.text === body);
}
