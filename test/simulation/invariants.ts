import type {Conversation} from '../../src/model/conversation.js';
import type {Message} from '../../src/model/message.js';
import type {Unread} from '../../src/model/unread.js';
import type {Device} from './device.js';
import {wordsIn, type Word} from './ledger.js';
import {comeToRest} from './settle.js';
import type {Tab} from './tab.js';
import type {World} from './world.js';

interface Server {
  readonly conversations: readonly Conversation[];
  readonly messages: ReadonlyMap<string, readonly Message[]>;
}

/** At rest: what everybody believes is what is so. */
export async function checkInvariants(world: World): Promise<void> {
  const server = await serverOf(world);
  checkWords(world, server);
  checkOrder(world, server);
  for (const device of world.devices) {
    const token = await tokenOf(device);
    const seen = token === undefined ? undefined : await seenBy(world, token);
    checkScreens(world, device, server);
    const isHeard = await checkStreams(world, device, (seen?.conversations.length ?? 0) > 0);
    for (const tab of device.tabs.filter(({isAlive}) => isAlive)) {
      if (isUnasked(tab)) await lookAt(world, tab);
      checkTab(world, tab, isHeard ? seen : undefined);
      await checkThreads(world, tab, server, isHeard);
    }
  }
}

async function serverOf({desk}: World): Promise<Server> {
  const conversations = await desk.conversations();
  const messages = new Map<string, readonly Message[]>();
  const ids = [...conversations.map(({id}) => id), ...(desk.neighbourId === undefined ? [] : [desk.neighbourId])];
  for (const id of ids) messages.set(id, await desk.messages(id));
  return {conversations, messages};
}

/** All pages are left, and another is opened: it finds what those knew. */
export async function checkNextPage(world: World): Promise<void> {
  for (const device of world.devices) {
    for (const tab of device.tabs) if (tab.isAlive) tab.leave();
    const tab = world.openTab(device, true);
    tab.begin((session) => {
      session.open();
    });
    await comeToRest(world, 1000);
    const {session} = tab;
    if (!session) {
      world.violated(`${tab.name} never became ready`);
      continue;
    }
    session.showNewThread();
    for (const {id} of session.state.conversations) session.showThread(id);
    session.showNewThread();
    await comeToRest(world, 1000);
    const found = byWord([...(await serverOf(world)).messages.values()].flat());
    // Where a credential, or which thread was shown, could not be stored, the next page has no way to what was.
    if (device.store.hadTrouble) continue;
    for (const word of world.ledger.words.values()) {
      if (!isOwed(word) || !word.isDurable || found.has(word.word) || isInTab(tab, word)) continue;
      world.violated(`${word.word} is nowhere in the next page (${nature(word)})`);
    }
  }
}

/** Everything that was sent is on the server once, and everything else where its writer finds it. */
function checkWords(world: World, {messages}: Server): void {
  const {ledger, violated} = world;
  const found = byWord([...messages.values()].flat());
  for (const word of ledger.words.values()) {
    const there = found.get(word.word) ?? [];
    if (!word.isSentAgain && isRepeated(world, there)) violated(`${word.word} is on the server ${there.length} times`);
    for (const {sender} of there) {
      const visitors = ledger.visitorsOf(sender.id ?? '');
      if (visitors && !word.isBetween && !visitors.has(word.visitor))
        violated(`${word.word} was written as another visitor`);
    }
    const isLate = word.excuse === 'wiped' && !word.isBetween;
    if (isLate && isKept(world, word)) violated(`${word.word} of a former visitor is still here`);
    if (there.length === 0 && isOwed(word) && !isKept(world, word)) violated(`${word.word} is lost (${nature(word)})`);
  }
}

function byWord(messages: readonly Message[]): ReadonlyMap<string, readonly Message[]> {
  const found = new Map<string, Message[]>();
  for (const message of messages) {
    if (message.direction !== 'in') continue;
    for (const word of wordsIn(message.body)) found.set(word, [...(found.get(word) ?? []), message]);
  }
  return found;
}

/** What a page could not store, its visitor, or that a message has gone, another page does not know: it may do it again. */
function isRepeated({devices}: World, there: readonly Message[]): boolean {
  return there.length > 1 && devices.every(({store}) => !store.hadTrouble);
}

function nature({isSent, isShown, isDurable, tab}: Word): string {
  const what = isSent ? 'sent' : 'typed';
  return [what, isShown ? 'shown' : '', isDurable ? 'stored' : '', `in ${tab.name}`].filter(Boolean).join(', ');
}

/** Somebody may rely on it: it was stored, or is shown by a page that is still there. Whoever called was told. */
function isOwed({excuse, visitor, isShown, isDurable, isFromPage, tab}: Word): boolean {
  const {storage, device} = tab;
  const present = storage.isBlocked ? storage.visitor : device.store.visitors;
  if (excuse !== undefined || isFromPage || visitor !== present) return false;
  return isDurable || (isShown && tab.isAlive && !device.store.hadTrouble);
}

/** The customer finds it in some page, or after the next reload. */
function isKept({tabs, devices}: World, {word}: Word): boolean {
  return tabs.some((tab) => isInTab(tab, {word})) || devices.some(({store}) => wordsIn(store.text).includes(word));
}

function isInTab({session}: Tab, {word}: Pick<Word, 'word'>): boolean {
  const isIn = (text: string) => wordsIn(text).includes(word);
  return (
    Object.values(session?.state.composerTexts ?? {}).some(isIn) ||
    Object.values(session?.state.threads ?? {}).some(({outgoing}) => outgoing.some(({body}) => isIn(body)))
  );
}

/**
 * What one page has shown in this order has come in this order, unless another has delivered what it could not find; or
 * the network, long after the page was told that it is refused, what was in order when it was sent.
 */
function checkOrder({ledger, violated}: World, {messages}: Server): void {
  for (const list of messages.values()) {
    const last = new Map<Tab, number>();
    for (const {clientId, body} of list) {
      const bubble = ledger.bubbles.get(clientId ?? '');
      if (
        !bubble ||
        ledger.revived.has(clientId ?? '') ||
        (!ledger.kept.has(clientId ?? '') && bubble.tab.device.tabs.length > 1)
      )
        continue;
      if (bubble.order < (last.get(bubble.tab) ?? -1)) violated(`“${body}” has overtaken another message`);
      last.set(bubble.tab, bubble.order);
    }
  }
}

/** What a server has a right to refuse here. */
const refusals: readonly string[] = ['conversation-ended', 'unauthorized', 'not-found', 'aborted'];

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

/** With what it believes: it could not store something, or another page could not store who the visitor is. */
function isAlone({storage, device}: Tab): boolean {
  if (storage.isBlocked || storage.memory.size > 0) return true;
  return device.tabs.some((other) => other.isAlive && other.storage.memory.has('credential'));
}

/** A hidden page gives up listening, and says what it heard last. Nobody looks at one that would tell it more. */
function isUnasked({session, isVisible, device}: Tab): boolean {
  const isShared = device.tabs.some((other) => other.isAlive && other.isVisible && !other.storage.isBlocked);
  return !isVisible && session?.state.connection === 'offline' && !(device.hasLocks && isShared);
}

/** Who has written in one page goes on in the next; empty drafts may be several, where pages have begun them at once. */
function checkScreens(world: World, device: Device, {messages}: Server): void {
  if (!device.hasLocks || device.store.hadTrouble) return;
  const shown = device.tabs.flatMap(({isAlive, session, name}) => {
    const {screen, isOpen = false} = session?.state ?? {};
    return isAlive && isOpen && screen?.name === 'thread' ? [{name, key: screen.key}] : [];
  });
  const keys = new Set(shown.map(({key}) => key));
  if (keys.size > 1 && [...keys].some((key) => messages.has(key)))
    world.violated(`different threads are shown: ${shown.map(({name, key}) => `${name} ${key}`).join(', ')}`);
}

/** As soon as somebody does, it must be right. */
async function lookAt(world: World, tab: Tab): Promise<void> {
  const before = tab.device.tabs.find(({isAlive, isVisible}) => isAlive && isVisible);
  world.show(tab);
  await comeToRest(world, 5000);
  if (before) world.show(before);
}

function checkTab(world: World, tab: Tab, seen: Seen | undefined): void {
  const {name, session} = tab;
  const violated = (what: string) => {
    world.violated(`${name} ${what}`);
  };
  if (tab.isLoading) violated('never became ready');
  if (!session) return;
  const {state} = session;
  for (const {name: call} of tab.calls) if (call !== 'createConversation') violated(`waits for ${call} for ever`);
  if (isAlone(tab)) return;
  if (state.connection !== 'online') violated('believes that the server cannot be reached');
  for (const {body, delivery, error} of Object.values(state.threads).flatMap(({outgoing}) => outgoing)) {
    if (delivery !== 'failed') violated(`still shows “${body}” as ${delivery}`);
    else if (!refusals.includes(error?.code ?? '')) violated(`shows “${body}” as refused: ${error?.code ?? ''}`);
  }
  // A page on which nobody has opened the chat has not asked.
  const isDeaf = !tab.device.hasLocks; // nobody tells it that another page has become a visitor's
  if (!seen || (state.conversations.length === 0 && (isDeaf || !state.isOpen))) return;
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
async function checkThreads(world: World, tab: Tab, server: Server, isHeard: boolean): Promise<void> {
  const {session} = tab;
  if (!session || isAlone(tab)) return;
  const {screen, isOpen, conversations} = session.state;
  if (isHeard && isOpen && screen.name === 'thread') checkShown(world, tab, screen.key, server);
  if (!isOpen) session.open();
  for (const {id} of conversations) {
    session.showThread(id);
    await world.time.pass(2000);
    if (session.state.threads[id]?.status === 'failed') {
      session.retryLoad(id); // as the customer is asked to
      await world.time.pass(2000);
    }
    checkThread(world, tab, id, server);
  }
}

/** It may ask to be loaded again, and knows everything all the same. */
function checkShown(world: World, tab: Tab, key: string, server: Server): void {
  const thread = tab.session?.state.threads[key];
  if (!thread && server.messages.has(key)) world.violated(`${tab.name} shows a thread that it has not begun to load`);
  if (thread?.status !== 'failed') checkThread(world, tab, key, server);
}

function checkThread(world: World, {name, session}: Tab, key: string, {messages}: Server): void {
  const thread = session?.state.threads[key];
  const real = messages.get(key);
  if (!thread || !real) return;
  const known = thread.messages.pages.flat();
  const of = (list: readonly Message[]) => list.map(({seq, body}) => `${seq} ${body}`).join(', ');
  if (thread.status !== 'ready') world.violated(`${name} shows a thread that is ${thread.status}`);
  if (of(known) !== of(real)) world.violated(`${name} shows ${of(known)} where there is ${of(real)}`);
}

/** In milliseconds; the pause before the next one included. */
const longestPoll = 30_000;

/** Each device hears what happens once: true when it hears it at all, because somebody has a chat open, or an open chat. */
async function checkStreams(world: World, device: Device, hasConversation: boolean): Promise<boolean> {
  const tabs = device.tabs.filter(({isAlive}) => isAlive);
  const isHeard = tabs.some(
    ({session, isVisible, storage}) =>
      isVisible &&
      !storage.isBlocked &&
      session &&
      ((session.state.isOpen && device.hasLocks) || session.state.conversations.some(({ended}) => !ended)),
  );
  const expected = isHeard && hasConversation ? 1 : 0;
  // Where streams do not get through, the log is polled: between two polls there is nothing for a moment.
  for (let passed = 0; passed < 500 && device.network.streams.length < expected; passed += 50)
    await world.time.pass(50);
  const {network} = device;
  const isPolled = world.time.now - network.polledAt < longestPoll;
  const streams = Math.max(network.streams.length, isPolled ? 1 : 0);
  const alone = tabs.filter(({storage}) => !device.hasLocks || storage.isBlocked).length;
  const most = device.hasLocks ? 1 + alone : tabs.length;
  if (streams < expected || streams > most) world.violated(`${streams} streams are open, for ${tabs.length} pages`);
  return streams > 0;
}
