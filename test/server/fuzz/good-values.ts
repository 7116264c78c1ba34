import {goodIdentityToken} from './identity-token.js';
import {agentEmails, hiddenAttribute, password, siteKey} from './organisation.js';
import type {Random} from './random.js';
import type {Actor} from './draft.js';
import {fileBytes, type Chat, type Circle, type World} from './world.js';

/** What a good body is made of: who writes, and about whom. */
export interface Scene {
  readonly world: World;
  readonly random: Random;
  readonly actor: Actor;
  readonly circle: Circle;
  readonly chat: Chat | undefined;
}

export const hiddenMarker = 'for-agents-only-5d1f';

const words = [
  'Hello',
  'Where is my parcel?',
  'A-1234',
  'b',
  'lamp',
  'mara@example.com',
  'Привет',
  'שלום',
  '👩‍🚀 ok',
  '**bold** <b>x</b>',
];
const sender = {type: 'agent', displayName: 'Nora'} as const;

/** A sentence that names its circle. */
export function wording({random, circle}: Scene): string {
  return `${random.pick(words)} ${circle.marker}`;
}

/** A good value for a field of this name. */
export function goodValue(scene: Scene, name: string): unknown {
  const {random, circle, chat} = scene;
  switch (name) {
    case 'siteKey':
      return siteKey;
    case 'jwt':
      return goodIdentityToken(circle, random);
    case 'body':
    case 'append':
    case 'comment':
    case 'answer':
    case 'alt':
    case 'title':
      return wording(scene);
    case 'emails':
    case 'sharedEmails':
      return [`${circle.marker}@fuzz.example`, `person-${random.below(6)}@fuzz.example`];
    case 'phones':
    case 'sharedPhones':
      return ['+49 30 1234567'];
    case 'socials':
    case 'sharedSocials':
      return [{username: circle.marker, type: 'twitter'}];
    case 'customAttributes':
      return attributes(scene);
    case 'assistantId':
      return random.pick([null, null, 'demo-text', 'demo-buttons', 'demo-tree', 'demo-everything']);
    case 'brandId':
      return random.pick([null, 'outlet']);
    case 'reply':
      return reply(scene);
    case 'attachmentIds':
      return readyFiles(scene).slice(0, 2);
    case 'lastReadMessageId':
    case 'messageId':
      return random.maybe(chat?.messageIds ?? []) ?? 'unknown';
    case 'targetId':
      return chat
        ? (random.maybe(circle.chats.filter((other) => other.owner === chat.owner && other !== chat))?.id ?? 'unknown')
        : (random.maybe(circle.customerIds) ?? 'unknown');
    case 'conversationId':
      return random.maybe(circle.chats)?.id ?? 'unknown';
    case 'sender':
      return sender;
    case 'contentType':
      return 'text/plain';
    case 'avatarUrl':
      return null;
    case 'sha256':
      return null;
    case 'offset':
      return 0;
    case 'email':
      return random.pick(agentEmails);
    case 'password':
      return password;
    case 'reasons':
      return [];
    case 'participants':
      return [{id: `agent-${random.below(3)}`, displayName: 'Nora'}];
    default:
      return undefined;
  }
}

/** Whole bodies, where fields depend on each other. */
export function goodBody(scene: Scene, operationId: string): unknown {
  const {random, circle} = scene;
  const body = wording(scene);
  switch (operationId) {
    case 'postConversations':
      return {
        message: {body, ...files(scene)},
        title: circle.marker,
        customAttributes: attributes(scene),
        assistantId: goodValue(scene, 'assistantId'),
      };
    case 'postConversationsByIdMessages': {
      const answer = random.chance(0.3) ? reply(scene) : undefined;
      return answer ? {body, reply: answer} : {body, ...files(scene)};
    }
    case 'postAgentConversationsByIdMessages':
      return {
        body,
        sender,
        ...files(scene),
        streaming: random.chance(0.4),
        ...(random.chance(0.3)
          ? {template: {type: 'quickReplies', actions: [{value: 'yes', displayText: 'Yes'}]}}
          : {}),
      };
    case 'patchAgentConversationsByIdMessagesByMessageId':
      return random.pick<unknown>([{append: body}, {body}, {done: true}, {append: ' more', done: random.chance(0.5)}]);
    case 'postAttachments':
    case 'postAgentAttachments': {
      const size = fileBytes(circle).length;
      const file = {name: `${circle.marker}.txt`, contentType: 'text/plain', size, alt: circle.marker};
      return operationId === 'postAttachments'
        ? file
        : {...file, conversationId: random.maybe(circle.chats)?.id ?? 'unknown'};
    }
    case 'patchConversationsByIdSatisfaction': {
      const answers = [{questionId: 'comment', answer: body}];
      return random.pick<unknown>([
        {rating: 1 + random.below(5)},
        {rating: 4, answers},
        {rating: 5, answers, submitted: true},
      ]);
    }
    case 'postArticlesByIdFeedback':
      return {value: random.pick(['positive', 'negative'])};
    case 'postAgentHandoffs':
      return handoff(scene);
    case 'postAgentSessions':
      return {email: random.pick(agentEmails), password};
    case 'patchAgentConversationsById':
      return random.pick<unknown>([
        {title: body, customAttributes: {[hiddenAttribute]: `${hiddenMarker} ${circle.marker}`}},
        {isInAssistantMode: false, participants: goodValue(scene, 'participants')},
        {queue: {estimatedWaitSeconds: random.below(600), name: 'Sales'}},
      ]);
    case 'patchAgentCustomersById':
      return {
        customAttributes: {[hiddenAttribute]: hiddenMarker, noteStr: circle.marker},
        emails: goodValue(scene, 'emails'),
      };
    default:
      return undefined;
  }
}

function files(scene: Scene): Readonly<Record<string, unknown>> {
  const attachmentIds = readyFiles(scene).slice(0, 1);
  return attachmentIds.length > 0 ? {attachmentIds} : {};
}

function readyFiles({world, actor, random, chat}: Scene): readonly string[] {
  const files =
    actor.kind === 'visitor' ? actor.visitor.files : world.agentFiles.filter(({chatId}) => chatId === chat?.id);
  const ready = files.filter(({isReady, readUrl}) => isReady && readUrl === '');
  return random.shuffled(ready.map(({id}) => id));
}

function reply({random, chat}: Scene): unknown {
  const question = chat?.questions.at(-1);
  return question ? {messageId: question.messageId, value: random.pick(question.values)} : undefined;
}

function attributes({random, circle, actor}: Scene): Readonly<Record<string, unknown>> {
  return {
    orderIdStr: `A-17 ${circle.marker}`,
    priorityNum: random.below(10),
    ...(random.chance(0.5) ? {vipBool: true, callbackAt: '2026-03-01T10:00:00.000Z'} : {}),
    ...(actor.kind === 'agent' ? {[hiddenAttribute]: `${hiddenMarker} ${circle.marker}`} : {}),
  };
}

function handoff(scene: Scene): unknown {
  const {random, circle} = scene;
  const whose = random.chance(0.5)
    ? {visitorId: random.maybe(circle.visitors)?.id ?? 'unknown'}
    : {customer: random.pick(circle.identities), siteKey};
  const messages = [
    {direction: 'in', date: '2026-01-05T10:00:00Z', body: wording(scene)},
    {direction: 'out', date: '2026-01-05T10:01:00Z', body: wording(scene), sender},
  ];
  return {...whose, messages, title: circle.marker, active: random.chance(0.7)};
}
