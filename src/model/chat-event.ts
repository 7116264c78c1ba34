import type {Conversation, Participant} from './conversation.js';
import type {Identity} from './identity.js';
import type {Message} from './message.js';
import type {Satisfaction} from './satisfaction.js';
import type {Unread} from './unread.js';

export interface TypingActivity {
  readonly user: {readonly id: string | null; readonly displayName: string | null; readonly avatarUrl: string | null};
  readonly ai: boolean;
  /** RFC 3339; the indicator disappears then by itself. */
  readonly expiresAt: string;
}

/** What a stream says. Resources come whole; at least once, in log order. */
export type ChatEvent = {
  /** When it happened, RFC 3339. */
  readonly at: string;
} & (
  | {
      readonly type: 'message.created' | 'message.updated';
      readonly conversationId: string;
      readonly data: Message;
    }
  | {
      readonly type:
        | 'conversation.created'
        | 'conversation.updated'
        | 'conversation.ended'
        | 'conversation.reopened'
        | 'assistant.ended';
      readonly conversationId: string;
      readonly data: Conversation;
    }
  | {
      readonly type: 'conversation.read';
      readonly conversationId: string;
      readonly data: {
        readonly conversationId: string;
        readonly lastReadMessageId: string;
        readonly by: 'customer' | 'agent';
      };
    }
  | {
      readonly type: 'typing.started' | 'typing.stopped';
      readonly conversationId: string;
      readonly data: TypingActivity;
    }
  | {
      /** The source is read-only from now on and ended; the customer goes on in `target`. */
      readonly type: 'conversation.merged';
      readonly conversationId: string;
      readonly data: {readonly sourceId: string; readonly target: Conversation};
    }
  | {
      readonly type: 'conversation.deleted';
      readonly conversationId: string;
      readonly data: {readonly id: string};
    }
  | {
      /** An agent has written here for the first time. */
      readonly type: 'participant.joined';
      readonly conversationId: string;
      readonly data: {readonly user: Participant};
    }
  | {
      readonly type: 'satisfaction.offered' | 'satisfaction.updated';
      readonly conversationId: string;
      readonly data: Satisfaction;
    }
  | {
      /** Text to add to a growing message, and its length after that: another length means that something was missed. */
      readonly type: 'message.delta';
      readonly conversationId: string;
      readonly data: {readonly messageId: string; readonly append: string; readonly length: number};
    }
  | {
      readonly type: 'queue.updated';
      readonly conversationId: string;
      readonly data: {readonly estimatedWaitSeconds: number | null; readonly name: string | null};
    }
  | {readonly type: 'visitor.identified'; readonly data: Identity}
  | {readonly type: 'customer.merged'; readonly data: {readonly sourceId: string; readonly targetId: string}}
  | {readonly type: 'customer.deleted'; readonly data: {readonly id: string}}
  | {readonly type: 'unread.changed'; readonly data: Unread}
  | {readonly type: 'config.changed'; readonly data: {readonly etag: string}}
);

export type ChatEventType = ChatEvent['type'];

/** What a conversation rarely meets: pages load what reads and applies it with the first such event. */
export type RareEventType =
  | 'conversation.merged'
  | 'conversation.deleted'
  | 'participant.joined'
  | 'satisfaction.offered'
  | 'satisfaction.updated'
  | 'queue.updated'
  | 'visitor.identified'
  | 'customer.merged'
  | 'customer.deleted';

export type RareEvent = Extract<ChatEvent, {readonly type: RareEventType}>;
