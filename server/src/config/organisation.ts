import type {ChatConfig, ChatFeatures, ChatLimits, SiteConfig} from '../../../src/model/chat-config.js';
import type {AttributeType, KlassAttributes} from '../../../src/model/custom-attributes.js';
import type {TreeNode} from '../../../src/model/message-template.js';
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
  readonly agentKeys: readonly AgentKey[];
  readonly limits: TrafficLimits;
}

/** Where a chat is embedded, named by its public key (`pk_…`). */
export interface Site {
  readonly key: string;
  /** Exact origins; `loopback` stands for localhost, 127.0.0.1 and [::1] on any port, `null` for a page from a file. */
  readonly allowedOrigins: readonly string[];
  readonly settings: BrandSettings;
  /** What differs from `settings` when a page asks for a brand. */
  readonly brands: readonly {readonly id: string; readonly settings: Partial<BrandSettings>}[];
}

export interface BrandSettings {
  /** False switches chat off: availability `disabled`. */
  readonly enabled: boolean;
  readonly site: SiteConfig;
  readonly hours: ChatConfig['hours'];
  readonly offhours: ChatConfig['offhours'];
  readonly features: ChatFeatures;
  readonly limits: ChatLimits;
  /** Null is always open. */
  readonly scheduleId: string | null;
  /** The assistant that answers first; null when people do. */
  readonly assistantId: string | null;
}

export interface Schedule {
  readonly id: string;
  readonly opening: 'always' | 'never';
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

export interface AgentKey {
  /** For logs and for the scope of idempotency keys; never the key itself. */
  readonly id: string;
  readonly key: string;
  readonly role: 'bot' | 'admin';
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
