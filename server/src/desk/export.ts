import type {StoredConversation, StoredVisitor} from '../store/chat-store.js';
import type {StoredArticleFeedback} from '../store/search-store.js';
import {blankCustomer, customerView, identityOf} from './customers.js';
import {timestamp, type Desk} from './desk.js';
import {linkedJson} from './message-view.js';
import {visitorView} from './views.js';

const conversationPage = 50;
const messagePage = 200;

/**
 * Endpoint 27: all that is stored of the visitor's subject and that it may see, as one JSON text in pieces: it may be
 * long, and nobody has to hold all of it. What changes while it is read is in it or is not.
 */
export async function* exportOf(desk: Desk, visitor: StoredVisitor): AsyncGenerator<string, undefined> {
  const {store} = desk;
  const customer =
    (await store.customers.find(visitor.subjectId)) ?? blankCustomer(visitor.subjectId, visitor.createdAt);
  const about = {
    exportedAt: timestamp(desk.clock()),
    identity: await identityOf(store.customers, visitor),
    customer: customerView(customer),
    articleFeedback: (await store.search.articleFeedbackOf(visitor.subjectId)).map(feedbackView),
  };
  yield `${JSON.stringify(about).slice(0, -1)},"conversations":[`;
  let separator = '';
  let after: {readonly lastMessageAt: string; readonly id: string} | undefined;
  for (;;) {
    const {subjectId} = visitor;
    const found = await store.conversations({subjectId, limit: conversationPage, ...(after ? {after} : {})});
    for (const stored of found) {
      yield separator;
      yield* conversation(desk, stored);
      separator = ',';
    }
    after = found.at(-1)?.conversation;
    if (!after) break;
  }
  yield ']}';
}

function feedbackView({subjectId, siteKey, ...feedback}: StoredArticleFeedback) {
  return feedback;
}

async function* conversation(desk: Desk, stored: StoredConversation): AsyncGenerator<string, undefined> {
  const {store} = desk;
  const {id} = stored.conversation;
  const view = visitorView(stored, await store.unreadIn(id));
  const satisfactions = await store.satisfactions.of(id);
  yield `${JSON.stringify({conversation: view, satisfactions}).slice(0, -1)},"messages":[`;
  let afterSeq = 0;
  for (;;) {
    const found = await store.messages(id, {afterSeq, limit: messagePage});
    const last = found.at(-1);
    if (!last) break;
    const messages = found.map(({message}) => message);
    const list = await linkedJson(desk.links, messages);
    yield (afterSeq === 0 ? '' : ',') + list.slice(1, -1);
    afterSeq = last.message.seq;
  }
  yield ']}';
}
