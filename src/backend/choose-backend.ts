import type {ChatBackend} from './chat-backend.js';
import {SelfHostedBackend} from './self-hosted/self-hosted-backend.js';

export interface BackendChoice {
  /** Given by the page; nothing else is asked then. */
  readonly backend?: ChatBackend | undefined;
  readonly siteKey: string;
  readonly serverUrl: string;
}

/** The one place that knows every implementation. */
export function chooseBackend({backend, siteKey, serverUrl}: BackendChoice): ChatBackend {
  return backend ?? new SelfHostedBackend({siteKey, serverUrl});
}
