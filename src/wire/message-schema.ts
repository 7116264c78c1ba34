import * as z from 'zod/mini';
import type {Message} from '../model/message.js';
import {messageFields, openingFields, templateFields} from './message-wire.js';

/** The whole shape of a message, for whoever writes one: the server and its description. Pages use `decodeMessage`. */

const type = <Name extends string>(name: Name) => ({type: z.literal(name)});

export const TemplateSchema = z.discriminatedUnion('type', [
  z.extend(templateFields.text, type('text')),
  z.extend(templateFields.quickReplies, type('quickReplies')),
  z.extend(templateFields.tree, type('tree')),
  z.extend(templateFields.list, type('list')),
  z.extend(templateFields.articles, type('articles')),
  z.extend(templateFields.feedback, type('feedback')),
  z.extend(templateFields.input, type('input')),
  z.extend(templateFields.satisfaction, type('satisfaction')),
]);

const template = z._default(z.nullable(TemplateSchema), null);

export const OpeningMessageSchema = z.object({...openingFields, template});
export const MessageSchema = z.object({...messageFields, template});

export type MessageWire = z.output<typeof MessageSchema>;

export function encodeMessage(message: Message): MessageWire {
  return message as MessageWire; // the same fields; readonly is all that differs
}
