import type {CustomAttributes} from './custom-attributes.js';
import type {Sender} from './message.js';

export interface ConversationPreview {
  readonly text: string;
  readonly senderType: Sender['type'];
  readonly displayName: string | null;
  readonly avatarUrl: string | null;
}

export interface Participant {
  readonly id: string;
  readonly displayName: string | null;
  readonly avatarUrl: string | null;
}

export interface Conversation {
  readonly id: string;
  /** The id that its creator chose; unique for one subject, forever. */
  readonly clientId: string | null;
  readonly createdAt: string;
  readonly title: string | null;
  readonly brandId: string | null;
  readonly assistantId: string | null;
  readonly isInAssistantMode: boolean;
  readonly ended: boolean;
  readonly endedAt: string | null;
  readonly endedBy: 'customer' | 'agent' | 'assistant' | 'workflow' | 'system' | null;
  readonly endReason: 'customer_ended' | 'user_ended' | 'timed_out' | 'merged' | null;
  readonly lastMessageAt: string;
  readonly preview: ConversationPreview | null;
  readonly unreadCount: number;
  readonly lastReadMessageId: string | null;
  readonly participants: readonly Participant[];
  /** Only what this reader may see. */
  readonly customAttributes: CustomAttributes;
  readonly agentReadMessageId: string | null;
  readonly satisfactionId: string | null;
  /** Where it goes on, when `endReason` is `merged`. */
  readonly mergedIntoId: string | null;
  readonly queue: {
    readonly enteredAt: string;
    readonly estimatedWaitSeconds: number | null;
    readonly name: string | null;
  } | null;
}
