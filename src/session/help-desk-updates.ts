import type {RareEvent} from '../model/chat-event.js';
import type {Conversation} from '../model/conversation.js';
import {
  merged,
  satisfactionDetail,
  signedIn,
  withIdentity,
  withSatisfaction,
  withoutConversation,
} from './help-desk-state.js';
import {openConversation} from './sdk-details.js';
import type {SessionParts} from './session-parts.js';

/** What a stream says rarely: loaded with the first such event. Each is told once, however often it comes. */
export function applyRare(event: RareEvent, {store, emit}: SessionParts, isNews: (name: string) => boolean): void {
  switch (event.type) {
    case 'conversation.merged': {
      const {sourceId, target} = event.data;
      const source = store.state.conversations.find(({id}) => id === sourceId);
      if (source) {
        const conversation = merged(source, target.id, event.at);
        store.dispatch({type: 'conversation-changed', conversation});
      }
      store.dispatch({type: 'conversation-changed', conversation: target});
      if (!isNews(`merged ${sourceId}`)) return;
      emit('conversation-merged', {source: {conversationId: sourceId}, target: openConversation(target)});
      return;
    }
    case 'conversation.deleted': {
      const conversationId = event.data.id;
      store.change((state) => withoutConversation(state, conversationId));
      if (isNews(`deleted ${conversationId}`)) emit('conversation-deleted', {conversationId});
      return;
    }
    case 'participant.joined': {
      const {conversationId, data} = event;
      const {id, displayName, avatarUrl} = data.user;
      if (isNews(`joined ${conversationId} ${id}`)) {
        emit('user-joined', {conversationId, user: {id, displayName, avatarUrl}});
      }
      return;
    }
    case 'satisfaction.offered':
    case 'satisfaction.updated':
      store.change((state) => withSatisfaction(state, event.data));
      if (event.type === 'satisfaction.offered' && isNews(`satisfaction ${event.data.id}`)) {
        emit('satisfaction-received', satisfactionDetail(event.data));
      }
      return;
    case 'queue.updated': {
      const conversation = store.state.conversations.find(({id}) => id === event.conversationId);
      if (!conversation?.queue) return;
      const queue = {...conversation.queue, ...event.data};
      store.dispatch({type: 'conversation-changed', conversation: {...conversation, queue}});
      return;
    }
    case 'visitor.identified': {
      const isNew = store.state.identity?.customerId !== event.data.customerId;
      store.change((state) => withIdentity(state, event.data));
      if (isNew) emit('login', signedIn(event.data));
      return;
    }
    case 'customer.merged': {
      const {sourceId, targetId} = event.data;
      store.change((state) =>
        state.identity?.customerId === sourceId
          ? withIdentity(state, {...state.identity, customerId: targetId})
          : state,
      );
      if (!isNews(`customer merged ${sourceId}`)) return;
      emit('customer-merged', {customerId: targetId, formerCustomerId: sourceId});
      return;
    }
    case 'customer.deleted': {
      const {id} = event.data;
      if (isNews(`customer deleted ${id}`)) emit('customer-deleted', {customerId: id});
    }
  }
}

/** What has happened to a conversation while nobody listened, as the events would have told it. */
export async function tellMissed(
  before: Conversation,
  now: Conversation,
  parts: SessionParts,
  isNews: (name: string) => boolean,
): Promise<void> {
  const {backend, signal, store} = parts;
  const told = {at: now.lastMessageAt, conversationId: now.id};
  for (const user of now.participants) {
    if (before.participants.some(({id}) => id === user.id)) continue;
    applyRare({...told, type: 'participant.joined', data: {user}}, parts, isNews);
  }
  if (now.mergedIntoId !== null && now.mergedIntoId !== before.mergedIntoId) {
    const target =
      store.state.conversations.find(({id}) => id === now.mergedIntoId) ??
      (await backend.loadConversation(now.mergedIntoId, signal));
    applyRare({...told, type: 'conversation.merged', data: {sourceId: now.id, target}}, parts, isNews);
  }
  if (now.satisfactionId !== null && now.satisfactionId !== before.satisfactionId) {
    const data = await backend.loadSatisfaction(now.id, signal);
    if (data && data.status !== 'canceled') applyRare({...told, type: 'satisfaction.offered', data}, parts, isNews);
  }
}
