import type {ChatConfig, ChatFeatures, ChatLimits, SiteConfig} from '../../../src/model/chat-config.js';
import type {AttributeType, KlassAttributes} from '../../../src/model/custom-attributes.js';
import type {TreeNode} from '../../../src/model/message-template.js';
import type {ArticleSurvey} from '../../../src/model/article.js';
import type {SatisfactionForm} from '../../../src/model/satisfaction.js';
import type {Assistant} from './assistant.js';

/** One help desk: everything that its operator decides. Readonly data, the same for every request. */
export interface Organisation {
  readonly name: string;
  /** Built in, with keys that everybody knows: it is served on loopback only. */
  readonly isDemo: boolean;
  readonly sites: readonly Site[];
  /** A klass that is left out is open: any well-formed attribute may be written. */
  readonly klasses: {readonly conversation?: Klass; readonly customer?: Klass};
  readonly schedules: readonly Schedule[];
  readonly assistants: readonly Assistant[];
  /** Parents stand before their children. */
  readonly categories: readonly CategorySource[];
  readonly articles: readonly ArticleSource[];
  /** People who may sign in at the console. */
  readonly agents: readonly Agent[];
  readonly agentKeys: readonly AgentKey[];
  readonly limits: TrafficLimits;
  readonly retention: Retention;
}

/** Where a chat is embedded, named by its public key (`pk_…`). */
export interface Site {
  readonly key: string;
  /** Exact origins; `loopback` stands for localhost, 127.0.0.1 and [::1] on any port, `null` for a page from a file. */
  readonly allowedOrigins: readonly string[];
  readonly settings: BrandSettings;
  /** Who may say who a visitor is. */
  readonly identityKeys: readonly IdentityKey[];
  /** What differs from `settings` when a page asks for a brand. */
  readonly brands: readonly {readonly id: string; readonly settings: Partial<BrandSettings>}[];
}

export interface BrandSettings {
  /** False switches chat off: availability `disabled`. */
  readonly enabled: boolean;
  readonly site: SiteConfig;
  readonly offhours: ChatConfig['offhours'];
  readonly features: ChatFeatures;
  readonly limits: ChatLimits;
  /** Null is always open. */
  readonly scheduleId: string | null;
  /** The assistant that answers first; null when people do. */
  readonly assistantId: string | null;
  /** Asked after an ended conversation when `features.csat` is on. */
  readonly satisfaction: SatisfactionSettings;
  /** Asked below an article; null asks nothing. */
  readonly articleSurvey: ArticleSurvey | null;
}

/** Opening hours. */
export interface Schedule {
  readonly id: string;
  /** IANA, such as `Europe/Berlin`; hours and holidays are meant there. */
  readonly timeZone: string;
  readonly hours: readonly OpenHours[];
  readonly holidays: readonly Holiday[];
}

/** `to` may be `24:00`; a `to` at or before `from` is meant on the next day. */
export interface OpenHours {
  /** 0 is Sunday. */
  readonly day: number;
  /** `HH:MM`. */
  readonly from: string;
  readonly to: string;
}

/** Closed from the beginning of `startDate` to the end of `endDate`, `YYYY-MM-DD`. */
export interface Holiday {
  readonly name: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly enabled: boolean;
}

export interface SatisfactionSettings {
  readonly form: SatisfactionForm;
  /** Seconds from the end of a conversation to the question. */
  readonly delaySeconds: number;
  /** Seconds from the question during which the answer may be changed. */
  readonly editSeconds: number;
  /** Messages of the customer, and of the team, that there must be. */
  readonly inboundMessages: number;
  readonly outboundMessages: number;
}

/** A text in one language, or by language (BCP 47); without the asked one the first is given. */
export type LocalizedText = string | Readonly<Record<string, string>>;

export interface CategorySource {
  readonly id: string;
  readonly parentId: string | null;
  readonly title: LocalizedText;
  readonly description: LocalizedText | null;
}

export interface ArticleSource {
  readonly id: string;
  readonly categoryId: string | null;
  readonly title: LocalizedText;
  /** Markdown. */
  readonly body: LocalizedText;
  /** RFC 3339. */
  readonly updatedAt: string | null;
  /** The same on the web. */
  readonly url?: string | null;
}

/** The attributes of one kind of resource, by name. */
export type Klass = Readonly<Record<string, AttributeDeclaration>>;

export interface AttributeDeclaration {
  readonly type: AttributeType;
  /** The nodes of a `tree` attribute. */
  readonly tree?: readonly TreeNode[];
  /** False keeps pages from writing it. */
  readonly visitorWritable?: boolean;
  /** True shows a visitor also what agents wrote. */
  readonly visitorReadable?: boolean;
}

/** A program. */
export interface AgentKey {
  /** For logs and for the scope of idempotency keys; never the key itself. */
  readonly id: string;
  /** SHA-256 of the key, in hex: a key is random enough that nothing slower is needed. */
  readonly sha256: string;
  readonly role: 'bot' | 'admin';
}

/** A person who signs in. */
export interface Agent {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly avatarUrl: string | null;
  readonly role: 'agent' | 'admin';
  /** `scrypt$N$r$p$salt$hash`, salt and hash in base64url. */
  readonly passwordHash: string;
}

/** Verifies the identity tokens that a host's own server signs. */
export type IdentityKey = {
  readonly id: string;
  /** Demanded as `aud` when the token has one; default: the site key. */
  readonly audience?: string;
  /** Demanded as `iss` when given. */
  readonly issuer?: string;
} & (
  | {readonly algorithm: 'HS256'; readonly secret: string}
  /** PEM (SPKI) or JWK. */
  | {readonly algorithm: 'EdDSA' | 'ES256'; readonly publicKey: string | Readonly<Record<string, unknown>>}
);

/** How long things are kept, in days. */
export interface Retention {
  /** Ended conversations since their last message; null keeps them. */
  readonly conversationDays: number | null;
  readonly eventDays: number;
  readonly unusedAttachmentHours: number;
}

/** Protocol section 14. Agent keys are unlimited. */
export interface TrafficLimits {
  readonly writesPerMinute: number;
  /** Writes that may come at once after a pause. */
  readonly writeBurst: number;
  /** Open event streams of one visitor. */
  readonly streams: number;
  /** New visitors of one address. */
  readonly visitorsPerMinute: number;
  readonly loopbackUnlimited: boolean;
}

export const defaultLimits: TrafficLimits = {
  writesPerMinute: 30,
  writeBurst: 20,
  streams: 3,
  visitorsPerMinute: 10,
  loopbackUnlimited: false,
};

export const defaultRetention: Retention = {conversationDays: null, eventDays: 7, unusedAttachmentHours: 24};

export const defaultSatisfaction: SatisfactionSettings = {
  form: {
    introduction: null,
    ratingPrompt: 'How was this conversation?',
    scale: {type: 'emoji', options: 5, labelLow: 'Poor', labelHigh: 'Great'},
    questions: [{id: 'comment', prompt: 'What could we do better?', type: 'text', options: []}],
  },
  delaySeconds: 0,
  editSeconds: 86_400,
  inboundMessages: 1,
  outboundMessages: 1,
};

export function siteOf(organisation: Organisation, key: string): Site | undefined {
  return organisation.sites.find((site) => site.key === key);
}

export function assistantOf(organisation: Organisation, id: string): Assistant | undefined {
  return organisation.assistants.find((assistant) => assistant.id === id);
}

/** The settings of a brand; those of the site for `null`, and for a brand that the configuration no longer has. */
export function settingsOf(site: Site, brandId: string | null): BrandSettings {
  return {...site.settings, ...site.brands.find((brand) => brand.id === brandId)?.settings};
}

/** What a visitor, or with `all` an agent, may write. */
export function attributesOf(klass: Klass | undefined, all = false): KlassAttributes {
  if (!klass) return {mode: 'open', types: {}};
  const writable = Object.entries(klass).filter(([, {visitorWritable}]) => all || visitorWritable !== false);
  return {mode: 'declared', types: Object.fromEntries(writable.map(([name, {type}]) => [name, type]))};
}

/** The same organisation with other settings on every site: for demonstrations and tests. */
export function withSettings(organisation: Organisation, settings: Partial<BrandSettings>): Organisation {
  const sites = organisation.sites.map((site) => ({...site, settings: {...site.settings, ...settings}}));
  return {...organisation, sites};
}
