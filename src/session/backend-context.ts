import type {BackendContext} from '../backend/chat-backend.js';
import type {SessionEnvironment} from './environment.js';

/** What a session lends to its backend. */
export function backendContext(
  {storage, tabs}: SessionEnvironment,
  {report, identify}: Pick<BackendContext, 'report' | 'identify'>,
): BackendContext {
  let last: unknown;
  /** Was removed, which the storage may not have managed. */
  let gone: unknown;
  return {
    report,
    identify,
    exclusively: tabs && ((work) => tabs.exclusively(work)),
    credential: {
      load: async () => {
        const stored = await storage.get('credential');
        if (typeof stored !== 'string' || stored === gone) return null;
        last = stored;
        return stored;
      },
      save: async (credential) => {
        if (credential === null) gone = last;
        await storage.write([['credential', credential ?? undefined]]);
      },
    },
  };
}
