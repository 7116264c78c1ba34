import type {ChatConfig} from '../../src/model/chat-config.js';
import type {Conversation} from '../../src/model/conversation.js';
import type {Message, Sender} from '../../src/model/message.js';
import {noMessages, upsertMessage, type MessagePages} from '../../src/model/message-pages.js';
import type {Satisfaction, SatisfactionForm} from '../../src/model/satisfaction.js';
import {nothingUnread} from '../../src/model/unread.js';
import type {ChatState, ThreadState} from '../../src/session/chat-state.js';

/** Complete model objects of which a test names only what matters to it. */

export const nora: Sender = {
  type: 'agent',
  id: 'ag_nora',
  displayName: 'Nora Lindqvist',
  avatarUrl: null,
  ai: false,
};
export const assistant: Sender = {
  type: 'assistant',
  id: 'as_1',
  displayName: 'Assistant',
  avatarUrl: null,
  ai: false,
};
export const customer: Sender = {type: 'customer', id: 'cu_1', displayName: null, avatarUrl: null, ai: false};

export function sampleConfig(change: Partial<ChatConfig> = {}, site: Partial<ChatConfig['site']> = {}): ChatConfig {
  return {
    site: {
      teamName: 'Halden Care',
      teamIconUrl: null,
      launcherIcon: null,
      launcherLabel: 'Open chat',
      accent: null,
      greeting: null,
      waitMessage: null,
      locale: 'en-GB',
      replySeconds: 240,
      retentionDays: 365,
      team: [],
      ...site,
    },
    hours: [],
    availability: 'online',
    availabilityChangesAt: null,
    offhours: {display: 'offline', message: null, imageUrl: null},
    features: {
      closable: false,
      singleConversation: false,
      history: true,
      reopen: false,
      attachments: false,
      csat: false,
      typingToAgent: true,
      typingToCustomer: true,
      linkPreviews: false,
    },
    assistant: null,
    limits: {bodyChars: 10_000, fileBytes: 5_000_000, totalBytes: 25_000_000, fileTypes: [], titleChars: 200},
    attributes: {conversation: {mode: 'declared', types: {}}, customer: {mode: 'declared', types: {}}},
    capabilities: [],
    ...change,
  };
}

export function sampleConversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: 'co_1',
    clientId: null,
    createdAt: '2026-11-21T12:50:00.000Z',
    title: null,
    brandId: null,
    assistantId: null,
    isInAssistantMode: false,
    ended: false,
    endedAt: null,
    endedBy: null,
    endReason: null,
    lastMessageAt: '2026-11-21T13:06:00.000Z',
    preview: null,
    unreadCount: 0,
    lastReadMessageId: null,
    participants: [],
    customAttributes: {},
    agentReadMessageId: null,
    satisfactionId: null,
    mergedIntoId: null,
    queue: null,
    ...change,
  };
}

/** The message number `seq`, from Nora unless `direction` is `in`. */
export function sampleMessage(seq: number, change: Partial<Message> = {}): Message {
  const direction = change.direction ?? 'out';
  return {
    id: `me_${seq}`,
    clientId: null,
    conversationId: 'co_1',
    seq,
    createdAt: new Date(Date.parse('2026-11-21T12:50:00.000Z') + seq * 60_000).toISOString(),
    direction,
    sender: direction === 'in' ? customer : nora,
    body: `Message ${seq}`,
    template: null,
    reply: null,
    attachments: [],
    inputLocked: false,
    auto: false,
    linkPreviews: [],
    streaming: false,
    editedAt: null,
    redactedAt: null,
    ...change,
  };
}

export function pagesOf(messages: readonly Message[]): MessagePages {
  return messages.reduce(upsertMessage, noMessages);
}

export function sampleThread(messages: readonly Message[] = [], change: Partial<ThreadState> = {}): ThreadState {
  return {
    messages: pagesOf(messages),
    outgoing: [],
    status: 'ready',
    olderCursor: null,
    older: 'idle',
    opening: null,
    typing: null,
    newAfterSeq: null,
    ...change,
  };
}

/** A panel that is open on an empty home. */
export const emptyState: ChatState = {
  config: sampleConfig(),
  availability: 'online',
  isOpen: true,
  screen: {name: 'home'},
  draft: null,
  conversations: [],
  conversationsStatus: 'ready',
  threads: {},
  composerTexts: {},
  unread: nothingUnread,
  identity: null,
  satisfactions: {},
  connection: 'online',
};

export const sampleForm: SatisfactionForm = {
  introduction: null,
  ratingPrompt: 'How was it?',
  scale: {type: 'emoji', options: 5, labelLow: 'Poor', labelHigh: 'Great'},
  questions: [
    {id: 'well', prompt: 'What went well?', type: 'checkbox', options: ['Quick answer', 'Friendly']},
    {id: 'solved', prompt: 'Is it solved?', type: 'radio', options: ['Yes', 'No']},
    {id: 'better', prompt: 'What could we do better?', type: 'text', options: []},
  ],
};

export function sampleSatisfaction(change: Partial<Satisfaction> = {}): Satisfaction {
  return {
    id: 'sa_1',
    conversationId: 'co_1',
    status: 'offered',
    editableUntil: '2126-11-21T13:20:00.000Z',
    form: sampleForm,
    rating: null,
    answers: [],
    submittedAt: null,
    ...change,
  };
}
