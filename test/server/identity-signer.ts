import {SignJWT, type JWTHeaderParameters} from 'jose';
import {IdentifiedSchema} from '../../src/wire/identity-wire.js';
import type {TestDesk} from './test-desk.js';
import {TestVisitor} from './test-desk.js';

/** The key of the demo organisation's sites. */
export const demoSecret = 'demo-identity-secret-that-everybody-knows';

/** What a host's own server does: signs `claims`, issued now unless they say otherwise. */
export function signIdentity(
  desk: TestDesk,
  claims: Readonly<Record<string, unknown>>,
  {secret = demoSecret, header = {}}: {secret?: string; header?: Partial<JWTHeaderParameters>} = {},
): Promise<string> {
  return new SignJWT({iat: Math.floor(desk.now / 1000), ...claims})
    .setProtectedHeader({alg: 'HS256', typ: 'JWT', ...header})
    .sign(new TextEncoder().encode(secret));
}

/** The visitor with its new token. */
export async function logIn(
  visitor: TestVisitor,
  claims: Readonly<Record<string, unknown>>,
): Promise<TestVisitor & {readonly customerId: string}> {
  const jwt = await signIdentity(visitor.desk, claims);
  const reply = await visitor.ask('POST', '/v1/visitors/me/identity', {body: {jwt}});
  const {token, visitorId, customerId} = IdentifiedSchema.parse(reply.json);
  return Object.assign(new TestVisitor(visitor.desk, token, visitorId), {customerId: customerId ?? ''});
}
