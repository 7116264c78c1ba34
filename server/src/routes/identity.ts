import * as z from 'zod/mini';
import {IdentifiedSchema} from '../../../src/wire/identity-wire.js';
import {identify, logOut} from '../desk/identity.js';
import {noBody, visitorRoute, type Route} from './route.js';

const IdentitySchema = z.object({jwt: z.string()});

export const identityRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/visitors/me/identity',
    summary: 'Says who the visitor is, by a token that the host has signed; its conversations move to the customer',
    answers: {200: {description: 'The identity and the token that replaces the old one.', schema: IdentifiedSchema}},
    problems: ['identity-invalid', 'already-identified', 'request-in-progress'],
    audience: 'visitor',
    body: IdentitySchema,
    handle: async (exchange) => {
      const {visitor, site, claims} = await exchange.authenticateVisitor({canBeSuperseded: true});
      exchange.limitWrites(visitor);
      const {jwt} = await exchange.readBody(IdentitySchema);
      const {identity, visitor: identified} = await identify(exchange.desk, claims, site, jwt);
      const {token, expiresAt} = await exchange.state.tokens.issue(identified);
      return {status: 200, body: {...identity, token, expiresAt}};
    },
  },
  visitorRoute({
    method: 'DELETE',
    path: '/v1/visitors/me',
    summary: 'Logs out: every token of this visitor is revoked',
    answers: {204: {description: 'Revoked.'}},
    body: noBody,
    handle: async ({exchange, visitor}) => {
      await logOut(exchange.desk, visitor);
      return {status: 204};
    },
  }),
];
