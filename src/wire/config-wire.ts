import type {ChatConfig} from '../model/chat-config.js';
import {parseConfig} from './config-fields.js';
import {decodeOpening} from './message-wire.js';

/** Throws a zod error on what is no configuration. */
export function decodeConfig(wire: unknown): ChatConfig {
  const {assistant, ...config} = parseConfig(wire);
  return {...config, assistant: assistant && {...assistant, opening: assistant.opening.map(decodeOpening)}};
}
