import assert from 'node:assert/strict';
import {fork, type ChildProcess} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import createClient, {type Client} from 'openapi-fetch';
import type {components, paths} from '../../examples/bot/api.js';
import {ChatServerProcess} from '../support/chat-server-process.mjs';

type Message = components['schemas']['Message'];

const root = join(import.meta.dirname, '../..');

/** The example as its README starts it. It can be killed and started again. */
class BotProcess {
  readonly cursorFile = join(mkdtempSync(join(tmpdir(), 'kustomer-chat-bot-')), 'cursor');
  #child: ChildProcess | undefined;

  start(origin: string): void {
    this.#child = fork(join(root, 'examples/bot/bot.ts'), {
      execArgv: ['--import', 'tsx'],
      env: {...process.env, CHAT_URL: origin, CURSOR_FILE: this.cursorFile},
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** Where it would go on; it listens since there is one. */
  get cursor(): string {
    return existsSync(this.cursorFile) ? readFileSync(this.cursorFile, 'utf8') : '';
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(join(this.cursorFile, '..'), {recursive: true, force: true});
  }
}

async function until<Value>(what: string, read: () => Promise<Value | undefined | false> | Value | undefined | false) {
  const end = Date.now() + 30_000;
  for (;;) {
    const value = await read();
    if (value) return value;
    if (Date.now() > end) assert.fail(`Not within 30 s: ${what}`);
    await wait(20);
  }
}

/** A page's side of the API, by the same client that the bot has. */
class Visitor {
  readonly #chat: Client<paths>;
  readonly id: string;

  constructor(chat: Client<paths>, id: string) {
    this.#chat = chat;
    this.id = id;
  }

  static async begin(origin: string, text: string): Promise<Visitor> {
    const {data: visitor} = await createClient<paths>({baseUrl: origin}).POST('/v1/visitors', {
      body: {siteKey: 'pk_demo'},
    });
    assert.ok(visitor);
    const chat = createClient<paths>({baseUrl: origin, headers: {Authorization: `Bearer ${visitor.token}`}});
    const {data: created, response} = await chat.POST('/v1/conversations', {
      params: {header: {'Idempotency-Key': randomUUID()}},
      body: {message: {body: text}},
    });
    assert.ok(created);
    assert.equal(response.headers.get('location'), `/v1/conversations/${created.conversation.id}`);
    return new Visitor(chat, created.conversation.id);
  }

  async send(body: components['schemas']['PostConversationsByIdMessagesRequest']): Promise<void> {
    const params = {path: {id: this.id}, header: {'Idempotency-Key': randomUUID()}};
    const {error} = await this.#chat.POST('/v1/conversations/{id}/messages', {params, body});
    assert.equal(error, undefined);
  }

  async stop(messageId: string): Promise<void> {
    const params = {path: {id: this.id, messageId}};
    const {error} = await this.#chat.POST('/v1/conversations/{id}/messages/{messageId}/stop', {params});
    assert.equal(error, undefined);
  }

  async messages(): Promise<readonly Message[]> {
    const {data} = await this.#chat.GET('/v1/conversations/{id}/messages', {params: {path: {id: this.id}}});
    assert.ok(data);
    return data.items;
  }

  /** The newest message once it is the team's, has this text and does not grow. */
  hears(text: RegExp): Promise<Message> {
    return until(String(text), async () => {
      const last = (await this.messages()).at(-1);
      return last?.direction === 'out' && !last.streaming && text.test(last.body) && last;
    });
  }

  async choose({id, template}: Message, value: string): Promise<void> {
    assert.equal(template?.type, 'quickReplies');
    assert.ok(template.actions.some((action) => action.value === value));
    await this.send({reply: {messageId: id, value}});
  }
}

describe('the example of a bot', () => {
  const server = new ChatServerProcess();
  const bot = new BotProcess();
  let origin = '';

  before(async () => {
    origin = await server.start();
    bot.start(origin);
    await until('the bot listens', () => bot.cursor !== '');
  });
  after(() => Promise.all([bot.remove(), server.remove()]));

  it('greets, offers answers, writes the chosen one piece by piece, and does not answer itself', async () => {
    const visitor = await Visitor.begin(origin, 'Hi');
    const greeting = await visitor.hears(/^Hello, I am Hal/);
    assert.deepEqual([greeting.sender.type, greeting.sender.ai], ['assistant', true]);
    await visitor.choose(greeting, 'Delivery');
    const growing = await until('an answer that grows', async () => {
      const last = (await visitor.messages()).at(-1);
      return last?.streaming && last;
    });
    const answer = await visitor.hears(/^Small things leave .* made to order\.$/);
    assert.equal(answer.id, growing.id);
    await visitor.send({body: 'constructor'});
    await visitor.hears(/^Sorry/);
    assert.equal((await visitor.messages()).length, 6);
  });

  it('says no more when the customer stops it', async () => {
    const visitor = await Visitor.begin(origin, 'Hi');
    await visitor.choose(await visitor.hears(/^Hello/), 'Delivery');
    const growing = await until('a first piece', async () => {
      const last = (await visitor.messages()).at(-1);
      return last?.streaming && last.body !== '' && last;
    });
    await visitor.stop(growing.id);
    const stopped = (await visitor.messages()).at(-1);
    await visitor.send({body: 'Something else'});
    await visitor.hears(/^Sorry/);
    const {body, streaming} = (await visitor.messages()).at(-3) ?? assert.fail();
    assert.deepEqual([body, streaming], [stopped?.body, false]);
    assert.ok(body.length > 0 && !body.endsWith('made to order.'));
  });

  it('hands over to people, and is silent from then on', async () => {
    const visitor = await Visitor.begin(origin, 'Hi');
    await visitor.hears(/^Hello/);
    await visitor.send({body: 'I want an agent!'});
    await visitor.hears(/^I fetch a colleague/);
    const agent = createClient<paths>({baseUrl: origin, headers: {Authorization: 'Bearer ak_demo'}});
    const path = {id: visitor.id};
    await until('people have it', async () => {
      const {data} = await agent.GET('/v1/agent/conversations/{id}', {params: {path}});
      return data && !data.isInAssistantMode;
    });
    await visitor.send({body: 'Are you there?'});
    // Once it has answered somebody who came later it has passed over this one.
    await (await Visitor.begin(origin, 'Hi')).hears(/^Hello/);
    assert.equal((await visitor.messages()).at(-1)?.body, 'Are you there?');
    const {data} = await agent.POST('/v1/agent/conversations/{id}/messages', {
      params: {path, header: {'Idempotency-Key': randomUUID()}},
      body: {body: 'I am.', sender: {type: 'agent', displayName: 'Nora'}},
    });
    assert.equal(data?.sender.displayName, 'Nora');
  });

  it('answers after a restart what was said meanwhile, and nothing twice', async () => {
    const visitor = await Visitor.begin(origin, 'Hi');
    const greeting = await visitor.hears(/^Hello/);
    await visitor.choose(greeting, 'Delivery');
    await until('a first piece', async () => (await visitor.messages()).at(-1)?.body.startsWith('Small'));
    await bot.kill(); // in the middle of its answer: the event is not handled yet
    const late = await Visitor.begin(origin, 'Is anybody there?');
    bot.start(origin);
    const answer = await visitor.hears(/made to order\.$/);
    await late.hears(/^Hello/);
    assert.deepEqual(
      (await visitor.messages()).map(({body}) => body),
      ['Hi', greeting.body, 'Delivery', answer.body],
    );
    assert.equal((await late.messages()).length, 2);
  });

  it('goes on when the server was away', async () => {
    const visitor = await Visitor.begin(origin, 'Hi');
    await visitor.hears(/^Hello/);
    await server.stop();
    await server.start();
    await visitor.send({body: 'Opening hours'});
    await visitor.hears(/^We are here/);
  });
});
