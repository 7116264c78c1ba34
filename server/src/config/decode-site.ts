import {defaultSettings} from './default-settings.js';
import type {BrandSettings, IdentityKey, SatisfactionSettings, Site} from './organisation.js';
import type {Secrets} from './secrets.js';
import type {BrandSettingsWire, SettingsWire} from './settings-schema.js';
import type {IdentityKeyWire, SiteWire} from './site-schema.js';

interface SiteContext {
  readonly secrets: Secrets;
  /** What customers are told when the settings do not say it. */
  readonly retentionDays: number | null;
}

/** Undefined when a secret is missing. */
export function decodeSite(wire: SiteWire, {secrets, retentionDays}: SiteContext): Site | undefined {
  const {key, allowedOrigins, brands = []} = wire;
  const settings = decodeSettings(wire.settings, retentionDays);
  const identityKeys = (wire.identityKeys ?? []).map((identityKey) => decodeIdentityKey(identityKey, secrets));
  const found = identityKeys.filter((identityKey) => identityKey !== undefined);
  if (found.length < identityKeys.length) return undefined;
  const decodedBrands = brands.map((brand) => ({id: brand.id, settings: overridden(settings, brand.settings)}));
  return {key, allowedOrigins, settings, identityKeys: found, brands: decodedBrands};
}

function decodeSettings(wire: SettingsWire, retentionDays: number | null): BrandSettings {
  const {teamName} = wire;
  const site = {...defaultSettings.site, teamName, launcherLabel: `Chat with ${teamName}`, retentionDays};
  return overridden({...defaultSettings, site}, wire);
}

/** `base` where the file says nothing, field by field; lists are replaced as a whole. */
function overridden(base: BrandSettings, wire: BrandSettingsWire): BrandSettings {
  const {enabled, offhours, features, limits, scheduleId, assistantId, satisfaction, articleSurvey, ...site} = wire;
  // A brand with a name of its own is not called by the site's.
  const launcherLabel = site.teamName === undefined ? base.site.launcherLabel : `Chat with ${site.teamName}`;
  return {
    enabled: enabled ?? base.enabled,
    site: {...base.site, launcherLabel, ...given(site), team: site.team?.map(withAvatar) ?? base.site.team},
    offhours: {...base.offhours, ...given(offhours)},
    features: {...base.features, ...given(features)},
    limits: {...base.limits, ...given(limits)},
    scheduleId: scheduleId === undefined ? base.scheduleId : scheduleId,
    assistantId: assistantId === undefined ? base.assistantId : assistantId,
    satisfaction: overriddenSatisfaction(base.satisfaction, satisfaction),
    articleSurvey: articleSurvey === undefined ? base.articleSurvey : articleSurvey && decodeSurvey(articleSurvey),
  };
}

function overriddenSatisfaction(
  base: SatisfactionSettings,
  wire: BrandSettingsWire['satisfaction'] = {},
): SatisfactionSettings {
  const {introduction, ratingPrompt, scale, questions, ...times} = wire;
  return {
    ...base,
    ...given(times),
    form: {
      introduction: introduction === undefined ? base.form.introduction : introduction,
      ratingPrompt: ratingPrompt ?? base.form.ratingPrompt,
      scale: scale ? {...scale, labelLow: scale.labelLow ?? null, labelHigh: scale.labelHigh ?? null} : base.form.scale,
      questions: questions?.map((question) => ({...question, options: question.options ?? []})) ?? base.form.questions,
    },
  };
}

function decodeSurvey({
  title,
  reasons = [],
  comment = false,
}: NonNullable<SettingsWire['articleSurvey']>): BrandSettings['articleSurvey'] {
  return {title, reasons, comment};
}

function withAvatar({displayName, avatarUrl = null}: {displayName: string; avatarUrl?: string | null | undefined}) {
  return {displayName, avatarUrl};
}

function decodeIdentityKey(wire: IdentityKeyWire, secrets: Secrets): IdentityKey | undefined {
  const {id, audience, issuer} = wire;
  const base = {id, ...(audience === undefined ? {} : {audience}), ...(issuer === undefined ? {} : {issuer})};
  if (wire.algorithm === 'HS256') {
    const secret = secrets.read(wire.secret);
    return secret === undefined ? undefined : {...base, algorithm: wire.algorithm, secret};
  }
  const publicKey = isSecret(wire.publicKey) ? secrets.read(wire.publicKey) : wire.publicKey;
  return publicKey === undefined ? undefined : {...base, algorithm: wire.algorithm, publicKey};
}

/** A JWK has other members than `env`. */
function isSecret(wire: string | {env: string} | Record<string, unknown>): wire is string | {env: string} {
  return typeof wire === 'string' || (Object.keys(wire).length === 1 && typeof wire['env'] === 'string');
}

/** Without what is undefined: spread, it would hide what is underneath. */
function given<Fields extends object>(fields: Fields | undefined): Given<Fields> {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== undefined)) as Given<Fields>;
}

type Given<Fields> = {[Name in keyof Fields]?: Exclude<Fields[Name], undefined>};
