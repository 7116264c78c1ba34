import {siteOf, settingsOf, type BrandSettings, type Organisation, type Site} from '../config/organisation.js';
import type {Hub} from '../hub/hub.js';
import type {ChatStore, StoredConversation} from '../store/chat-store.js';
import type {FileStore} from '../store/file-store.js';
import type {PasswordVerifier} from './password-verifier.js';
import type {AttachmentLinks} from './attachment-links.js';
import {Problem} from './problem.js';
import type {UuidSource} from './uuid-source.js';

/** What every rule may need. */
export interface Desk {
  readonly store: ChatStore;
  readonly hub: Hub;
  readonly organisation: Organisation;
  /** What attachments hold. */
  readonly files: FileStore;
  /** Signs the addresses of attachments. */
  readonly links: AttachmentLinks;
  /** Without it nobody signs in. */
  readonly passwords?: PasswordVerifier | undefined;
  /** Of what is written once, see `writeOnce`. */
  readonly digest: Digest;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** See `newId`. */
  readonly ids: UuidSource;
  /** How a request leaves this server. */
  readonly fetch: OutboundFetch;
  /** Something is due at once: it need not wait until somebody looks. */
  readonly tasksChanged: () => void;
  /** Told of what failed and was gone on from. */
  readonly report: (error: unknown) => void;
}

/** SHA-256 in base64url. */
export type Digest = (text: string) => string | Promise<string>;

/** Without `allowPrivate` an adapter that looks up names must refuse addresses of private networks. */
export type OutboundFetch = (request: Request, options: {readonly allowPrivate: boolean}) => Promise<Response>;

export function newId(desk: Desk): string {
  return desk.ids.next(desk.clock());
}

/** RFC 3339, UTC, milliseconds. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** The site of a token or a conversation. A site that the configuration no longer has ends its visitors. */
export function knownSite(desk: Desk, key: string): Site {
  const site = siteOf(desk.organisation, key);
  if (!site) throw new Problem('unauthorized', 'The site of this token does not exist any more.', {reason: 'revoked'});
  return site;
}

export function settingsOfConversation(desk: Desk, stored: StoredConversation): BrandSettings | undefined {
  const site = siteOf(desk.organisation, stored.siteKey);
  return site && settingsOf(site, stored.conversation.brandId);
}
