import {CustomerPatchSchema, CustomerRecordSchema} from '../../../src/wire/customer-wire.js';
import {customerView, describeCustomer} from '../desk/customers.js';
import {visitorRoute, type Route} from './route.js';

export const customerRoutes: readonly Route[] = [
  visitorRoute({
    method: 'PATCH',
    path: '/v1/visitors/me/customer',
    summary: 'Merges what the customer tells of itself: attributes of the customer klass and contacts',
    attributesBy: 'visitor',
    attributesOf: 'customer',
    answers: {200: {description: 'The customer as the visitor may see it.', schema: CustomerRecordSchema}},
    problems: ['attributes-invalid'],
    body: CustomerPatchSchema,
    handle: async ({exchange, visitor, body}) => {
      return {status: 200, body: customerView(await describeCustomer(exchange.desk, visitor, body))};
    },
  }),
];
