import type {OrganisationDraft} from './check-organisation.js';
import {demoOrganisation} from './demo-organisation.js';
import type {Mistake} from './mistake.js';

/** Keys of the demo, which everybody knows: on this machine alone they do no harm. */
export function checkDemoKeys({sites, agentKeys}: OrganisationDraft): readonly Mistake[] {
  const siteKeys = demoOrganisation.sites.map(({key}) => key);
  const hashes = demoOrganisation.agentKeys.map(({sha256}) => sha256);
  const text = 'Everybody knows this key of the demo. Take another, or set HOST to 127.0.0.1.';
  return [
    ...sites.flatMap((site, index) =>
      site && siteKeys.includes(site.key) ? [{path: ['sites', index, 'key'], text}] : [],
    ),
    ...agentKeys.flatMap((key, index) =>
      key && hashes.includes(key.sha256) ? [{path: ['agentKeys', index], text}] : [],
    ),
  ];
}
