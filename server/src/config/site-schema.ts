import * as z from 'zod/mini';
import {field, id, list, optional, secret, text} from './schema-field.js';
import {BrandSettingsSchema, SettingsSchema} from './settings-schema.js';

const origin = z
  .string()
  .check(
    z.refine(
      isOrigin,
      'an origin with its scheme and without a path, such as https://shop.example, or `loopback`, or `null`',
    ),
  );

const keyFields = {
  id: field(id, 'Names the key in logs.'),
  audience: optional(text(200), 'Demanded as `aud` when a token has one. Otherwise the site’s key.'),
  issuer: optional(text(200), 'Demanded as `iss` when given.'),
};
const jwk = z.record(z.string(), z.unknown());

export const IdentityKeySchema = z.discriminatedUnion('algorithm', [
  z.strictObject({
    ...keyFields,
    algorithm: field(z.literal('HS256'), 'A secret that both sides know, as Kustomer’s.'),
    secret: field(secret, 'At least 16 characters.'),
  }),
  z.strictObject({
    ...keyFields,
    algorithm: field(z.literal(['EdDSA', 'ES256']), 'A key pair: the host’s server keeps the private half.'),
    publicKey: field(
      z.union([secret, jwk], {error: 'a public key in PEM, a JWK, or {"env": "NAME"}'}),
      'The public key in PEM (SPKI), or a JWK.',
    ),
  }),
]);

const BrandSchema = z.strictObject({
  id: field(id, 'What a page names as `brand-id`.'),
  settings: field(BrandSettingsSchema, 'What differs from the site’s settings; what is left out is as there.'),
});

export const SiteSchema = z.strictObject({
  key: field(
    z
      .string()
      .check(z.regex(/^[A-Za-z0-9_-]{4,64}$/, 'a public key such as pk_shop: letters, digits, _ and -, 4 to 64')),
    'What a page names as `site-key`. It is public.',
  ),
  allowedOrigins: field(
    list(origin, 200).check(z.minLength(1)),
    'Where pages may embed the chat: exact origins such as `https://shop.example`; `loopback` for localhost on any port; `null` for a page from a file.',
  ),
  settings: field(SettingsSchema, 'How the chat looks and what it can do.'),
  identityKeys: optional(list(IdentityKeySchema, 20), 'Keys that verify who a customer is.', []),
  brands: optional(list(BrandSchema, 200), 'Other faces of the same site.', []),
});

export type SiteWire = z.output<typeof SiteSchema>;
export type IdentityKeyWire = z.output<typeof IdentityKeySchema>;

/** As a browser sends it: nothing else would ever be equal. */
function isOrigin(text: string): boolean {
  if (text === 'loopback' || text === 'null') return true;
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/?#\s*]+$/.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return !/^https?:$/.test(url.protocol) || url.origin === text;
}
