import * as z from 'zod/mini';
import {EventSchema} from '../../../src/wire/event-schema.js';
import {EventPollSchema, StreamResetSchema} from '../../../src/wire/event-wire.js';

const ResetEventSchema = z.object({type: z.literal('stream.reset'), at: z.string(), data: StreamResetSchema});

/** Whatever the `data` of a frame holds. */
export const StreamEventSchema = z.union([EventSchema, ResetEventSchema]);

/** The answer of a long poll. */
export const EventPageSchema = z.extend(EventPollSchema, {events: z.array(StreamEventSchema)});
