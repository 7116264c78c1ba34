import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {initialState, type AgentState} from '../../../server/console/agent-state.js';
import {
  withConversations,
  withEvent,
  withMessage,
  withNewestPage,
  withOlderPage,
  withOutgoing,
  withTyping,
} from '../../../server/console/reduce.js';
import type {Conversation} from '../../../src/model/conversation.js';
import type {Message} from '../../../src/model/message.js';

const at = (seq: number) => new Date(Date.UTC(2026, 0, 5, 10, 0, seq)).toISOString();

function message(seq: number, change: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    clientId: `k${seq}`,
    conversationId: 'c',
    seq,
    createdAt: at(seq),
    direction: 'in',
    sender: {type: 'customer', id: 'cu', displayName: null, avatarUrl: null, ai: false},
    body: `Number ${seq}`,
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

const conversation: Conversation = {
  id: 'c',
  clientId: null,
  createdAt: at(0),
  title: null,
  brandId: null,
  assistantId: null,
  isInAssistantMode: false,
  ended: false,
  endedAt: null,
  endedBy: null,
  endReason: null,
  lastMessageAt: at(3),
  preview: null,
  unreadCount: 2,
  lastReadMessageId: null,
  participants: [],
  customAttributes: {},
  agentReadMessageId: null,
  satisfactionId: null,
  mergedIntoId: null,
  queue: null,
};

const page = (items: readonly Message[], nextCursor: string | null = null) => ({items, nextCursor, eventCursor: null});
const known = withConversations(initialState('Nora'), [conversation]);
const shown = (state: AgentState) => state.threads.c?.messages.pages.flat().map(({seq}) => seq);

describe('the state of the console', () => {
  it('takes a bubble away when its message comes, whichever side brings it first', () => {
    const reply = {clientId: 'k4', body: 'Yes', createdAt: at(4), delivery: 'sending', error: null} as const;
    const sending = withOutgoing(withNewestPage(known, 'c', page([message(3)])), 'c', reply);
    const stored = message(4, {direction: 'out'});
    const told = withEvent(sending, {type: 'message.created', at: at(4), conversationId: 'c', data: stored});
    for (const state of [withMessage(sending, stored), told, withMessage(told, stored)]) {
      assert.deepEqual(state.threads.c?.outgoing, []);
      assert.deepEqual(shown(state), [3, 4]);
    }
  });

  it('shows the newest message in the list, and not one that is told again later', () => {
    const newer = withMessage(known, message(5));
    assert.equal(newer.conversations.c?.preview?.text, 'Number 5');
    assert.equal(withMessage(newer, message(4)).conversations.c?.preview?.text, 'Number 5');
  });

  it('drops what was loaded when a page read anew leaves a gap, and keeps it when it joins', () => {
    const loaded = withNewestPage(known, 'c', page([message(1), message(2)]));
    assert.deepEqual(shown(withNewestPage(loaded, 'c', page([message(3)], 'older'))), [1, 2, 3]);
    const apart = withNewestPage(loaded, 'c', page([message(7)], 'older'));
    assert.deepEqual(shown(apart), [7]);
    assert.equal(apart.threads.c?.olderCursor, 'older');
    assert.deepEqual(shown(withOlderPage(apart, 'c', page([message(5), message(6)]))), [5, 6, 7]);
  });

  it('counts what the customer wrote after the position that another agent read up to', () => {
    const loaded = withNewestPage(known, 'c', page([message(1), message(2), message(3)]));
    const data = {conversationId: 'c', lastReadMessageId: 'm2', by: 'agent'} as const;
    const read = withEvent(loaded, {type: 'conversation.read', at: at(4), conversationId: 'c', data});
    assert.equal(read.conversations.c?.unreadCount, 1);
    assert.equal(read.conversations.c.agentReadMessageId, 'm2');
  });

  it('ends typing with the message, and with the conversation', () => {
    const activity = {user: {id: null, displayName: null, avatarUrl: null}, ai: false, expiresAt: at(9)};
    const typing = withTyping(known, 'c', activity);
    assert.ok(typing.typing.c);
    const base = {at: at(4), conversationId: 'c'};
    assert.deepEqual(withEvent(typing, {...base, type: 'message.created', data: message(4)}).typing, {});
    const ended = {...conversation, ended: true};
    assert.deepEqual(withEvent(typing, {...base, type: 'conversation.ended', data: ended}).typing, {});
  });
});
