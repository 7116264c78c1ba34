import {isDeepStrictEqual} from 'node:util';
import type {Conversation} from '../../src/model/conversation.js';
import type {Message} from '../../src/model/message.js';
import type {Unread} from '../../src/model/unread.js';
import {Ledger} from './ledger.js';
import type {Look} from './tab.js';
import type {Trial} from './trial.js';

/** What is so at one moment, on all sides. */
interface World {
  readonly trial: Trial;
  /** Of this trial, by conversation. */
  readonly threads: ReadonlyMap<Conversation, readonly Message[]>;
  /** By the name of the tab, each read while it was in front. */
  readonly looks: ReadonlyMap<string, Look>;
}

/**
 * What is wrong now, one sentence each. Looks at one tab after the other, as a customer would, and gives up at the first
 * that is not as it must be: it is asked again a moment later.
 */
export async function findWrongs(trial: Trial): Promise<readonly string[]> {
  if (trial.complaints.length > 0) return trial.complaints;
  const before = await readServer(trial);
  const early = [...twice(trial, before), ...disordered(trial, before)];
  if (early.length > 0) return early;
  const looks = new Map<string, Look>();
  for (const tab of [...trial.tabs]) {
    await trial.show(tab);
    const look = await tab.look();
    // Whoever sees a closed panel presses the launcher.
    if (!look.isOpen) await tab.call('open', 'open');
    looks.set(tab.name, look);
    const wrong = [...unsent(tab.name, look), ...otherThanServer(tab.name, look, before)];
    if (wrong.length > 0) return wrong;
  }
  const world = {trial, threads: before, looks};
  return [
    ...(await lost(world)),
    ...(await apart(world)),
    ...(await othersWords(world)),
    ...forgotten(world),
    ...overheard(world),
    ...(await streams(world)),
  ];
}

async function readServer({stage, startedAt}: Trial): Promise<World['threads']> {
  const threads = new Map<Conversation, readonly Message[]>();
  for (const conversation of await stage.desk.conversations(startedAt)) {
    threads.set(conversation, await stage.desk.messages(conversation.id));
  }
  return threads;
}

/** No message is on the server more than once, and none that nobody has sent. */
function* twice({ledger}: Trial, threads: World['threads']) {
  const counts = new Map<string, number>();
  for (const {body} of [...threads.values()].flat()) counts.set(body, (counts.get(body) ?? 0) + 1);
  for (const write of ledger.writes) {
    const count = counts.get(write.text) ?? 0;
    counts.delete(write.text);
    if (count > 1) yield `“${write.text}” is on the server ${count} times`;
    if (count > 0 && Ledger.isRefused(write))
      yield `“${write.text}” is on the server; its sender heard ${write.refusal}`;
  }
  for (const text of ledger.agentTexts) {
    const count = counts.get(text) ?? 0;
    counts.delete(text);
    if (count !== 1) yield `“${text}” of the agent is on the server ${count} times`;
  }
  for (const text of counts.keys()) yield `nobody has sent “${text}”`;
}

/** Every message is on the server, or its refusal is shown where it was written. */
async function lost({trial, threads, looks}: World): Promise<readonly string[]> {
  const stored = new Set([...threads.values()].flat().map(({body}) => body));
  let missing = trial.ledger.writes.filter(
    (write) => write.isPromised && !write.isGivenUp && !stored.has(write.text) && !Ledger.isRefused(write),
  );
  for (const look of looks.values()) missing = missing.filter(({text}) => !isShownIn(look, text));
  const tab = trial.visible;
  if (!tab) return [];
  for (const {id, ended} of threads.keys()) {
    if (missing.length === 0) return [];
    if (!ended) continue;
    const look = await tab.goTo(id);
    missing = missing.filter(({text}) => !isShownIn(look, text));
  }
  return missing.map(({text}) => `“${text}” is lost`);
}

function isShownIn({typed, rows}: Look, searched: string): boolean {
  const isTyped = typed?.includes(searched) ?? false;
  return isTyped || rows.some(({text, delivery}) => text === searched && delivery === 'failed');
}

/** In one conversation, the messages of one tab are in the order in which it has sent them. */
function* disordered({ledger}: Trial, threads: World['threads']) {
  for (const messages of threads.values()) {
    const sequence = messages.map(({seq}) => seq);
    if (
      !isDeepStrictEqual(
        sequence,
        [...sequence.keys()].map((index) => index + 1),
      )
    )
      yield `seq has gaps: ${sequence.join()}`;
    const places = new Map(messages.map(({body, seq}) => [body, seq]));
    const last = new Map<string, {text: string; place: number}>();
    for (const {text, tab, by} of ledger.writes) {
      const place = places.get(text);
      if (place === undefined) continue;
      // A call of the page may have to load first what it needs.
      const lane = `${tab} ${by}`;
      const former = last.get(lane);
      if (former && former.place > place) yield `“${text}” stands before “${former.text}”`;
      last.set(lane, {text, place});
    }
    for (const [tab, shown] of ledger.shown) {
      const order = shown.map((text) => places.get(text) ?? 0).filter(Boolean);
      const jump = order.findIndex((place, index) => place < (order[index - 1] ?? 0));
      if (jump >= 0) yield `bubbles of ${tab} have changed their order: ${JSON.stringify(shown)}`;
    }
  }
}

/** Nothing is on its way without end. */
function* unsent(tab: string, {rows}: Look) {
  for (const {text, delivery} of rows) {
    if (delivery === 'sending' || delivery === 'waiting') yield `${tab} still shows “${text}” as ${delivery}`;
  }
}

/** What stands in a thread is its end, as the server has it. */
function* otherThanServer(tab: string, {key, rows, instead, isOpen}: Look, threads: World['threads']) {
  if (!isOpen) {
    yield `the panel of ${tab} is closed`;
    return;
  }
  const found = [...threads].find(([{id}]) => id === key);
  if (!found) return;
  const stored = found[1].map(({body}) => body);
  const shown = rows.filter(({delivery}) => delivery === null).map(({text}) => text);
  const least = Math.min(stored.length, 3);
  if (shown.length < least || !isDeepStrictEqual(shown, stored.slice(-shown.length))) {
    const seen = shown.length > 0 ? JSON.stringify(shown) : `“${instead}”`;
    yield `${tab} shows ${seen}, and the server has ${JSON.stringify(stored)}`;
  }
}

/** All tabs show the same, say the same of what is unread, and it is what the server says to each of them. */
async function apart({trial, threads, looks}: World): Promise<readonly string[]> {
  const wrongs: string[] = [];
  for (const tab of trial.tabs) {
    const {unread} = await tab.look();
    const asked = await tab.ask<Unread>('getUnreadCount');
    if (!asked) wrongs.push(`${tab.name} gets no answer`);
    else if (!isDeepStrictEqual(asked, unread)) {
      wrongs.push(`${tab.name} has ${JSON.stringify(unread)} unread, and the server ${JSON.stringify(asked)}`);
    }
  }
  const keys = new Set([...looks.values()].map(({key}) => key));
  const isAnyStored = [...threads.keys()].some(({id}) => keys.has(id));
  if (keys.size > 1 && isAnyStored) {
    wrongs.push(`tabs show different threads: ${[...looks].map(([name, {key}]) => `${name} ${key}`).join(', ')}`);
  }
  return wrongs;
}

/** Nobody reads what belongs to somebody else. */
async function othersWords({trial, threads}: World): Promise<readonly string[]> {
  const wrongs: string[] = [];
  for (const tab of trial.tabs) {
    const page = await tab.ask<{conversations: readonly {conversationId: string}[]}>('getConversations');
    const own = new Set(page?.conversations.map(({conversationId}) => conversationId));
    const foreign = [...threads].filter(([{id}]) => !own.has(id)).flatMap(([, messages]) => messages);
    const said = foreign.length > 0 ? await tab.says() : '';
    const seen = foreign.find(({body}) => said.includes(body));
    if (seen) wrongs.push(`${tab.name} shows “${seen.body}”, which is another visitor's`);
  }
  return wrongs;
}

/** What was typed and not sent stands in the composer. */
function* forgotten({trial: {typed}, looks}: World) {
  for (const [name, look] of looks) {
    if (!typed || look.key !== typed.key || look.typed === null) continue;
    if (!look.typed.includes(typed.text)) yield `“${typed.text}” was typed, and ${name} has “${look.typed}”`;
  }
}

/** A page is told of a message once. */
function* overheard({trial}: World) {
  const seen = new Set<string>();
  for (const {tab, loadedAt, kind, name, detail} of trial.told) {
    if (kind !== 'event' || (name !== 'message-received' && name !== 'message-sent')) continue;
    const {messageId} = detail as {messageId: string};
    const what = `${tab}, loaded at ${loadedAt}: ${name} ${messageId}`;
    if (seen.has(what)) yield `${what} was told twice`;
    seen.add(what);
  }
}

/**
 * All tabs hear by one stream. Whoever came to the front last takes it over. Where the page before gives its own up just as
 * the answer begins, Chromium goes on reading for 5 s, in the hope of using the line again.
 */
async function streams({trial: {stage, tabs}}: World): Promise<readonly string[]> {
  const open = await tabs[0]?.ask<readonly unknown[]>('getOpenConversations');
  const count = () => stage.proxy.streamCount;
  const isGood = () => count() === 1 || (count() === 0 && open?.length === 0);
  for (let tries = 0; tries < 60 && !isGood(); tries++) await new Promise((done) => setTimeout(done, 100));
  return isGood() ? [] : [`${count()} streams are open`];
}
