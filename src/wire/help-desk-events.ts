import * as z from 'zod/mini';
import {ConversationSchema} from './conversation-wire.js';

/** Data of the events that a first conversation rarely meets. */

const text = z.string();
const textOrNull = z._default(z.nullable(z.string()), null);

export const MergedSchema = z.object({sourceId: text, target: ConversationSchema});
export const DeletedSchema = z.object({id: text});
export const JoinedSchema = z.object({user: z.object({id: text, displayName: textOrNull, avatarUrl: textOrNull})});
export const QueueSchema = z.object({estimatedWaitSeconds: z._default(z.nullable(z.number()), null), name: textOrNull});
export const CustomersMergedSchema = z.object({sourceId: text, targetId: text});
