import * as z from 'zod/mini';
import type {ChatConfig} from '../model/chat-config.js';
import {assistantFields, configFields} from './config-fields.js';
import {OpeningMessageSchema} from './message-schema.js';

/** The whole shape of Config, for the server and its description. Pages use `decodeConfig`. */
export const ConfigSchema = z.object({
  ...configFields,
  assistant: z._default(z.nullable(z.object({...assistantFields, opening: z.array(OpeningMessageSchema)})), null),
});

export type ConfigWire = z.output<typeof ConfigSchema>;

export function encodeConfig(config: ChatConfig): ConfigWire {
  return config as ConfigWire; // the same fields; readonly is all that differs
}
