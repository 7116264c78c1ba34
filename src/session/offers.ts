import type {BackendCapability, ChatBackend} from '../backend/chat-backend.js';
import {ChatError} from '../model/chat-error.js';

/** Throws when the backend cannot do what the page asks for. */
export function offers(
  {backend}: {readonly backend: ChatBackend},
  capability: BackendCapability,
  method: string,
): void {
  if (backend.capabilities.has(capability)) return;
  throw new ChatError('not-configured', `${method}(): the chat’s backend does not offer “${capability}”.`, {
    source: 'backend',
  });
}
