import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {createInterface} from 'node:readline';
import {after, describe, it} from 'node:test';
import {openStore} from '../../../server/src/store/open-store-node.js';
import {exampleConversation, exampleEvent, exampleMessage, exampleVisitor, namesOf, range} from './store-examples.js';
import {storeContract} from './store-contract.js';

// One folder for the whole file: a new one takes seconds to make.
const dataDir = join(mkdtempSync(join(tmpdir(), 'kustomer-chat-pglite-')), 'data');
after(() => rmSync(dirname(dataDir), {recursive: true, force: true}));

storeContract('PGlite', () => openStore({dataDir}));

describe('PGlite in a folder', () => {
  const stored = exampleConversation();
  const {subjectId} = stored;
  const {id} = stored.conversation;

  it('gives a reopened folder everything back, and goes on where it was', async () => {
    const visitor = exampleVisitor();
    const first = await openStore({dataDir});
    await first.transaction(async (transaction) => {
      await transaction.insertVisitor(visitor);
      await transaction.insertConversation(stored);
      await transaction.insertMessage(exampleMessage(id));
      await transaction.appendEvent(subjectId, exampleEvent(id, 'first'));
    });
    const position = await first.log(subjectId);
    const cursor = await first.agentLog();
    const keys = await first.signingKeys();
    await first.transaction((transaction) => transaction.appendAgentEvent(exampleEvent(id, 'agents')));
    await first.close();
    const second = await openStore({dataDir});
    assert.equal(second.kind, 'pglite');
    assert.deepEqual(await second.visitor(visitor.id), visitor);
    assert.deepEqual(await second.conversation(id), {...stored, lastSeq: 1});
    assert.deepEqual(await second.log(subjectId), position);
    assert.deepEqual(await second.signingKeys(), keys);
    assert.deepEqual(namesOf((await second.agentEvents(cursor, 10)) ?? []), ['agents']);
    const next = await second.transaction((transaction) => transaction.insertMessage(exampleMessage(id)));
    assert.equal(next.message.seq, 2);
    await second.close();
  });

  it('refuses a second server, also in the same process, and names the first', async () => {
    const store = await openStore({dataDir});
    await assert.rejects(openStore({dataDir}), (error) => {
      assert.ok(error instanceof Error);
      assert.ok(error.message.includes(dataDir), error.message);
      assert.match(error.message, new RegExp(`process id ${process.pid}, started at \\d{4}-\\d\\d-\\d\\dT`));
      return true;
    });
    await store.ping(5000);
    await store.close();
  });

  it('takes over from a server that was killed while it wrote, with all that was acknowledged, once', async () => {
    const before = (await countOf(id)) + 1;
    const writer = startWriter(id);
    let acknowledged = 0;
    for await (const line of writer.lines) {
      acknowledged = Number(line);
      // While it lives it is alone.
      if (acknowledged === before) {
        await assert.rejects(openStore({dataDir}), new RegExp(`process id ${writer.process.pid},`));
      }
      if (acknowledged === before + 40) break;
    }
    writer.process.kill('SIGKILL');
    await once(writer.process, 'exit');
    const store = await openStore({dataDir});
    const messages = await store.messages(id, {limit: 1000});
    assert.deepEqual(
      messages.map(({message}) => message.seq),
      range(1, messages.length),
    );
    assert.ok(messages.length >= acknowledged, `${messages.length} of ${acknowledged} acknowledged`);
    const {last} = await store.log(subjectId);
    // One transaction each: a message is there with its event, or not at all. The first one was written above.
    assert.equal(last, messages.length - 1);
    await store.close();
  });

  it('starts anew when the process died while it made the database', async () => {
    const half = `${dataDir}-half`;
    mkdirSync(join(half, 'database.new'), {recursive: true});
    writeFileSync(join(half, 'database.new', 'PG_VERSION'), '18\n');
    const store = await openStore({dataDir: half});
    await store.ping(5000);
    await store.close();
    assert.ok(!existsSync(join(half, 'database.new')));
  });

  async function countOf(conversationId: string): Promise<number> {
    const store = await openStore({dataDir});
    const count = (await store.conversation(conversationId))?.lastSeq ?? 0;
    await store.close();
    return count;
  }

  function startWriter(conversationId: string) {
    const script = join(import.meta.dirname, 'pglite-writer.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, conversationId, subjectId], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    after(() => child.kill('SIGKILL'));
    return {process: child, lines: createInterface({input: child.stdout})};
  }
});
