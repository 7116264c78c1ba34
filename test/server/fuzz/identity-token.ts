import {createHmac} from 'node:crypto';
import {identitySecret} from './organisation.js';
import type {Random} from './random.js';
import type {Circle} from './world.js';

type Claims = Readonly<Record<string, unknown>>;

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function signed(claims: Claims, secret = identitySecret, header: Claims = {alg: 'HS256', typ: 'JWT'}): string {
  const content = `${encoded(header)}.${encoded(claims)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

/** What the host's server would sign for a person of this circle. */
export function goodIdentityToken(circle: Circle, random: Random): string {
  const iat = Math.floor(Date.now() / 1000);
  return signed({...random.pick(circle.identities), iat, ...(random.chance(0.5) ? {exp: iat + 600} : {})});
}

/** A token for somebody of another circle that must be refused. */
export function forgedIdentityToken(victim: Circle, random: Random): string {
  const iat = Math.floor(Date.now() / 1000);
  const person = random.pick(victim.identities);
  const good = signed({...person, iat});
  const [head = '', claims = '', signature = ''] = good.split('.');
  return random.pick([
    () => signed({...person, iat}, 'another secret of sixteen characters'),
    () => signed({...person, iat}, ''),
    () => `${encoded({alg: 'none'})}.${claims}.`,
    () => `${encoded({alg: 'none'})}.${claims}.${signature}`,
    () => signed({...person, iat: iat - 100_000}),
    () => signed({...person, iat: iat + 100_000}),
    () => signed({...person}),
    () => signed({...person, iat, exp: iat - 1000}),
    () => signed({...person, iat, aud: 'pk_other'}),
    () => signed({...person, iat: 'now'}),
    () => signed({...person, iat}, identitySecret, {alg: 'HS512'}),
    () => signed({...person, iat}, identitySecret, {alg: 'HS256', crit: ['exp'], b64: false}),
    () => `${head}.${claims}.${signature.slice(0, -5)}`,
    () => `${head}.${encoded({...person, iat, more: 1})}.${signature}`,
    () => `${head}.${claims}`,
    () => `${good}.${signature}`,
    () => `${head}.${claims}.${'A'.repeat(200_000)}`,
    () => good.replaceAll('.', '..'),
  ])();
}

/** Signed by the host, with claims that no host should send. Only for circle 0: whoever has the same is the same. */
export function oddIdentityToken(random: Random): string {
  const iat = Math.floor(Date.now() / 1000);
  const odd = random.pick<unknown>([
    '',
    ' ',
    '\0',
    '\ud800',
    'x'.repeat(10_000),
    5,
    null,
    [],
    {},
    true,
    '__proto__',
    'a@b@c',
  ]);
  const name = random.pick(['externalId', 'email', 'sub', 'jti', 'aud', 'iss', 'nbf', 'exp']);
  return signed({externalId: 'common-1', iat, [name]: odd});
}
