import type {BackendContext} from '../backend/chat-backend.js';
import type {SessionEnvironment} from './environment.js';

/** What a session lends to its backend. */
export function backendContext(
  {storage, tabs}: SessionEnvironment,
  {report, identify}: Pick<BackendContext, 'report' | 'identify'>,
): BackendContext {
  return {
    report,
    identify,
    exclusively: tabs && ((work) => tabs.exclusively(work)),
    credential: {
      load: async () => {
        const stored = await storage.get('credential');
        return typeof stored === 'string' ? stored : null;
      },
      save: async (credential) => {
        await storage.write([['credential', credential ?? undefined]]);
      },
    },
  };
}
