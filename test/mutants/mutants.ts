import type {Patch} from '../simulation/bundle.js';

/** A deliberate break of the product that the simulation must notice. */
export interface Mutant {
  readonly name: string;
  readonly patches: readonly Patch[];
}

function mutant(name: string, file: string, find: string, replace: string): Mutant {
  return {name, patches: [{file, find, replace}]};
}

const outbox = 'src/session/outbox.ts';
const delivery = 'src/session/delivery.ts';
const writer = 'src/session/message-writer.ts';
const account = 'src/session/account.ts';
const live = 'src/session/live-updates.ts';
const eventLog = 'src/backend/self-hosted/event-log.ts';
const eventStream = 'src/backend/self-hosted/event-stream.ts';

export const mutants: readonly Mutant[] = [
  mutant(
    'a bubble is shown before it is stored',
    outbox,
    'const isDurable = await write().catch(',
    'write().catch(() => undefined); const isDurable = await Promise.resolve(true).catch(',
  ),
  mutant(
    'a record goes before the server has it',
    delivery,
    'const trying = new AbortController();',
    'const trying = new AbortController(); void environment.storage.set(recordName(record), undefined);',
  ),

  mutant(
    'each try has an id of its own',
    writer,
    'await backend.sendMessage(id, {clientId: sentAs, ...message}, signal)',
    'await backend.sendMessage(id, {clientId: newClientId(environment), ...message}, signal)',
  ),
  mutant(
    'the server knows a key no longer',
    'server/src/desk/idempotency.ts',
    'if (stored) {',
    'if (stored && stored.status === 0) {',
  ),
  mutant(
    'what is refused is dropped without a word',
    delivery,
    'const failed = {...record, failed: plainError(error)};',
    'const failed = {...record, failed: plainError(error)}; if (lane) return this.#parts.forget(record.clientId, []);',
  ),
  mutant(
    'after five tries it gives up',
    delivery,
    'if (!error.retryable) {',
    'if (!error.retryable || failures >= 5) {',
  ),
  mutant(
    'a login drops the outbox',
    'src/session/chat-session.ts',
    'const {draft, screen} = this.state;\n    this.#hadVisitor = true;',
    `const {draft, screen} = this.state;
    const {storage} = this.#parts.environment;
    await storage.write((await storage.list('outbox/')).map(([name]) => [name, undefined] as const));
    await this.#visit.correspondence?.outbox.restore();
    this.#hadVisitor = true;`,
  ),
  mutant(
    'a logout keeps the outbox',
    'src/session/start-over.ts',
    'await (wipe ? environment.storage.clear() : environment.storage.renew());',
    `const kept = await environment.storage.list('outbox/');
  await (wipe ? environment.storage.clear() : environment.storage.renew());
  await environment.storage.write(kept);`,
  ),
  mutant(
    'a logout wipes without a fence',
    'src/session/start-over.ts',
    'environment.storage.clear()',
    `environment.storage.list('outbox/').then((all) => environment.storage.write([...all.map(([name]) =>
      [name, undefined] as const), ['screen', undefined], ['draft', undefined], ['text/draft', undefined]]))`,
  ),
  mutant(
    'what a former visitor asked for is still answered',
    'src/session/visit.ts',
    '  end(): void {\n    this.#ending.abort();\n  }',
    '  end(): void {}',
  ),
  mutant(
    'stored writes are sent newest first',
    'src/session/outbox-record.ts',
    'rank(one) - rank(other) || one.order - other.order;',
    'rank(one) - rank(other) || other.order - one.order;',
  ),
  {
    name: 'what waits stands in any order',
    patches: [
      {file: outbox, find: 'records.sort(byOrder)', replace: 'records'},
      {
        file: 'src/session/reduce.ts',
        find: '[...outgoing].sort((one, other) => one.createdAt.localeCompare(other.createdAt))',
        replace: 'outgoing',
      },
    ],
  },
  mutant(
    'messages stand in the order in which they come',
    'src/model/message-pages.ts',
    'if (!newest || message.seq > newest.seq) return append(list, message);',
    'if (!newest || !list.pages.some((page) => page.some(({id}) => id === message.id))) return append(list, message);',
  ),

  mutant(
    'the cursor is forgotten',
    eventStream,
    'const {cursor} = log;',
    'const cursor = log.taken < 0 ? log.cursor : null;',
  ),
  mutant('a reset is ignored', eventLog, '        observer.reset(this.#cursor);\n        return;', '        return;'),
  mutant(
    'a dead line is not noticed',
    'src/backend/self-hosted/event-feed.ts',
    'const silence = 45_000;',
    'const silence = 4_500_000_000;',
  ),
  mutant(
    'a page that follows ignores what the stream has said',
    live,
    'if (this.#heard) this.#heard.push(message);',
    `if (message.type === 'event') return;
    if (this.#heard) this.#heard.push(message);`,
  ),
  mutant(
    'a page without the lead delivers and goes on',
    outbox,
    'follow: () => {\n        this.#endDelivery();',
    'follow: () => {\n        this.#endDelivery = () => undefined;',
  ),
  mutant('a request in progress is a refusal', 'src/wire/problem-wire.ts', " || code === 'request-in-progress'", ''),

  mutant(
    'whose conversation it is, is not asked',
    'server/src/desk/conversation-writes.ts',
    'if (stored?.subjectId !== subjectId) throw notFound',
    "if (!stored || subjectId === '') throw notFound",
  ),

  mutant('news are told as often as they come', 'src/session/news.ts', 'if (this.#told.has(name)) return false;', ''),

  mutant(
    'a record stays when the server has it',
    delivery,
    'const changes: StorageEntry[] = [[recordName(record), undefined], ...behind, ',
    'const changes: StorageEntry[] = [...behind, ',
  ),
  mutant(
    'a portal’s page is a refusal',
    'src/backend/self-hosted/read.ts',
    "new ChatError('backend-unavailable', message, {retryable: true, cause})",
    "new ChatError('backend-unavailable', message, {retryable: false, cause})",
  ),
  mutant(
    'what is typed is not kept',
    'src/session/composer-texts.ts',
    'await (this.saving = environment.storage.set(name, text || undefined));',
    'await (this.saving = environment.storage.write([]));',
  ),
  mutant(
    'the stream does not say what is unread',
    'server/src/routes/event-stream.ts',
    "return lastUnread === '' || entries.some(changesUnread) ? text + (await unreadFrame()) : text;",
    "return lastUnread === '' ? text + (await unreadFrame()) : text;",
  ),
  mutant(
    'a logout is kept from the other pages',
    'src/session/chat-session.ts',
    "if (isToldElsewhere) this.#visit.join({type: 'wiped'});",
    'if (isToldElsewhere) this.#visit.join();',
  ),

  mutant(
    'forgetting does not wait for the server',
    account,
    'const refused = hadVisitor ? await this.#erase() : undefined;',
    'const refused = undefined; if (hadVisitor) this.#erase().catch(() => undefined);',
  ),
  mutant(
    'what is forgotten stays on this device',
    account,
    'what the server refuses now is known\n      await this.#startOver(true);',
    'what the server refuses now is known\n      await this.#startOver(false);',
  ),
  mutant(
    'an erasure leaves the conversations',
    'server/src/desk/erase.ts',
    'if (stored) await deleteConversation(desk, transaction, journal, stored);',
    '',
  ),
  mutant(
    'a file is stored without its bytes',
    outbox,
    'environment.storage.write([[recordName(record), record], ',
    'environment.storage.write([[recordName(record), {...record, attachments: undefined}], ',
  ),
  mutant(
    'a message does not wait for its file',
    writer,
    "(await import('./bring-files.js')).bringFiles(this.#parts, attachments, signal)));",
    '[]));',
  ),
  mutant(
    'a page that slept takes the next visitor’s credential away',
    'src/backend/self-hosted/visitor-token.ts',
    'if (left?.token !== refused) return left?.token;',
    'if (left?.token === undefined) return undefined;',
  ),
  mutant(
    'a page that slept wipes what is the next visitor’s',
    account,
    'await environment.storage.write([]);',
    'await Promise.resolve();',
  ),
];
