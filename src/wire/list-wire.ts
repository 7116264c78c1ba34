import * as z from 'zod/mini';
import {recordOf} from './record.js';

/** A page of a list; its items are parsed one by one, so that one bad item does not hide the others. */
export const ListSchema = z.object({
  items: z.array(z.unknown()),
  nextCursor: z._default(z.nullable(z.string()), null),
  eventCursor: z._default(z.nullable(z.string()), null),
});
export type ListWire = z.output<typeof ListSchema>;

/** Answer of endpoint 9. */
export const CreatedSchema = z.object({conversation: z.unknown(), messages: z._default(z.array(z.unknown()), [])});

/** Answer of endpoint 20. */
export const UnreadSchema = z.object({total: z.number(), conversations: recordOf(z.number())});
