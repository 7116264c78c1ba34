import {NewVisitorSchema} from '../../../src/wire/request-wire.js';
import {VisitorSchema, VisitorTokenSchema} from '../../../src/wire/visitor-wire.js';
import {identityOf} from '../desk/customers.js';
import {Problem} from '../desk/problem.js';
import {createVisitor} from '../desk/visitors.js';
import {noBody, publicRoute, visitorRoute, type Route} from './route.js';

export const visitorRoutes: readonly Route[] = [
  publicRoute({
    method: 'POST',
    path: '/v1/visitors',
    summary: 'A new anonymous visitor; asked for with the first write, never before',
    answers: {201: {description: 'The token of the new visitor.', schema: VisitorTokenSchema, headers: ['Location']}},
    example: {siteKey: 'pk_demo'},
    problems: ['not-found', 'origin-not-allowed', 'chat-disabled', 'rate-limited'],
    body: NewVisitorSchema,
    handle: async ({exchange, body}) => {
      const {desk, tokens, traffic} = exchange.state;
      const site = exchange.namedSite(body.siteKey, '/siteKey');
      exchange.admitOrigin(site);
      exchange.draw(traffic.takeNewVisitor(exchange.address, desk.clock()));
      if (!site.settings.enabled) throw new Problem('chat-disabled');
      return {status: 201, body: await createVisitor(desk, tokens, site), headers: {Location: '/v1/visitors/me'}};
    },
  }),
  {
    method: 'POST',
    path: '/v1/visitors/me/token',
    summary: 'A fresh token; also for one that expired less than 180 days ago',
    answers: {200: {description: 'The renewed token.', schema: VisitorTokenSchema}},
    problems: ['rate-limited'],
    audience: 'visitor',
    body: noBody,
    handle: async (exchange) => {
      const {visitor} = await exchange.authenticateVisitor({canBeExpired: true});
      exchange.limitWrites(visitor);
      return {status: 200, body: await exchange.state.tokens.issue(visitor)};
    },
  },
  visitorRoute({
    method: 'GET',
    path: '/v1/visitors/me',
    summary: 'Who the token belongs to',
    answers: {200: {description: 'The visitor.', schema: VisitorSchema}},
    body: noBody,
    handle: async ({exchange, visitor}) => ({
      status: 200,
      body: await identityOf(exchange.desk.store.customers, visitor),
    }),
  }),
];
