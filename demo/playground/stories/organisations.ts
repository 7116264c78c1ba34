import {demoOrganisation, withSettings, type BrandSettings, type Organisation} from 'kustomer-chat-server/in-page';

const settings = requireSettings();

/** The demo's organisation with other settings; of groups of settings only what differs need be given. */
export function shop({
  site,
  features,
  limits,
  ...others
}: Partial<Omit<BrandSettings, 'site' | 'features' | 'limits'>> & {
  readonly site?: Partial<BrandSettings['site']>;
  readonly features?: Partial<BrandSettings['features']>;
  readonly limits?: Partial<BrandSettings['limits']>;
}): Organisation {
  return withSettings(demoOrganisation, {
    ...others,
    site: {...settings.site, ...site},
    features: {...settings.features, ...features},
    limits: {...settings.limits, ...limits},
  });
}

type Form = BrandSettings['satisfaction']['form'];

/** Asks at the end how it was. */
export function askingShop(scale: Partial<Form['scale']>, form: Partial<Form> = {}): Organisation {
  const {satisfaction} = settings;
  return shop({
    features: {csat: true},
    satisfaction: {
      ...satisfaction,
      form: {...satisfaction.form, ...form, scale: {...satisfaction.form.scale, ...scale}},
    },
  });
}

function requireSettings(): BrandSettings {
  const [site] = demoOrganisation.sites;
  if (!site) throw new Error('The demo has a site.');
  return site.settings;
}
