import type {ChatEvent, RareEventType} from '../model/chat-event.js';
import {readEvent, type EventReaders} from './common-event-wire.js';
import {CustomersMergedSchema, DeletedSchema, JoinedSchema, MergedSchema, QueueSchema} from './help-desk-events.js';
import {SatisfactionSchema} from './satisfaction-wire.js';
import {VisitorSchema} from './visitor-wire.js';

const dataOf: EventReaders<RareEventType> = {
  'conversation.merged': (data) => MergedSchema.parse(data),
  'conversation.deleted': (data) => DeletedSchema.parse(data),
  'participant.joined': (data) => JoinedSchema.parse(data),
  'satisfaction.offered': (data) => SatisfactionSchema.parse(data),
  'satisfaction.updated': (data) => SatisfactionSchema.parse(data),
  'queue.updated': (data) => QueueSchema.parse(data),
  'visitor.identified': (data) => VisitorSchema.parse(data),
  'customer.merged': (data) => CustomersMergedSchema.parse(data),
  'customer.deleted': (data) => DeletedSchema.parse(data),
};

/** Undefined for a type that is not rare; throws a zod error on a rare one with a wrong shape. */
export function decodeRareEvent(wire: unknown): ChatEvent | undefined {
  return readEvent(wire, dataOf);
}
