import * as z from 'zod/mini';
import {ConversationSchema} from '../../../src/wire/conversation-wire.js';
import {CustomerPatchSchema, CustomerRecordSchema, MergeCustomersSchema} from '../../../src/wire/customer-wire.js';
import {MessageSchema} from '../../../src/wire/message-schema.js';
import {ArticleFeedbackSchema} from '../../../src/wire/request-wire.js';
import {SatisfactionSchema} from '../../../src/wire/satisfaction-wire.js';
import {VisitorSchema} from '../../../src/wire/visitor-wire.js';
import {agentCustomerView, customerView, describeCustomer} from '../desk/customers.js';
import {eraseSubject} from '../desk/erase.js';
import {exportOf} from '../desk/export.js';
import {customerFor, describeCustomerAsAgent, mergeCustomers} from '../desk/merge-customers.js';
import {Problem} from '../desk/problem.js';
import {textStream} from './text-stream.js';
import {agentRoute, noBody, visitorRoute, type Route} from './route.js';

const ExportSchema = z.object({
  exportedAt: z.string(),
  identity: VisitorSchema,
  customer: CustomerRecordSchema,
  articleFeedback: z.array(z.extend(ArticleFeedbackSchema, {articleId: z.string(), createdAt: z.string()})),
  conversations: z.array(
    z.object({
      conversation: ConversationSchema,
      satisfactions: z.array(SatisfactionSchema),
      messages: z.array(MessageSchema),
    }),
  ),
});

const ownPath = '/v1/visitors/me/customer';
const agentPath = '/v1/agent/customers/{id}';
const one = {200: {description: 'The customer as the operator sees it.', schema: CustomerRecordSchema}};

export const customerRoutes: readonly Route[] = [
  visitorRoute({
    method: 'PATCH',
    path: ownPath,
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
  visitorRoute({
    method: 'DELETE',
    path: ownPath,
    summary: 'Erases the customer: all conversations and data, on all devices; every token is revoked',
    answers: {204: {description: 'Erased.'}},
    body: noBody,
    handle: async ({exchange, visitor}) => {
      await eraseSubject(exchange.desk, visitor);
      return {status: 204};
    },
  }),
  visitorRoute({
    method: 'GET',
    path: '/v1/visitors/me/export',
    summary: 'Everything that is stored of this customer and that it may see',
    answers: {200: {description: 'One JSON document.', schema: ExportSchema, headers: ['Content-Disposition']}},
    problems: ['rate-limited'],
    body: noBody,
    handle: ({exchange, visitor}) => {
      exchange.limitWrites(visitor); // it costs more than any write
      const headers = {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': 'attachment; filename="chat-export.json"',
        'Cache-Control': 'no-store',
      };
      return Promise.resolve(
        new Response(textStream(exportOf(exchange.desk, visitor), exchange.state.onError), {headers}),
      );
    },
  }),
  agentRoute({
    method: 'GET',
    path: agentPath,
    summary: 'The person behind a conversation, by its own id or by the sender id of its messages',
    answers: one,
    body: noBody,
    handle: async ({exchange, id}) => {
      return {status: 200, body: agentCustomerView(await customerFor(exchange.desk.store, id))};
    },
  }),
  agentRoute({
    method: 'PATCH',
    path: agentPath,
    summary: 'Merges attributes and contacts; attributes that agents write are hidden from the customer by default',
    attributesBy: 'agent',
    attributesOf: 'customer',
    answers: one,
    problems: ['attributes-invalid', 'request-in-progress'],
    body: CustomerPatchSchema,
    handle: async ({exchange, id, body}) => {
      return {status: 200, body: agentCustomerView(await describeCustomerAsAgent(exchange.desk, id, body))};
    },
  }),
  agentRoute({
    method: 'POST',
    path: `${agentPath}/merge`,
    summary: 'Merges this customer into another one, whose id leads to it from then on; its tokens are revoked',
    answers: {200: {description: 'The customer that remains.', schema: CustomerRecordSchema}},
    problems: ['request-in-progress'],
    body: MergeCustomersSchema,
    handle: async ({exchange, agent, id, body}) => {
      if (agent.role === 'bot') throw new Problem('unauthorized', 'A bot may not merge customers.', {reason: 'role'});
      return {status: 200, body: agentCustomerView(await mergeCustomers(exchange.desk, id, body.targetId))};
    },
  }),
];
