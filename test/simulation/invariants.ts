import type {Conversation} from '../../src/model/conversation.js';
import type {Message} from '../../src/model/message.js';
import type {Unread} from '../../src/model/unread.js';
import type {Device} from './device.js';
import {wordsIn, type Word} from './ledger.js';
import type {Tab} from './tab.js';
import type {World} from './world.js';

/** What the product has, so that what it has not yet is not asked of it. */
export const promises = {
  /** Writes are on the device before they are shown. */
  isDurable: true,
};

interface Server {
  readonly conversations: readonly Conversation[];
  readonly messages: ReadonlyMap<string, readonly Message[]>;
}

/** At rest: what everybody believes is what is so. */
export async function checkInvariants(world: World): Promise<void> {
  const conversations = await world.desk.conversations();
  const messages = new Map<string, readonly Message[]>();
  for (const {id} of conversations) messages.set(id, await world.desk.messages(id));
  const server = {conversations, messages};
  checkWords(world, server);
  checkOrder(world, server);
  for (const device of world.devices) {
    const token = await tokenOf(device);
    const seen = token === undefined ? undefined : await seenBy(world, token);
    checkStreams(world, device);
    for (const tab of device.tabs.filter(({isAlive}) => isAlive)) {
      checkTab(world, tab, seen);
      await checkThreads(world, tab, server);
    }
  }
}

/** Everything that was sent is on the server once, and everything else where its writer finds it. */
function checkWords(world: World, {messages}: Server): void {
  const {ledger, violated} = world;
  const found = new Map<string, Message[]>();
  for (const message of [...messages.values()].flat()) {
    if (message.direction !== 'in') continue;
    for (const word of wordsIn(message.body)) found.set(word, [...(found.get(word) ?? []), message]);
  }
  for (const word of ledger.words.values()) {
    const there = found.get(word.word) ?? [];
    if (there.length > 1) violated(`${word.word} is on the server ${there.length} times`);
    for (const {sender} of there) {
      const visitor = ledger.visitors.get(sender.id ?? '');
      if (visitor !== undefined && visitor !== word.visitor) violated(`${word.word} was written as another visitor`);
    }
    if (there.length === 0 && isOwed(word) && !isKept(world, word)) violated(`${word.word} is lost (${nature(word)})`);
  }
}

function nature({isSent, isShown, isDurable, isFromPage, tab}: Word): string {
  const what = isFromPage ? 'of the page' : isSent ? 'sent' : 'typed';
  return [what, isShown ? 'shown' : '', isDurable ? 'stored' : '', `in ${tab.name}`].filter(Boolean).join(', ');
}

/** Somebody may rely on it. */
function isOwed({excuse, visitor, isShown, isDurable, isSent, isFromPage, tab}: Word): boolean {
  if (excuse !== undefined || visitor !== tab.storage.visitor) return false;
  if (isFromPage) return false; // whoever called was told
  if (isSent) return isShown && (tab.isAlive || (isDurable && promises.isDurable));
  return isDurable;
}

/** The customer finds it in some page, or after the next reload. */
function isKept({tabs, devices}: World, {word}: Word): boolean {
  const isIn = (text: string) => wordsIn(text).includes(word);
  const isInTab = ({session}: Tab) =>
    Object.values(session?.state.composerTexts ?? {}).some(isIn) ||
    Object.values(session?.state.threads ?? {}).some(({outgoing}) => outgoing.some(({body}) => isIn(body)));
  return tabs.some(isInTab) || devices.some(({store}) => isIn(store.text));
}

/** What one page has shown in this order has come in this order. */
function checkOrder({ledger, violated}: World, {messages}: Server): void {
  for (const list of messages.values()) {
    const last = new Map<Tab, number>();
    for (const {clientId, body} of list) {
      const bubble = ledger.bubbles.get(clientId ?? '');
      if (!bubble) continue;
      if (bubble.order < (last.get(bubble.tab) ?? -1)) violated(`“${body}” has overtaken another message`);
      last.set(bubble.tab, bubble.order);
    }
  }
}

interface Seen {
  readonly conversations: readonly Conversation[];
  readonly unread: Unread;
}

async function tokenOf({store}: Device): Promise<string | undefined> {
  const credential = store.values.get('credential');
  if (typeof credential !== 'string') return undefined;
  return (JSON.parse(credential) as {token: string}).token;
}

async function seenBy(world: World, token: string): Promise<Seen | undefined> {
  try {
    const {items} = (await world.desk.ask('GET', 'conversations?limit=200', token)) as {items: Conversation[]};
    return {conversations: items, unread: (await world.desk.ask('GET', 'unread', token)) as Unread};
  } catch {
    return undefined; // a token that was revoked: the next write begins anew
  }
}

function checkTab(world: World, tab: Tab, seen: Seen | undefined): void {
  const {name, session} = tab;
  const violated = (what: string) => {
    world.violated(`${name} ${what}`);
  };
  if (!session) {
    violated('never became ready');
    return;
  }
  const {state} = session;
  for (const {name: call} of tab.calls) if (call !== 'createConversation') violated(`waits for ${call} for ever`);
  if (tab.storage.isBlocked || tab.storage.memory.size > 0) return; // it is alone with what it believes
  if (state.connection !== 'online') violated('believes that the server cannot be reached');
  for (const {outgoing} of Object.values(state.threads)) {
    for (const {body, delivery} of outgoing)
      if (delivery !== 'failed') violated(`still shows “${body}” as ${delivery}`);
  }
  if (!seen) return;
  if (JSON.stringify(state.unread) !== JSON.stringify(seen.unread)) {
    violated(`counts ${JSON.stringify(state.unread)} unread of ${JSON.stringify(seen.unread)}`);
  }
  const of = (list: readonly Conversation[]) =>
    [...list]
      .map(({id, ended, customAttributes}) => `${id} ${ended} ${JSON.stringify(customAttributes)}`)
      .sort()
      .join('; ');
  const [mine, theirs] = [of(state.conversations), of(seen.conversations)];
  if (mine !== theirs) violated(`knows ${mine} where there is ${theirs}`);
}

/** The thread that is shown is right as it is; another one as soon as it is shown. */
async function checkThreads(world: World, tab: Tab, server: Server): Promise<void> {
  const {session} = tab;
  if (!session || tab.storage.isBlocked || tab.storage.memory.size > 0) return;
  const {screen, isOpen, conversations} = session.state;
  if (isOpen && screen.name === 'thread') checkThread(world, tab, screen.key, server);
  if (!isOpen) session.open();
  for (const {id} of conversations) {
    session.showThread(id);
    await world.time.pass(2000);
    checkThread(world, tab, id, server);
  }
}

function checkThread(world: World, {name, session}: Tab, key: string, {messages}: Server): void {
  const thread = session?.state.threads[key];
  const real = messages.get(key);
  if (!thread || !real) return;
  const known = thread.messages.pages.flat();
  const of = (list: readonly Message[]) => list.map(({seq, body}) => `${seq} ${body}`).join(', ');
  if (thread.status !== 'ready') world.violated(`${name} shows a thread that is ${thread.status}`);
  else if (of(known) !== of(real)) world.violated(`${name} shows ${of(known)} where there is ${of(real)}`);
}

/** Each device hears what happens once. */
function checkStreams(world: World, device: Device): void {
  const tabs = device.tabs.filter(({isAlive}) => isAlive);
  const streams = device.network.streams.length;
  const isHeard = tabs.some(
    ({session, isVisible}) =>
      isVisible && session?.state.conversations.some(({ended}) => !ended) && session.state.connection === 'online',
  );
  const expected = isHeard ? 1 : 0;
  const most = device.hasLocks ? 1 : tabs.length;
  if (streams < expected || streams > most) world.violated(`${streams} streams are open, for ${tabs.length} pages`);
}
