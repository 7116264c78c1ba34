import type {Conversation} from './conversation.js';
import type {Message} from './message.js';
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
  | {readonly type: 'unread.changed'; readonly data: Unread}
  | {readonly type: 'config.changed'; readonly data: {readonly etag: string}}
);

export type ChatEventType = ChatEvent['type'];
