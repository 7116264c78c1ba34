import type {KlassAttributes} from './custom-attributes.js';
import type {OpeningMessage} from './message.js';

/**
 * `online`: somebody answers. `offline`: leave a message. `hidden`: closed, and nothing is shown.
 * `disabled`: chat is switched off.
 */
export type Availability = 'online' | 'offline' | 'hidden' | 'disabled';

export interface SiteConfig {
  readonly teamName: string;
  readonly teamIconUrl: string | null;
  /** A `data:` URL of at most 2 kB, or null for the built-in icon. */
  readonly launcherIcon: string | null;
  readonly launcherLabel: string;
  /** A CSS hex colour, or null for the element's own. */
  readonly accent: string | null;
  readonly greeting: string | null;
  readonly waitMessage: string | null;
  /** BCP 47. */
  readonly locale: string;
  /** The usual time to a first answer, in seconds. */
  readonly replySeconds: number | null;
  readonly retentionDays: number | null;
  readonly team: readonly {readonly displayName: string; readonly avatarUrl: string | null}[];
}

export interface ChatFeatures {
  readonly closable: boolean;
  readonly singleConversation: boolean;
  readonly history: boolean;
  readonly reopen: boolean;
  readonly attachments: boolean;
  readonly csat: boolean;
  readonly typingToAgent: boolean;
  readonly typingToCustomer: boolean;
  readonly linkPreviews: boolean;
}

export interface ChatLimits {
  readonly bodyChars: number;
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly fileTypes: readonly string[];
  readonly titleChars: number;
}

/** The assistant that answers first, with what it says before anything is stored. */
export interface AssistantOpening {
  readonly id: string;
  readonly publicName: string | null;
  readonly avatarUrl: string | null;
  readonly opening: readonly OpeningMessage[];
}

export interface ChatConfig {
  readonly site: SiteConfig;
  readonly hours: readonly {readonly day: number; readonly from: string; readonly to: string}[];
  readonly availability: Availability;
  /** When `availability` is next due to change; RFC 3339, or null when it never does. */
  readonly availabilityChangesAt: string | null;
  readonly offhours: {
    readonly display: 'online' | 'offline' | 'none';
    readonly message: string | null;
    readonly imageUrl: string | null;
  };
  readonly features: ChatFeatures;
  readonly assistant: AssistantOpening | null;
  readonly limits: ChatLimits;
  readonly attributes: {readonly conversation: KlassAttributes; readonly customer: KlassAttributes};
  /** What this server offers beyond the core, e.g. `reopen`, `queue`, `articles`. */
  readonly capabilities: readonly string[];
}
