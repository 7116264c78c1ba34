import {AgentAttachmentSchema, AttachmentUploadSchema, NewAttachmentSchema} from '../../../src/wire/attachment-wire.js';
import type {AttachmentUploadWire} from '../../../src/wire/attachment-wire.js';
import {AttachmentSchema} from '../../../src/wire/message-wire.js';
import {settingsOf} from '../config/organisation.js';
import {createAttachment, isOfAgent} from '../desk/attachments.js';
import {uploadContent} from '../desk/attachment-upload.js';
import {existing} from '../desk/agent-writes.js';
import {settingsOfConversation} from '../desk/desk.js';
import type {Outcome} from '../desk/idempotency.js';
import {withLinks} from '../desk/message-view.js';
import {notFound} from '../desk/problem.js';
import {keyScope} from '../desk/visitors.js';
import {findLinked, findReadable, serveContent} from './attachment-content.js';
import type {Exchange} from './exchange.js';
import {createdHeaders, writtenOnce} from './list-answer.js';
import {agentRoute, noBody, publicRoute, visitorRoute, type Answer, type Route} from './route.js';
import type {ServerRequest} from './server-request.js';

const contentPath = '/v1/attachments/{id}/content';
const linkQuery = {
  expires: {description: 'Of a signed link: when it ends, in milliseconds since 1970.', schema: {type: 'integer'}},
  kid: 'Of a signed link: which key has signed it.',
  signature: 'Of a signed link.',
};
const contentHeaders = ['ETag', 'Accept-Ranges', 'Content-Disposition'] as const;

export const attachmentRoutes: readonly Route[] = [
  visitorRoute({
    method: 'POST',
    path: '/v1/attachments',
    summary: 'Announces a file: PUT its bytes to upload.url, then send a message with its id',
    needsKey: true,
    answers: {201: {description: 'Where the bytes go.', schema: AttachmentUploadSchema, headers: createdHeaders}},
    problems: ['not-found', 'attachment-too-large', 'attachment-type'],
    example: {name: 'photo.png', contentType: 'image/png', size: 48_213},
    body: NewAttachmentSchema,
    handle: async ({exchange, visitor, site, key, body}) => {
      const uploader = {
        subject: {visitorId: visitor.id},
        siteKey: site.key,
        settings: settingsOf(site, null),
        conversationId: null,
        scope: {...keyScope(visitor), route: 'POST /v1/attachments'},
      };
      return announced(exchange, await createAttachment(exchange.desk, uploader, {wire: body, clientId: key}));
    },
  }),
  agentRoute({
    method: 'POST',
    path: '/v1/agent/attachments',
    summary: 'Announces a file for an answer: PUT its bytes to upload.url, then send a message with its id',
    needsKey: true,
    answers: {201: {description: 'Where the bytes go.', schema: AttachmentUploadSchema, headers: createdHeaders}},
    problems: ['not-found', 'attachment-too-large', 'attachment-type', 'rate-limited'],
    body: AgentAttachmentSchema,
    handle: async ({exchange, agent, key, body: {conversationId, ...wire}}) => {
      const {desk} = exchange;
      const conversation = existing(await desk.store.conversation(conversationId));
      const settings = settingsOfConversation(desk, conversation);
      if (!settings) throw notFound('site');
      const {siteKey} = conversation;
      const subject = `agent:${agent.id}`;
      const scope = {subjectId: subject, route: 'POST /v1/agent/attachments'};
      const uploader = {subject, siteKey, settings, conversationId, scope};
      return announced(exchange, await createAttachment(desk, uploader, {wire, clientId: key}));
    },
  }),
  publicRoute({
    method: 'PUT',
    path: contentPath,
    summary: 'Takes the bytes of an announced file, by its signed link; may be repeated as a whole',
    query: linkQuery,
    takesFile: true,
    answers: {200: {description: 'The attachment, ready to be sent.', schema: AttachmentSchema}},
    problems: [
      'invalid-request',
      'link-expired',
      'origin-not-allowed',
      'attachment-too-large',
      'attachment-type',
      'rate-limited',
    ],
    body: noBody,
    handle: async ({exchange, id}) => {
      const {desk, request, state} = exchange;
      const {stored} = await findLinked(exchange, 'PUT', id);
      if (!isOfAgent(stored)) exchange.draw(state.traffic.takeWrite(`${stored.subjectId} uploads`, desk.clock()));
      const attachment = await uploadContent(desk, stored, request.body, contentLength(request));
      const [body] = await withLinks(desk.links, [attachment]);
      return {status: 200, body};
    },
  }),
  publicRoute({
    method: 'GET',
    path: contentPath,
    summary: 'The bytes of an attachment, by the link of a message, or by the token or key of who may read it',
    query: linkQuery,
    alsoBy: ['visitor', 'agent', 'agentSession'],
    requestHeaders: {
      Range: 'One range of bytes; several count as none.',
      'If-Range': 'The ETag: a range of this very file, or all of it.',
      'If-None-Match': 'The ETag of the answer before.',
    },
    answers: {
      200: {description: 'All of it.', hasFile: true, headers: contentHeaders},
      206: {description: 'The range that was asked for.', hasFile: true, headers: [...contentHeaders, 'Content-Range']},
      304: {description: 'As If-None-Match knows it.', headers: contentHeaders},
      416: {description: 'The range lies beyond the end.', headers: [...contentHeaders, 'Content-Range']},
    },
    problems: ['link-expired', 'unauthorized', 'origin-not-allowed'],
    body: noBody,
    handle: async ({exchange, id}) => serveContent(exchange, await findReadable(exchange, id)),
  }),
];

/** The link is signed for each answer, also for a repeated one. */
async function announced(exchange: Exchange, outcome: Outcome & {readonly replayed: boolean}): Promise<Answer> {
  const id = outcome.resourceId;
  const {url, expiresAt} = await exchange.desk.links.sign('PUT', id);
  const headers = {'Content-Type': 'application/octet-stream'};
  const body: AttachmentUploadWire = {id, upload: {method: 'PUT', url, headers, expiresAt}};
  return writtenOnce({...outcome, body}, `/v1/attachments/${id}/content`);
}

function contentLength({headers}: ServerRequest): number | null {
  const header = headers.get('content-length');
  return header === null ? null : Number(header);
}
