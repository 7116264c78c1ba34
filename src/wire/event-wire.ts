import type {ChatEvent} from '../model/chat-event.js';
import {decodeCommonEvent} from './common-event-wire.js';
import {decodeRareEvent} from './rare-event-wire.js';

export {EventPollSchema, StreamResetSchema} from './common-event-wire.js';

/**
 * Undefined for a type that this release does not know, which is to be ignored (protocol, principle 7); throws a zod
 * error on a known type with a wrong shape.
 */
export function decodeEvent(wire: unknown): ChatEvent | undefined {
  return decodeCommonEvent(wire) ?? decodeRareEvent(wire);
}
