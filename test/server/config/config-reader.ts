import {ConfigText} from '../../../server/src/config/config-text.js';
import {exampleConfig} from '../../../server/src/config/example-config.js';
import {formatMistake, type Mistake} from '../../../server/src/config/mistake.js';
import {readOrganisation, type ReadOptions} from '../../../server/src/config/read-organisation.js';

export const example = exampleConfig({
  schema: './kustomer-chat.schema.json',
  siteKey: 'pk_shop',
  keyHash: '0'.repeat(64),
});

/** Everything that is wrong in a text, as `line:column path: sentence`, in the order of the text. */
export async function mistakesIn(text: string, options: Partial<ReadOptions> = {}): Promise<readonly string[]> {
  const source = new ConfigText(text);
  const found: readonly Mistake[] =
    source.json === undefined
      ? []
      : (await readOrganisation(source.json, {env: {}, isOnLoopback: true, ...options})).mistakes;
  return source
    .locate([...source.mistakes, ...found])
    .map(({place, ...mistake}) => `${place?.line}:${place?.column} ${formatMistake(mistake)}`);
}

/** The smallest configuration, with more on top. */
export function smallest(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {sites: [site()], agentKeys: [{id: 'first', role: 'admin', sha256: 'a'.repeat(64)}], ...more};
}

export function site(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {key: 'pk_shop', allowedOrigins: ['https://shop.example'], settings: {teamName: 'Halden'}, ...more};
}

export function withSettings(settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return smallest({sites: [site({settings: {teamName: 'Halden', ...settings}})]});
}
