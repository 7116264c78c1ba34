import {type Draft} from './draft.js';
import {listAt, member, textAt} from './json.js';
import {headerOf, type Incoming} from './transport.js';
import {fileBytes, jsonOf, remember, type Visitor, type World} from './world.js';

/** Takes from an answer what later requests can use, and forgets what it has ended. */
export function learn(world: World, draft: Draft, answer: Incoming): void {
  const {actor, circle} = draft;
  const json = jsonOf(answer);
  const visitor = actor.kind === 'visitor' ? actor.visitor : undefined;
  if (answer.status === 401 && visitor && draft.reader === circle && textAt(json, 'reason') === 'revoked') {
    return loseToken(world, draft, visitor);
  }
  if (answer.status < 200 || answer.status > 299) return;
  const key = headerOf(draft.headers, 'idempotency-key');
  if (key !== undefined && key !== '') remember(world.usedKeys, key, 30);
  for (const name of ['eventCursor', 'nextCursor', 'cursor']) {
    const cursor = textAt(json, name);
    if (cursor !== '') remember(visitor?.cursors ?? world.agentCursors, cursor);
  }
  if (draft.method !== draft.operation.method) return; // another operation: nothing is known of what it answers
  learnOf(world, draft, json, headerOf(answer.headers, 'set-cookie') ?? '');
}

/** The one that was sent: meanwhile, its visitor may have got another, which is still good. */
function loseToken(world: World, {headers}: Draft, visitor: Visitor): void {
  const token = headerOf(headers, 'authorization')?.replace(/^Bearer /, '') ?? '';
  remember(world.oldTokens, token);
  if (token === visitor.token) world.lose(visitor);
}

function learnOf(world: World, draft: Draft, json: unknown, cookie: string): void {
  const {actor, circle, chat, file, operation} = draft;
  const visitor = actor.kind === 'visitor' ? actor.visitor : undefined;
  switch (operation.id) {
    case 'postConversations':
      learnChat(world, draft, member(json, 'conversation'), listAt(json, 'messages'));
      break;
    case 'postAgentHandoffs':
      learnChat(world, draft, json, []);
      break;
    case 'postConversationsByIdMessages':
    case 'postAgentConversationsByIdMessages':
    case 'getConversationsByIdMessagesByMessageId':
      if (chat) world.learnMessage(chat, json);
      break;
    case 'getConversationsByIdMessages':
    case 'getAgentConversationsByIdMessages':
      if (chat) for (const message of listAt(json, 'items')) world.learnMessage(chat, message);
      break;
    case 'patchAgentConversationsByIdMessagesByMessageId':
      if (chat && member(json, 'streaming') !== true) forget(chat.growing, textAt(json, 'id'));
      break;
    case 'postConversationsByIdEnd':
    case 'postAgentConversationsByIdEnd':
    case 'postAgentConversationsByIdMerge':
      if (chat) chat.isEnded = true;
      break;
    case 'postConversationsByIdReopen':
    case 'postAgentConversationsByIdReopen':
      if (chat) chat.isEnded = false;
      break;
    case 'postAttachments':
    case 'postAgentAttachments':
      learnFile(world, draft, json);
      break;
    case 'putAttachmentsByIdContent':
      if (file) file.isReady = true;
      break;
    case 'postVisitorsMeIdentity':
    case 'postVisitorsMeToken':
      if (visitor) visitor.token = textAt(json, 'token') || visitor.token;
      learnCustomer(circle, textAt(json, 'customerId'));
      break;
    case 'getVisitorsMe':
      learnCustomer(circle, textAt(json, 'customerId'));
      break;
    case 'deleteVisitorsMe':
    case 'deleteVisitorsMeCustomer':
      if (visitor) loseToken(world, draft, visitor);
      break;
    case 'deleteAgentConversationsById':
      if (chat) world.loseChat(chat.id);
      break;
    case 'postAgentSessions':
      remember(world.sessions, {cookie: cookie.split(';')[0] ?? '', csrf: textAt(json, 'csrfToken')}, 4);
      break;
    case 'deleteAgentSessions':
      if (actor.kind === 'agent') forgetSession(world, actor.credential);
      break;
  }
}

function learnChat(world: World, {circle, actor}: Draft, conversation: unknown, messages: readonly unknown[]): void {
  const id = textAt(conversation, 'id');
  if (id === '') return;
  const chat = world.addChat(circle, id, actor.kind === 'visitor' ? actor.visitor : undefined);
  for (const message of messages) world.learnMessage(chat, message);
}

function learnFile(world: World, {actor, circle, json: sent}: Draft, json: unknown): void {
  const file = {
    id: textAt(json, 'id'),
    circle,
    bytes: fileBytes(circle),
    chatId: textAt(sent, 'conversationId'),
    uploadUrl: textAt(json, 'upload', 'url'),
    readUrl: '',
    isReady: false,
  };
  if (file.id !== '') remember(actor.kind === 'visitor' ? actor.visitor.files : world.agentFiles, file);
}

function learnCustomer({customerIds}: {readonly customerIds: string[]}, id: string): void {
  if (id !== '' && !customerIds.includes(id)) remember(customerIds, id);
}

function forget(list: string[], item: string): void {
  const index = list.indexOf(item);
  if (index >= 0) list.splice(index, 1);
}

function forgetSession({sessions}: World, cookie: string): void {
  const index = sessions.findIndex((session) => session.cookie === cookie);
  if (index >= 0) sessions.splice(index, 1);
}
