import {ChatSession, type SessionOptions} from './chat-session.js';

/** The session with which `<kustomer-chat>` starts. Resolves when it is ready; rejects when it can never be. */
export async function openSession(options: SessionOptions): Promise<ChatSession> {
  const session = new ChatSession(options);
  try {
    await session.start();
  } catch (error) {
    session.stop();
    throw error;
  }
  return session;
}
