import type {ConfigQuery} from '../backend/chat-backend.js';
import {ChatError} from '../model/chat-error.js';
import type {RunSettings} from './chat-run.js';

/** Each overrides the attribute of its name until the next `start()`. */
export interface StartOptions {
  readonly brandId?: string | undefined;
  readonly assistantId?: string | undefined;
  readonly scheduleId?: string | undefined;
  /** BCP 47, or Kustomer's spelling of it such as `en_us`. */
  readonly lang?: string | undefined;
}

const names: readonly string[] = ['brandId', 'assistantId', 'scheduleId', 'lang'] satisfies (keyof StartOptions)[];

/** Throws `invalid-request`, naming the option and what is allowed. */
export function checkStartOptions(options: unknown): StartOptions {
  if (Object(options) !== options) throw invalid('options', `must be an object`);
  for (const [name, value] of Object.entries(options as object)) {
    if (!names.includes(name)) throw invalid(name, `is no option; allowed are ${names.join(', ')}`);
    if (value !== undefined && typeof value !== 'string') throw invalid(name, 'must be a string');
  }
  return options as StartOptions;
}

/** Throws `not-configured`, naming the attribute, what was wrong and what is allowed. */
export function readSettings(siteKey: string, serverUrl: string, query: ConfigQuery): RunSettings {
  if (siteKey === '') throw missing('site-key', 'is missing: the public key of your site, such as “pk_demo”');
  if (serverUrl === '') throw missing('server-url', 'is missing: the address of your chat server');
  if (!/^https?:\/\//i.test(serverUrl) || !URL.canParse(serverUrl)) {
    throw missing('server-url', `is “${serverUrl}”, and must be an absolute http or https address`);
  }
  return {siteKey, serverUrl, query, hasBackend: false};
}

function invalid(option: string, what: string): ChatError {
  return new ChatError('invalid-request', `start(): ${option} ${what}.`, {status: 400, source: option});
}

function missing(attribute: string, what: string): ChatError {
  return new ChatError('not-configured', `${attribute} ${what}.`, {source: attribute});
}
