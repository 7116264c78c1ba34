import {ChatSession, type SessionOptions} from './chat-session.js';

/**
 * The session with which `<kustomer-chat>` starts. Resolves when it is ready; rejects when it can never be. It ends with
 * `signal`, also while it still waits for its server.
 */
export async function openSession(options: SessionOptions, signal: AbortSignal): Promise<ChatSession> {
  signal.throwIfAborted();
  const session = new ChatSession(options);
  const stop = () => {
    session.stop();
  };
  signal.addEventListener('abort', stop, {once: true});
  try {
    await session.start();
  } catch (error) {
    signal.removeEventListener('abort', stop);
    stop();
    throw error;
  }
  return session;
}
