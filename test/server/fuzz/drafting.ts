import type {Actor, Draft, Reader} from './draft.js';
import {goodBody, goodValue, type Scene} from './good-values.js';
import type {Operation} from './operations.js';
import {adminKey, botKey, siteKey, singleSiteKey} from './organisation.js';
import type {Random} from './random.js';
import type {SchemaValues} from './schema-values.js';
import {fileBytes, type Chat, type Circle, type File, type Visitor, type World} from './world.js';

/** These must not carry one circle's words to another: agents may do that, and then it is no leak. */
const onlyAmongCommon: readonly string[] = ['postAgentCustomersByIdMerge', 'postAgentHandoffs'];

/** A good request of an operation, as far as the world has what it takes. */
export function draftOf(operation: Operation, world: World, random: Random, values: SchemaValues): Draft {
  const circle = onlyAmongCommon.includes(operation.id) ? circleAt(world, 0) : circleFor(operation, world, random);
  const actor = actorOf(operation, world, circle, random);
  const chat = operation.path.includes('/conversations/{id}') ? chatFor(operation, circle, actor, random) : undefined;
  const file = operation.path.includes('/attachments/{id}') ? fileFor(operation, world, circle, random) : undefined;
  const scene: Scene = {world, random, actor, circle, chat};
  const draft: Draft = {
    operation,
    actor,
    circle,
    chat,
    file,
    reader: readerOf(actor),
    method: operation.method,
    params: paramsOf(operation, scene, file),
    query: queryOf(operation, scene),
    headers: credentials(actor),
    json: undefined,
    bytes: undefined,
    dropAfter: undefined,
    wire: undefined,
    mutations: [],
  };
  if (operation.schema !== undefined) draft.json = bodyOf(operation, scene, values);
  if (operation.takesFile) draft.bytes = file?.bytes ?? fileBytes(circle);
  if (operation.takesFile) draft.headers.push(['Content-Type', 'application/octet-stream']);
  if (draft.json !== undefined) draft.headers.push(['Content-Type', 'application/json']);
  if (operation.needsKey) draft.headers.push(['Idempotency-Key', world.newKey()]);
  if (file) useLink(draft, file, random);
  if (operation.path.endsWith('/events')) listen(draft, random);
  return draft;
}

function circleAt(world: World, index: number): Circle {
  const circle = world.circles[index];
  if (!circle) throw new Error(`There is no circle ${index}.`);
  return circle;
}

/** For a file, somebody who has one. */
function circleFor({path}: Operation, world: World, random: Random): Circle {
  const withFiles = world.circles.filter((circle) => circle.visitors.some(({files}) => files.length > 0));
  return random.pick(path.includes('/attachments/{id}') && withFiles.length > 0 ? withFiles : world.circles);
}

function actorOf({audience, id}: Operation, world: World, circle: Circle, random: Random): Actor {
  if (audience === 'visitor') return {kind: 'visitor', visitor: random.pick(circle.visitors)};
  const session = random.maybe(world.sessions);
  const ofSession = id.includes('AgentSessions') && session !== undefined && id !== 'postAgentSessions';
  if (session && (ofSession || (audience === 'agent' && random.chance(0.15)))) {
    return {kind: 'agent', credential: session.cookie, csrf: session.csrf};
  }
  if (audience === 'agent') return {kind: 'agent', credential: random.chance(0.9) ? adminKey : botKey};
  return random.chance(0.25) ? {kind: 'visitor', visitor: random.pick(circle.visitors)} : {kind: 'nobody'};
}

function readerOf(actor: Actor): Reader {
  if (actor.kind === 'visitor') return actor.visitor.circle;
  return actor.kind === 'agent' ? 'agent' : 'nobody';
}

function credentials(actor: Actor): [string, string][] {
  if (actor.kind === 'nobody') return [];
  if (actor.kind === 'visitor') return [['Authorization', `Bearer ${actor.visitor.token}`]];
  if (actor.csrf === undefined) return [['Authorization', `Bearer ${actor.credential}`]];
  return [
    ['Cookie', actor.credential],
    ['X-CSRF-Token', actor.csrf],
  ];
}

/** Mostly one in which the operation makes sense: the visitor's own, ended or not, with an answer that grows. */
function chatFor({id, audience}: Operation, {chats}: Circle, actor: Actor, random: Random): Chat | undefined {
  if (random.chance(0.15)) return random.maybe(chats);
  const own = actor.kind === 'visitor' ? chats.filter(({owner}) => owner === actor.visitor) : chats;
  const isAfterwards = id.includes('Satisfaction') || id.includes('Reopen');
  const isWrite = id.startsWith('post') || id.startsWith('patch') || audience === 'agent';
  const needsGrowing = id.endsWith('ByMessageId') || id.endsWith('Stop');
  const fitting = own.filter((chat) => {
    if (needsGrowing && isWrite) return chat.growing.length > 0;
    return isAfterwards ? chat.isEnded : !(isWrite && chat.isEnded);
  });
  return random.maybe(fitting.length > 0 ? fitting : own) ?? random.maybe(chats);
}

function fileFor({id}: Operation, world: World, circle: Circle, random: Random): File | undefined {
  const files = [
    ...circle.visitors.flatMap((visitor) => visitor.files),
    ...world.agentFiles.filter((one) => one.circle === circle),
  ];
  const fitting = files.filter(({isReady, readUrl}) => (id.startsWith('put') ? !isReady : isReady || readUrl !== ''));
  return random.maybe(fitting.length > 0 ? fitting : files);
}

function paramsOf(operation: Operation, scene: Scene, file: File | undefined): Record<string, string> {
  const {world, random, circle, chat} = scene;
  const params: Record<string, string> = {};
  for (const [, name = ''] of operation.path.matchAll(/\{(\w+)\}/g)) {
    const before = operation.path.slice(0, operation.path.indexOf(`{${name}}`));
    const candidates =
      name === 'messageId'
        ? chat && operation.method !== 'GET' && chat.growing.length > 0
          ? chat.growing
          : (chat?.messageIds ?? [])
        : before.endsWith('/conversations/')
          ? [chat?.id ?? 'unknown']
          : before.endsWith('/customers/')
            ? [...circle.customerIds, ...circle.visitors.map(({id}) => id)]
            : before.endsWith('/articles/')
              ? world.articleIds
              : before.endsWith('/categories/')
                ? world.categoryIds
                : before.endsWith('/problems/')
                  ? ['not-found', 'invalid-request', 'internal']
                  : [file?.id ?? 'unknown'];
    params[name] = random.maybe(candidates) ?? 'unknown';
  }
  return params;
}

const positions: readonly string[] = ['before', 'after', 'around', 'at', 'clientId', 'cursor'];

function queryOf({id, query}: Operation, scene: Scene): [string, string][] {
  const {random} = scene;
  if (query.includes('signature')) return []; // of a link, as a whole
  const isMessages = query.includes('around');
  const position = isMessages && random.chance(0.6) ? random.pick(positions) : undefined;
  return query.flatMap((name): [string, string][] => {
    const isNeeded = name === 'site' || (name === 'q' && id === 'getSearch');
    if (isMessages && positions.includes(name) ? name !== position : !isNeeded && random.chance(0.6)) return [];
    const value = queryValue(name, scene, isMessages);
    return value === undefined ? [] : [[name, value]];
  });
}

function queryValue(
  name: string,
  {world, random, actor, circle, chat}: Scene,
  isMessages: boolean,
): string | undefined {
  switch (name) {
    case 'site':
      return random.pick([siteKey, siteKey, singleSiteKey]);
    case 'limit':
      return String(1 + random.below(250));
    case 'cursor':
      return undefined; // learned ones come by mutation
    case 'status':
      return random.pick(['open', 'ended', 'all']);
    case 'before':
    case 'around':
      return random.maybe(chat?.messageIds ?? []);
    case 'after':
      if (isMessages) return random.maybe(chat?.messageIds ?? []);
      return random.maybe(actor.kind === 'visitor' ? actor.visitor.cursors : world.agentCursors);
    case 'at':
      return new Date(Date.now() - random.below(100_000)).toISOString();
    case 'clientId':
      return random.maybe(world.usedKeys);
    case 'wait':
      return '0';
    case 'q':
      return random.pick(['secret', 'Hello', 'parcel', 'a', 'о', 'return']);
    case 'lang':
      return random.pick(['en', 'de', 'pt-BR']);
    case 'brandId':
      return 'outlet';
    case 'assistantId':
      return 'demo-text';
    case 'scheduleId':
      return 'office-hours';
    case 'conversationId':
      return random.maybe(circle.chats)?.id;
    case 'categoryId':
      return random.maybe(world.categoryIds);
    default:
      return undefined;
  }
}

function bodyOf(operation: Operation, scene: Scene, values: SchemaValues): unknown {
  const whole = scene.random.chance(0.75) ? goodBody(scene, operation.id) : undefined;
  const fill = (name: string) => goodValue(scene, name);
  return whole ?? values.make(operation.schema, scene.random, fill);
}

/** By the link of the announcement or of a message; who has a link may read. Else by the actor's own right. */
function useLink(draft: Draft, file: File, random: Random): void {
  const url = draft.method === 'PUT' ? file.uploadUrl : file.readUrl;
  if (url === '' || (draft.method === 'GET' && draft.actor.kind === 'visitor' && random.chance(0.5))) return;
  draft.query = [...new URL(url, 'http://fuzz.example').searchParams];
  draft.reader = file.circle;
}

/** A stream has no end: the client leaves after a while. */
function listen(draft: Draft, random: Random): void {
  const isPoll = random.chance(0.4);
  draft.headers.push(['Accept', isPoll ? 'application/json' : 'text/event-stream']);
  if (!isPoll) draft.dropAfter = 20 + random.below(150);
}

/** Another visitor than the actor's circle has. */
export function strangerOf({circle}: Draft, world: World, random: Random): Visitor | undefined {
  return random.maybe(world.visitors.filter((visitor) => visitor.circle !== circle));
}
