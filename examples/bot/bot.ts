// A bot for kustomer-chat: greets, offers answers to choose from, streams them in pieces, hands over to people.
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {setTimeout as wait} from 'node:timers/promises';
import createClient from 'openapi-fetch';
import type {components, paths} from './api.js';

type Schemas = components['schemas'];
const {CHAT_URL = 'http://localhost:8787', CHAT_KEY = 'ak_demo', CURSOR_FILE = '.bot-cursor'} = process.env;
const chat = createClient<paths>({baseUrl: CHAT_URL, headers: {Authorization: `Bearer ${CHAT_KEY}`}});
const sender = {type: 'assistant', displayName: 'Hal', ai: true} as const;
const answers = new Map([
  ['Opening hours', 'We are here from Monday to Friday, 9 to 17.'],
  ['Delivery', 'Small things leave our house within two working days; furniture is made to order.'],
]);
const actions = [...answers.keys(), 'Agent'].map((value) => ({value, displayText: value}));

/** What may work later throws, so that the event comes again; what is refused for good is told and left. */
function done<Data>({data, error, response}: {data?: Data; error?: {detail?: string} | undefined; response: Response}) {
  if (error && (response.status >= 500 || response.headers.has('retry-after'))) throw new Error(error.detail);
  if (error) console.error(`${response.status} ${error.detail}`);
  return data;
}

/** The key is made of what is answered: however often the event comes, there is one answer. */
async function say(id: string, cause: string, message: Schemas['PostAgentConversationsByIdMessagesRequest']) {
  const params = {path: {id}, header: {'Idempotency-Key': `bot:${cause}`}};
  return done(await chat.POST('/v1/agent/conversations/{id}/messages', {params, body: {sender, ...message}}));
}

async function sayInPieces(id: string, cause: string, text: string) {
  const message = await say(id, cause, {streaming: true});
  for (let offset = 0; message && offset < text.length; offset += 20) {
    // With the offset no piece is added twice. Refused, it has ended: the customer wants to hear no more.
    const body = {append: text.slice(offset, offset + 20), offset, done: offset + 20 >= text.length};
    const params = {path: {id, messageId: message.id}};
    if (!done(await chat.PATCH('/v1/agent/conversations/{id}/messages/{messageId}', {params, body}))) return;
    await wait(50);
  }
}

async function answer(event: Schemas['StreamEvent']) {
  if (event.type !== 'message.created' || event.data.direction !== 'in') return; // its own, for one
  const {id: cause, conversationId: id, seq, body} = event.data;
  const talk = done(await chat.GET('/v1/agent/conversations/{id}', {params: {path: {id}}}));
  if (!talk || talk.ended || talk.assistantId !== null || (seq > 1 && !talk.isInAssistantMode)) return; // people have it
  const setMode = async (isInAssistantMode: boolean) =>
    done(await chat.PATCH('/v1/agent/conversations/{id}', {params: {path: {id}}, body: {isInAssistantMode}}));
  if (seq === 1) {
    await setMode(true);
    await say(id, cause, {body: 'Hello, I am Hal, a bot.', template: {type: 'quickReplies', actions}});
  } else if (/\b(agent|human|person)\b/i.test(body)) {
    await say(id, cause, {body: 'I fetch a colleague, who will answer here.'});
    await setMode(false);
  } else if (answers.has(body)) await sayInPieces(id, cause, answers.get(body) ?? '');
  else await say(id, cause, {body: 'Sorry? Choose, or ask for an agent.', template: {type: 'quickReplies', actions}});
}

async function listen() {
  await wait(1000); // not more often, when the line breaks again and again
  const cursor = existsSync(CURSOR_FILE) ? readFileSync(CURSOR_FILE, 'utf8') : '';
  const life = new AbortController();
  const watchdog = setTimeout(() => life.abort(), 45_000); // a comment comes every 15 s
  const options = {params: {header: {'Last-Event-ID': cursor}}, parseAs: 'stream', signal: life.signal} as const;
  const stream = done(await chat.GET('/v1/agent/events', options));
  let rest = '';
  for await (const text of stream?.pipeThrough(new TextDecoderStream()) ?? []) {
    watchdog.refresh();
    const frames = (rest + text).split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      const [, data] = /^data: (.*)$/m.exec(frame) ?? [];
      if (data) await answer(JSON.parse(data) as Schemas['StreamEvent']);
      const [, id] = /^id: (.*)$/m.exec(frame) ?? [];
      if (id) writeFileSync(CURSOR_FILE, id); // only now: what was not handled comes again
    }
  }
}

for (;;) await listen().catch((error: unknown) => console.error(String(error)));
