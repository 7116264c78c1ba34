import type {Message} from '../../../src/model/message.js';
import type {CustomAttributes} from '../../../src/model/custom-attributes.js';
import type {NewConversationWire} from '../../../src/wire/request-wire.js';
import {nearestName} from '../../../src/model/nearest-name.js';
import type {Assistant} from '../config/assistant.js';
import {assistantOf, settingsOf, type BrandSettings, type Organisation, type Site} from '../config/organisation.js';
import type {StoredVisitor, StoreReader, StoreTransaction} from '../store/chat-store.js';
import {beginRun, sceneIn} from './assistant-run.js';
import {patchAttributes} from './attributes.js';
import {readCustomerMessage, withChoice} from './customer-message.js';
import {takeAttachments} from './attachments.js';
import {newId, timestamp, type Desk} from './desk.js';
import {openingQuestion} from './dialogue.js';
import {writeOnce, type Outcome} from './idempotency.js';
import type {Journal} from './journal.js';
import {newConversation} from './new-conversation.js';
import {invalid, Problem} from './problem.js';
import {ThreadChange} from './thread-change.js';
import {visitorView} from './views.js';
import {keyOf, revoked} from './visitors.js';

const createRoute = 'POST /v1/conversations';

/** A draft that the first message makes real holds far fewer; enough for any opening. */
const maxCreatedMessages = 100;

interface Creation {
  readonly visitor: StoredVisitor;
  readonly site: Site;
  /** Its attributes are checked. */
  readonly wire: NewConversationWire;
  readonly clientId: string;
}

/** Endpoint 9: conversation, message, assistant and attributes, all or nothing. */
export function createConversation(desk: Desk, creation: Creation): Promise<Outcome & {readonly replayed: boolean}> {
  const {visitor, wire, clientId} = creation;
  return writeOnce(desk, {
    key: keyOf(visitor, createRoute, clientId),
    content: wire,
    write: (transaction, journal) => write(desk, creation, transaction, journal),
    rebuild,
  });
}

async function write(
  desk: Desk,
  {visitor, site, wire, clientId}: Creation,
  transaction: StoreTransaction,
  journal: Journal,
): Promise<Outcome> {
  // It may have been identified since its token was looked at; a login waits until this is written, and moves it.
  const current = await transaction.lockVisitor(visitor.id);
  if (!current) throw revoked();
  const {subjectId} = current;
  const settings = settingsOf(site, knownBrand(site, wire.brandId ?? null));
  if (!settings.enabled) throw new Problem('chat-disabled');
  const assistant = chosenAssistant(desk.organisation, settings, wire.assistantId ?? null);
  const title = checkedTitle(wire.title ?? null, settings);
  const written =
    wire.message && readCustomerMessage(wire.message, {subjectId, clientId, settings, pointer: '/message'});
  if (settings.features.singleConversation) await refuseSecond(transaction, subjectId);

  const id = newId(desk);
  const createdAt = timestamp(desk.clock());
  const message = written && {
    ...written,
    attachments: await takeAttachments(transaction, {
      ids: wire.message?.attachmentIds ?? [],
      subjectId,
      conversationId: id,
      settings,
      pointer: '/message/attachmentIds',
    }),
  };
  const isInAssistantMode = assistant !== undefined;
  const brandId = wire.brandId ?? null;
  const empty = newConversation(
    {id, clientId, createdAt, title, brandId, assistantId: assistant?.id ?? null, isInAssistantMode},
    {subjectId, siteKey: site.key},
  );
  await transaction.insertConversation(empty);
  const thread = new ThreadChange(desk, transaction, empty, createdAt);
  const klass = desk.organisation.klasses.conversation;
  const attributes: CustomAttributes = wire.customAttributes ?? {};
  thread.stored = patchAttributes(thread.stored, attributes, {by: 'visitor', klass});
  if (assistant) {
    const template = openingQuestion(assistant, sceneIn(desk, thread.stored))?.template ?? null;
    const choice = message?.reply ? withChoice(message, message.reply, template) : message;
    await beginRun(desk, thread, assistant, choice ?? null);
  } else if (message) {
    if (message.reply) throw new Problem('invalid-reply', 'There is no question that this could answer.');
    await thread.add(message);
  }
  await thread.finish(journal, {created: true});
  const conversation = visitorView(thread.stored, await transaction.unreadIn(id));
  return {status: 201, body: {conversation, messages: thread.messages}, resourceId: id};
}

/** The first message's `clientId` is the conversation's own key: one write made both. */
async function rebuild(transaction: StoreReader, id: string): Promise<unknown> {
  const stored = await transaction.conversation(id);
  if (!stored) throw new Problem('not-found', 'The conversation was deleted.');
  const first = await transaction.messages(id, {afterSeq: 0, limit: maxCreatedMessages});
  const messages: Message[] = [];
  for (const {message} of first) {
    const isLater = message.direction === 'in' && message.clientId !== stored.conversation.clientId;
    if (isLater || message.createdAt !== stored.conversation.createdAt) break;
    messages.push(message);
  }
  return {conversation: visitorView(stored, await transaction.unreadIn(id)), messages};
}

/** The given brand, if the site has it. Null is the site itself. */
export function knownBrand(site: Site, brandId: string | null): string | null {
  if (brandId === null || site.brands.some(({id}) => id === brandId)) return brandId;
  throw new Problem('unknown-brand', 'This site has no brand of that id.');
}

/** The assistant that was asked for, else the configured one, if any. */
export function chosenAssistant(
  organisation: Organisation,
  settings: BrandSettings,
  assistantId: string | null,
): Assistant | undefined {
  const id = assistantId ?? settings.assistantId;
  if (id === null) return undefined;
  const assistant = assistantOf(organisation, id);
  if (assistant) return assistant;
  const nearest = nearestName(
    id,
    organisation.assistants.map((one) => one.id),
  );
  const hint = nearest === undefined ? '' : ` Did you mean “${nearest}”?`;
  throw new Problem('unknown-assistant', `There is no assistant “${id}”.${hint}`);
}

export function checkedTitle(title: string | null, settings: BrandSettings): string | null {
  const limit = settings.limits.titleChars;
  const trimmed = title?.trim() || null;
  if (trimmed === null || trimmed.length <= limit) return trimmed;
  throw invalid('/title', 'too-long', `A title may hold at most ${limit} characters.`, {limit});
}

/** For one open conversation at a time. */
export async function refuseSecond(transaction: StoreTransaction, subjectId: string): Promise<void> {
  // Two creations at once must not both find nothing open.
  if (!(await transaction.lockKey({subjectId, route: 'single conversation', key: 'open'}))) {
    throw new Problem('request-in-progress', undefined, {retryAfter: 1});
  }
  const [open] = await transaction.conversations({subjectId, status: 'open', limit: 1});
  if (open) {
    const conversationId = open.conversation.id;
    throw new Problem('open-conversation-exists', undefined, {conversationId});
  }
}
