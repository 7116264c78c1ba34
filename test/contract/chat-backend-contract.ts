import {expect} from '@open-wc/testing';
import type {ChatBackend, EventObserver} from '../../src/backend/chat-backend.js';
import type {ChatError} from '../../src/model/chat-error.js';
import type {ChatEvent} from '../../src/model/chat-event.js';
import {uuidV7} from '../../src/model/uuid.js';
import {until} from '../support/chat-page.js';
import {newText, refusal} from '../support/errors.js';

/** A backend on a help desk of its own, with an agent behind it. */
export interface BackendUnderTest {
  readonly backend: ChatBackend;
  readonly agentSays: (conversationId: string, body: string) => Promise<unknown>;
  /** A token of the host's own server, for this customer. */
  readonly tokenOf: (claims: {readonly externalId: string}) => Promise<string>;
  /** The knowledge base has these: an article of a category. */
  readonly articleId: string;
  readonly categoryId: string;
}

const never = new AbortController().signal;
const newId = () => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

/** What `chat-backend.ts` promises, held against one implementation. */
export function describeBackend(name: string, create: () => Promise<BackendUnderTest>): void {
  describe(`the ChatBackend ${name}`, () => {
    async function attached() {
      const test = await create();
      const reports: ChatError[] = [];
      let stored: string | null = null;
      const credential = {
        load: () => Promise.resolve(stored),
        save: (value: string | null) => {
          stored = value;
          return Promise.resolve();
        },
      };
      test.backend.attach({credential, report: (error) => reports.push(error)});
      return {...test, reports};
    }

    async function talking() {
      const test = await attached();
      const created = await test.backend.createConversation({clientId: newId(), message: {body: newText()}}, never);
      return {...test, ...created};
    }

    it('knows nobody before the first write, and asks nothing then', async () => {
      const {backend} = await attached();
      expect(await backend.hasVisitor()).to.equal(false);
      expect(await backend.listConversations({}, never)).to.deep.equal({
        items: [],
        nextCursor: null,
        eventCursor: null,
      });
      expect(await backend.loadUnread(never)).to.deep.equal({total: 0, conversations: {}});
    });

    it('loads the configuration, and refuses an unknown assistant', async () => {
      const {backend} = await attached();
      expect((await backend.loadConfig({lang: 'en'}, never)).site.teamName).to.be.a('string');
      const error = await refusal(backend.loadConfig({assistantId: 'nobody'}, never));
      expect(error).to.include({code: 'unknown-assistant', status: 422});
    });

    it('creates a conversation once for one clientId, with everything in it', async () => {
      const {backend} = await attached();
      const clientId = newId();
      const body = newText();
      const conversation = {clientId, message: {body}, customAttributes: {vipBool: true}};
      const [first, again] = await Promise.all([
        backend.createConversation(conversation, never),
        backend.createConversation(conversation, never),
      ]);
      expect(again.conversation.id).to.equal(first.conversation.id);
      expect(first.conversation).to.include({clientId, ended: false});
      expect(first.conversation.customAttributes).to.deep.equal({vipBool: true});
      expect(first.messages.map((message) => [message.direction, message.body])).to.deep.equal([['in', body]]);
      expect((await backend.listConversations({}, never)).items).to.have.length(1);
      expect(await backend.hasVisitor()).to.equal(true);
    });

    it('creates nothing when a part is wrong', async () => {
      const {backend} = await attached();
      const conversation = {clientId: newId(), message: {body: newText()}, customAttributes: {nope: 1}};
      const error = await refusal(backend.createConversation(conversation, never));
      expect(error).to.include({code: 'attributes-invalid', status: 422, retryable: false});
      expect((await backend.listConversations({}, never)).items).to.deep.equal([]);
    });

    it('sends a message once for one clientId, in order, and pages through them', async () => {
      const {backend, conversation} = await talking();
      const clientId = newId();
      const sent = await backend.sendMessage(conversation.id, {clientId, body: 'two'}, never);
      const again = await backend.sendMessage(conversation.id, {clientId, body: 'two'}, never);
      expect(again.id).to.equal(sent.id);
      await backend.sendMessage(conversation.id, {clientId: newId(), body: 'three'}, never);
      const newest = await backend.listMessages(conversation.id, {limit: 2}, never);
      expect(newest.items.map(({body, seq}) => [body, seq])).to.deep.equal([
        ['two', 2],
        ['three', 3],
      ]);
      const older = await backend.listMessages(conversation.id, {limit: 2, cursor: newest.nextCursor ?? ''}, never);
      expect(older.items.map(({seq}) => seq)).to.deep.equal([1]);
      expect(older.nextCursor).to.equal(null);
    });

    it('tells by its clientId whether a write has arrived, also one that made a conversation', async () => {
      const {backend} = await attached();
      const clientId = newId();
      const body = newText();
      await backend.createConversation({clientId, message: {body}}, never);
      const {items} = await backend.listConversations({}, never);
      const conversation = items.find((one) => one.clientId === clientId);
      const id = conversation?.id ?? '';
      const find = async (name: string) => (await backend.listMessages(id, {clientId: name}, never)).items;
      expect((await find(clientId)).map((message) => [message.clientId, message.body])).to.deep.equal([
        [clientId, body],
      ]);
      const later = newId();
      expect(await find(later)).to.deep.equal([]);
      await backend.sendMessage(id, {clientId: later, body: 'two'}, never);
      expect((await find(later)).map((message) => message.body)).to.deep.equal(['two']);
    });

    it('merges attributes', async () => {
      const {backend, conversation} = await talking();
      const conversationId = conversation.id;
      await backend.describeConversation({conversationId, customAttributes: {vipBool: true, priorityNum: 1}}, never);
      const described = await backend.describeConversation({conversationId, customAttributes: {vipBool: null}}, never);
      expect(described.customAttributes).to.deep.equal({priorityNum: 1});
    });

    it('counts unread until it is told what was read', async () => {
      const {backend, conversation, agentSays} = await talking();
      await agentSays(conversation.id, 'hello');
      expect(await backend.loadUnread(never)).to.deep.equal({total: 1, conversations: {[conversation.id]: 1}});
      const {items} = await backend.listMessages(conversation.id, {}, never);
      await backend.markRead(conversation.id, items.at(-1)?.id ?? '', never);
      expect(await backend.loadUnread(never)).to.deep.equal({total: 0, conversations: {}});
    });

    it('tells nothing before subscribe has returned, then all that came after the cursor, once each and in order', async () => {
      const {backend, conversation, agentSays, reports} = await talking();
      const {eventCursor} = await backend.listConversations({}, never);
      await agentSays(conversation.id, 'before');
      const bodies: string[] = [];
      const states: string[] = [];
      const ending = new AbortController();
      let hasReturned = false;
      const observer: EventObserver = {
        event: (event: ChatEvent) => {
          expect(hasReturned).to.equal(true);
          if (event.type === 'message.created') bodies.push(event.data.body);
        },
        reset: () => states.push('reset'),
        connection: (state) => states.push(state),
      };
      backend.subscribe(observer, eventCursor, ending.signal);
      hasReturned = true;
      await until(() => bodies.length === 1, 'what came before');
      await agentSays(conversation.id, 'after');
      await until(() => bodies.length === 2, 'what came after');
      expect(bodies).to.deep.equal(['before', 'after']);
      ending.abort();
      await until(() => states.at(-1) === 'closed', 'the end');
      expect(states).not.to.include('reset');
      expect(reports).to.deep.equal([]);
    });

    it('reads one message again', async () => {
      const {backend, conversation, messages} = await talking();
      const [message] = messages;
      expect(await backend.loadMessage(conversation.id, message?.id ?? '', never)).to.deep.equal(message);
      const missing = backend.loadMessage(conversation.id, 'nothing', never);
      expect(await refusal(missing)).to.include({code: 'not-found', status: 404});
    });

    it('ends a conversation once, which then takes no message', async () => {
      const {backend, conversation} = await talking();
      const ended = await backend.endConversation(conversation.id, never);
      expect(ended).to.include({id: conversation.id, ended: true, endedBy: 'customer'});
      expect((await backend.endConversation(conversation.id, never)).endedAt).to.equal(ended.endedAt);
      const late = backend.sendMessage(conversation.id, {clientId: newId(), body: 'late'}, never);
      expect(await refusal(late)).to.include({code: 'conversation-ended', status: 409});
    });

    it('reopens an ended conversation, or says that the settings forbid it', async () => {
      const {backend, conversation} = await talking();
      await backend.endConversation(conversation.id, never);
      const outcome = await backend
        .reopenConversation(conversation.id, never)
        .catch((error: unknown) => error as ChatError);
      if ('code' in outcome) expect(outcome).to.include({code: 'reopen-not-allowed', status: 409});
      else expect(outcome).to.include({id: conversation.id, ended: false});
    });

    it('has no survey where nothing is asked', async () => {
      const {backend, conversation} = await talking();
      expect(await backend.loadSatisfaction(conversation.id, never)).to.equal(null);
      const rating = backend.submitSatisfaction(conversation.id, {rating: 5}, never);
      expect(await refusal(rating)).to.include({code: 'not-found', status: 404});
    });

    it('stops what does not grow without a word, and nothing of others', async () => {
      const {backend, conversation, messages} = await talking();
      await backend.stopMessage(conversation.id, messages[0]?.id ?? '', never);
      expect(await refusal(backend.stopMessage('nowhere', 'nothing', never))).to.include({code: 'not-found'});
    });

    it('uploads a file once for one clientId, and a message takes it', async () => {
      const {backend, conversation} = await talking();
      const file = new Blob(['some notes'], {type: 'text/plain'});
      const sent: number[] = [];
      const upload = {clientId: newId(), file, name: 'notes.txt', onProgress: (bytes: number) => sent.push(bytes)};
      const attachment = await backend.uploadAttachment(upload, never);
      expect(attachment).to.include({name: 'notes.txt', contentType: 'text/plain', size: 10});
      expect(sent.at(-1)).to.equal(10);
      expect((await backend.uploadAttachment(upload, never)).id).to.equal(attachment.id);
      const message = {clientId: newId(), body: '', attachmentIds: [attachment.id]};
      const {attachments} = await backend.sendMessage(conversation.id, message, never);
      expect(attachments.map(({id}) => id)).to.deep.equal([attachment.id]);
      expect(URL.canParse(attachments[0]?.url ?? '')).to.equal(true);
    });

    it('refuses a file of a type that is not allowed, and lets one be cancelled', async () => {
      const {backend} = await attached();
      const file = new Blob(['MZ'], {type: 'application/x-msdownload'});
      const refused = backend.uploadAttachment({clientId: newId(), file, name: 'run.exe'}, never);
      expect(await refusal(refused)).to.include({code: 'attachment-type', status: 415});
      const ending = new AbortController();
      const notes = new Blob(['x'.repeat(200_000)], {type: 'text/plain'});
      const cancelled = backend.uploadAttachment({clientId: newId(), file: notes, name: 'n.txt'}, ending.signal);
      ending.abort();
      expect(await refusal(cancelled)).to.include({code: 'aborted'});
    });

    it('knows no identity before the first write, then the visitor’s, then the customer’s', async () => {
      const {backend, tokenOf} = await attached();
      expect(await backend.loadIdentity(never)).to.equal(null);
      const {conversation} = await backend.createConversation({clientId: newId(), message: {body: newText()}}, never);
      const anonymous = await backend.loadIdentity(never);
      expect(anonymous).to.include({identified: false, customerId: null, externalId: null, email: null});
      const externalId = newText('customer').replaceAll(' ', '-');
      const identity = await backend.login(await tokenOf({externalId}), never);
      expect(identity).to.include({visitorId: anonymous?.visitorId, identified: true, externalId, email: null});
      expect(await backend.loadIdentity(never)).to.deep.equal(identity);
      expect((await backend.listConversations({}, never)).items.map(({id}) => id)).to.deep.equal([conversation.id]);
      const other = backend.login(await tokenOf({externalId: `${externalId}-else`}), never);
      expect(await refusal(other)).to.include({code: 'already-identified', status: 409});
    });

    it('logs in a visitor who has never written, and refuses what nobody has signed', async () => {
      const {backend, tokenOf} = await attached();
      const wrong = await refusal(backend.login('no.token.here', never));
      expect(wrong).to.include({code: 'identity-invalid', status: 401});
      const externalId = newText('customer').replaceAll(' ', '-');
      expect((await backend.login(await tokenOf({externalId}), never)).externalId).to.equal(externalId);
    });

    it('carries on in the name of the customer what was asked while the login was under way', async () => {
      const {backend, conversation, tokenOf, reports} = await talking();
      const jwt = await tokenOf({externalId: newText('customer').replaceAll(' ', '-')});
      const bodies = ['one', 'two', 'three', 'four'];
      const [identity] = await Promise.all([
        backend.login(jwt, never),
        ...bodies.map((body) => backend.sendMessage(conversation.id, {clientId: newId(), body}, never)),
      ]);
      expect(identity.identified).to.equal(true);
      const {items} = await backend.listMessages(conversation.id, {}, never);
      expect(items.slice(1).map(({body}) => body)).to.have.members(bodies);
      expect(reports).to.deep.equal([]);
    });

    it('is nobody after logout, and somebody new with the next write', async () => {
      const {backend, conversation} = await talking();
      await backend.logout(never);
      expect(await backend.hasVisitor()).to.equal(false);
      expect(await backend.loadIdentity(never)).to.equal(null);
      await backend.logout(never);
      await backend.createConversation({clientId: newId(), message: {body: newText()}}, never);
      expect(await refusal(backend.loadConversation(conversation.id, never))).to.include({code: 'not-found'});
    });

    it('merges the customer’s data, all or nothing', async () => {
      const {backend} = await talking();
      const described = await backend.describeCustomer(
        {emails: ['ada@example.com'], customAttributes: {vipBool: true}},
        never,
      );
      expect(described.emails).to.deep.equal(['ada@example.com']);
      const next = await backend.describeCustomer({customAttributes: {vipBool: null, priorityNum: 2}}, never);
      expect(next.customAttributes).to.deep.equal({priorityNum: 2});
      expect(next.emails).to.deep.equal(['ada@example.com']);
      const wrong = backend.describeCustomer({emails: [], customAttributes: {nope: 1}}, never);
      expect(await refusal(wrong)).to.include({code: 'attributes-invalid', status: 422});
    });

    it('reads the knowledge base without a visitor', async () => {
      const {backend, articleId, categoryId} = await attached();
      const categories = await backend.listCategories('en', never);
      expect(categories.map(({id}) => id)).to.include(categoryId);
      const category = await backend.loadCategory(categoryId, 'en', never);
      expect(categories).to.deep.include(category);
      const {items} = await backend.listArticles({categoryId, lang: 'en'}, never);
      const summary = items.find(({id}) => id === articleId);
      const article = await backend.loadArticle(articleId, 'en', never);
      expect(article).to.include({id: articleId, categoryId, title: summary?.title});
      const found = await backend.listArticles({q: article.title, lang: 'en'}, never);
      expect(found.items[0]?.id).to.equal(articleId);
      expect(await refusal(backend.loadArticle('nowhere', 'en', never))).to.include({code: 'not-found', status: 404});
      expect(await refusal(backend.loadCategory('nowhere', 'en', never))).to.include({code: 'not-found', status: 404});
      expect(await backend.hasVisitor()).to.equal(false);
    });

    it('takes what a reader says about an article', async () => {
      const {backend, articleId} = await attached();
      await backend.sendArticleFeedback(articleId, {value: 'positive'}, never);
      const missing = backend.sendArticleFeedback('nowhere', {value: 'negative'}, never);
      expect(await refusal(missing)).to.include({code: 'not-found'});
    });

    it('finds messages of this visitor only, and asks nothing while there is none', async () => {
      const {backend} = await attached();
      expect(await backend.searchMessages({q: 'lamp'}, never)).to.include({nextCursor: null});
      const word = newText('w').replaceAll(' ', '');
      const {conversation} = await backend.createConversation({clientId: newId(), message: {body: `A ${word}`}}, never);
      const {items} = await backend.searchMessages({q: word}, never);
      expect(items.map(({conversationId}) => conversationId)).to.deep.equal([conversation.id]);
      expect(items[0]?.ranges).to.have.length(1);
      const stranger = await attached();
      expect((await stranger.backend.searchMessages({q: word}, never)).items).to.deep.equal([]);
    });

    it('rejects with not-found for what is not this visitor’s', async () => {
      const {backend} = await talking();
      expect(await refusal(backend.loadConversation('nowhere', never))).to.include({code: 'not-found', status: 404});
    });

    it('rejects with aborted when it is aborted', async () => {
      const {backend} = await talking();
      const ending = new AbortController();
      const loading = backend.listConversations({}, ending.signal);
      ending.abort();
      expect(await refusal(loading)).to.include({code: 'aborted'});
    });
  });
}
