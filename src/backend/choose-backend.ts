import type {ChatBackend} from './chat-backend.js';
import {SelfHostedBackend, type PreloadedConfig} from './self-hosted/self-hosted-backend.js';

export interface BackendChoice {
  /** Given by the page; nothing else is asked then. */
  readonly backend?: ChatBackend | undefined;
  readonly siteKey: string;
  readonly serverUrl: string;
  readonly preloaded?: PreloadedConfig | undefined;
}

/** The one place that knows every implementation. */
export function chooseBackend({backend, ...options}: BackendChoice): ChatBackend {
  return backend ?? new SelfHostedBackend(options);
}
