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
