import type {ChatState} from './chat-state.js';
import {ChatError} from '../model/chat-error.js';

/** Throws when there is no chat to open. */
export function assertShown({availability}: ChatState): void {
  if (availability === 'disabled') {
    throw new ChatError('chat-disabled', 'Chat is switched off in the settings.', {status: 403});
  }
  if (availability === 'hidden') {
    throw new ChatError('chat-hidden', 'Chat is closed now, and the settings hide it outside its hours.');
  }
}
