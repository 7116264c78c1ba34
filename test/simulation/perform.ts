import {createHmac} from 'node:crypto';
import type {OutgoingMessage} from '../../src/session/chat-state.js';
import type {Conversation} from '../../src/model/conversation.js';
import {newestMessage} from '../../src/model/message-pages.js';
import type {Action, ActionName} from './actions.js';
import type {Device} from './device.js';
import {wordsIn} from './ledger.js';
import {Random} from './random.js';
import type {Tab} from './tab.js';
import {weathers} from './weather.js';
import type {World} from './world.js';

/** One moment of a world, in which one action takes place. */
interface Moment {
  readonly world: World;
  readonly random: Random;
  readonly device: Device;
  /** The page that the customer looks at, or another that is not frozen. */
  readonly tab: Tab | undefined;
}

type Perform = (moment: Moment) => void | Promise<void>;

export async function perform(world: World, {name, salt}: Action): Promise<void> {
  world.reseed(salt);
  const random = new Random(salt);
  const device = random.pick(world.devices);
  if (!device) return;
  const awake = device.tabs.filter((tab) => tab.isAlive && !tab.scope.isFrozen);
  const seen = awake.find(({isVisible}) => isVisible);
  const tab = seen && !random.chance(0.15) ? seen : random.pick(awake);
  world.trace(`- ${name} ${tab?.name ?? ''}`);
  await performances[name]({world, random, device, tab});
  await world.desk.runDueTasks();
}

const performances: Readonly<Record<ActionName, Perform>> = {
  open: ({tab}) =>
    tab?.begin((session) => {
      session.open();
    }),
  close: ({tab}) => tab?.session?.close(),
  showHome: ({tab}) => tab?.session?.showHome(),
  showNew: ({tab}) => {
    if (tab?.session?.state.isOpen) tab.session.showNewThread();
  },
  showThread: ({tab, random}) => {
    const conversation = random.pick(tab?.session?.state.conversations ?? []);
    if (conversation && tab?.session?.state.isOpen) tab.session.showThread(conversation.id);
  },
  type: ({tab, world}) => {
    const key = threadKey(tab);
    if (!tab?.session || key === undefined) return;
    const typed = tab.session.state.composerTexts[key] ?? '';
    const {word} = world.ledger.write(tab);
    overwrite(world, tab, typed);
    if (world.ledger.acted(tab, world.time.now, word)) world.ledger.sentAgain(typed);
    tab.session.saveText(key, `${typed} ${word}`.trim());
    world.ledger.expectStored(word, world);
  },
  send: ({world, tab}) => {
    send(world, tab, 1);
  },
  sendTwice: ({world, tab}) => {
    send(world, tab, 2);
  },
  create: ({tab, random, world}) => {
    if (!tab) return;
    const {word} = world.ledger.write(tab, true);
    world.ledger.sent(word);
    const customAttributes = {orderIdStr: word};
    const options = {message: word, ...(random.chance(0.5) ? {customAttributes} : {})};
    tab.begin(() => void tab.call('createConversation', options));
  },
  createDraft: ({tab, random}) => {
    const options = random.chance(0.5) ? {customAttributes: {priorityNum: random.below(9)}} : {};
    tab?.begin(() => void tab.call('createConversation', options));
  },
  sendByPage: ({tab, random, world}) => {
    const conversation = random.pick(tab?.session?.state.conversations ?? []);
    if (!tab || !conversation) return;
    const {word} = world.ledger.write(tab, true);
    world.ledger.sent(word);
    void tab.call('sendMessage', {conversationId: conversation.id, body: word});
  },
  /** A page that remembers a conversation of whoever was here before. */
  sendToStranger: async ({tab, random, world}) => {
    if (!tab?.session || !world.desk.isUp) return;
    const {visitorId, conversationId} = await world.desk.neighbour();
    world.ledger.isNeighbour(visitorId);
    const conversations = (await world.desk.conversations()).slice(-3).map(({id}) => id);
    const id = random.pick([...conversations, conversationId]) ?? conversationId;
    const {word} = world.ledger.write(tab, true);
    void tab.call('sendMessage', {conversationId: id, body: word});
  },
  describe: ({tab, random}) => {
    const conversation = random.pick(tab?.session?.state.conversations ?? []);
    const customAttributes = {priorityNum: random.below(1000)};
    if (conversation) void tab?.call('describeConversation', {conversationId: conversation.id, customAttributes});
  },
  markRead: ({tab}) => {
    const {screen, threads, isOpen} = tab?.session?.state ?? {};
    if (!isOpen || screen?.name !== 'thread' || !tab?.isVisible) return;
    const message = threads?.[screen.key] && newestMessage(threads[screen.key]?.messages ?? {pages: [], count: 0});
    if (message) tab.session?.markRead(message.conversationId, message.id);
  },
  retry: ({tab}) => tab?.session?.retrySend(),
  discard: (moment) => {
    takeBack(moment, false);
  },
  edit: (moment) => {
    takeBack(moment, true);
  },
  reload: ({tab, world, device}) => {
    if (!tab) return;
    tab.leave();
    world.openTab(device, tab.isVisible);
  },
  kill: ({tab, world, device, random}) => {
    if (!tab) return;
    tab.die();
    if (device.tabs.every(({isAlive}) => !isAlive) && random.chance(0.8)) world.openTab(device, true);
  },
  newTab: ({world, device, random}) => {
    const alive = device.tabs.filter(({isAlive}) => isAlive).length;
    // Without locks and channels one page is promised to work.
    if (alive >= 3 || (alive >= 1 && !(world.options.hasTabs && device.hasLocks))) return;
    const tab = world.openTab(device, false);
    if (random.chance(0.7) || alive === 0) world.show(tab);
    if (random.chance(0.7)) {
      tab.begin((session) => {
        session.open();
      });
    }
  },
  freeze: ({tab, random, world}) => {
    if (!tab) return;
    if (random.chance(0.5)) suspend(world, tab);
    else tab.scope.freeze();
  },
  thaw: ({device}) => {
    for (const tab of device.tabs) thaw(tab);
  },
  switchTab: ({world, device, random}) => {
    const tab = random.pick(device.tabs.filter(({isAlive}) => isAlive));
    if (!tab) return;
    thaw(tab); // the browser thaws what is looked at
    world.show(tab);
  },
  hide: ({tab}) => {
    if (!tab) return;
    tab.isVisible = false;
    tab.presenceChanged();
  },
  offline: ({device}) => {
    goOffline(device);
  },
  online: ({device}) => {
    goOnline(device);
  },
  weather: ({device, random, world}) => {
    device.network.weather = random.chance(0.5) ? 'rough' : (random.pick(weathers) ?? 'clear');
    world.trace(device.network.weather);
  },
  clear: ({device}) => {
    device.network.weather = 'clear';
  },
  silence: ({device}) => {
    device.network.silenceStreams();
  },
  login: ({tab, world, random}) => {
    const jwtToken = identityToken(world.time.now, `customer-${random.below(2)}`);
    tab?.begin(() => void tab.call('login', {jwtToken}));
  },
  logout: ({tab}) => tab?.begin(() => void tab.call('logout')),
  end: (moment) => {
    callOnShown(moment, 'endConversation');
  },
  reopen: (moment) => {
    callOnShown(moment, 'reopenConversation');
  },
  agentSays: async ({world, random}) => {
    const conversation = await someConversation(world, random, false);
    if (!conversation) return;
    const body = world.ledger.agentWrites();
    const sender = {type: 'agent', displayName: 'Nora'};
    await world.desk.agent('POST', `/conversations/${conversation.id}/messages`, {body, sender});
  },
  agentEnds: async ({world, random}) => {
    const conversation = await someConversation(world, random, false);
    if (conversation) await world.desk.agent('POST', `/conversations/${conversation.id}/end`, {});
  },
  agentReopens: async ({world, random}) => {
    const conversation = await someConversation(world, random, true);
    if (conversation) await world.desk.agent('POST', `/conversations/${conversation.id}/reopen`, {});
  },
  restart: ({world, random}) => {
    world.restartServer(random.delay(60_000));
  },
  /** The server keeps its logs no longer: whoever was away has missed what was in them. */
  prune: async (moment) => {
    const {world, device} = moment;
    device.network.breakAll();
    await performances.agentSays(moment);
    await world.desk.store.prune({now: new Date(world.time.now).toISOString(), days: 7, perSubject: 0});
  },
  sleep: ({world, device, random}) => {
    device.network.silenceStreams();
    world.time.leap(random.delay(30 * 3_600_000));
  },
  skew: ({device, random}) => {
    device.skew = Math.round((random.next() - 0.5) * 12 * 3_600_000);
  },
  storage: ({device, random}) => {
    device.store.health = random.chance(0.7) ? 'full' : 'broken';
  },
  heal: ({device}) => {
    device.store.health = 'well';
  },
};

export function goOffline(device: Device): void {
  device.network.isOnline = false;
  device.network.breakAll();
  for (const tab of device.tabs) tab.presenceChanged();
}

export function goOnline(device: Device): void {
  device.network.isOnline = true;
  for (const tab of device.tabs) tab.presenceChanged();
}

/** The page is told, gives up what others need, and is frozen a moment later. */
export function suspend(world: World, tab: Tab): void {
  tab.isSuspended = true;
  tab.presenceChanged();
  world.time.after(50, () => {
    if (tab.isSuspended) tab.scope.freeze();
  });
}

export function thaw(tab: Tab): void {
  if (!tab.isAlive) return;
  tab.scope.thaw();
  if (!tab.isSuspended) return;
  tab.isSuspended = false;
  tab.presenceChanged();
}

/** The thread that is shown, in an open panel. */
function threadKey(tab: Tab | undefined): string | undefined {
  const {screen, isOpen} = tab?.session?.state ?? {};
  return isOpen && screen?.name === 'thread' ? screen.key : undefined;
}

/** Milliseconds after a page was thawed: nobody reads what stands there, and presses Send, sooner. */
const caughtUpWithin = 300;

/** As the composer does it. */
export function send(world: World, tab: Tab | undefined, times: number): void {
  const key = threadKey(tab);
  if (!tab?.session || key === undefined) return;
  for (let time = 0; time < times; time++) {
    const typed = tab.session.state.composerTexts[key] ?? '';
    const body = `${typed} ${world.ledger.write(tab).word}`.trim();
    const isBehind = world.time.now - tab.scope.thawedAt < caughtUpWithin;
    if (isBehind || !tab.device.hasLocks) overwrite(world, tab, typed);
    if (isBehind) world.ledger.sentAgain(typed);
    world.ledger.sent(body);
    if (world.ledger.acted(tab, world.time.now)) world.ledger.sentAgain(typed);
    tab.session.sendMessage(key, body);
    tab.session.saveText(key, ''); // the field is empty now
  }
}

/** What another page has typed meanwhile, and this one has not heard of, is written over. */
function overwrite(world: World, tab: Tab, typed: string): void {
  const known = new Set(wordsIn(typed));
  for (const word of world.ledger.words.values()) {
    if (!word.isSent && !known.has(word.word) && word.tab !== tab) word.excuse ??= 'perhaps written over';
  }
}

function takeBack({tab, world, random}: Moment, isEdited: boolean): void {
  const {session} = tab ?? {};
  if (!session) return;
  const failed = Object.entries(session.state.threads).flatMap(([key, {outgoing}]) =>
    outgoing.filter(({delivery}) => delivery === 'failed').map((bubble): [string, OutgoingMessage] => [key, bubble]),
  );
  const [key, bubble] = random.pick(failed) ?? [];
  if (key === undefined || !bubble) return;
  if (!isEdited) world.ledger.excuse(bubble.body, 'discarded');
  session.discardFailed(key, bubble.clientId, isEdited);
}

function callOnShown({tab}: Moment, name: 'endConversation' | 'reopenConversation'): void {
  const conversationId = threadKey(tab);
  const isKnown = tab?.session?.state.conversations.some(({id}) => id === conversationId);
  if (isKnown && conversationId !== undefined) void tab?.call(name, {conversationId});
}

async function someConversation(world: World, random: Random, ended: boolean): Promise<Conversation | undefined> {
  if (!world.desk.isUp) return undefined;
  const conversations = await world.desk.conversations();
  return random.pick(conversations.filter((conversation) => conversation.ended === ended));
}

/** As a host's own server signs it. */
export function identityToken(now: number, externalId: string): string {
  const encode = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const text = `${encode({alg: 'HS256', typ: 'JWT'})}.${encode({iat: Math.floor(now / 1000), externalId})}`;
  const signature = createHmac('sha256', 'demo-identity-secret-that-everybody-knows').update(text);
  return `${text}.${signature.digest('base64url')}`;
}
