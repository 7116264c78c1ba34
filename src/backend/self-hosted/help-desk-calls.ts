import type {ArticleFeedback} from '../../model/article.js';
import {ChatError, toChatError} from '../../model/chat-error.js';
import type {Conversation} from '../../model/conversation.js';
import type {Identity} from '../../model/identity.js';
import type {Attachment, Message} from '../../model/message.js';
import type {MessageHit} from '../../model/message-hit.js';
import type {Satisfaction, SatisfactionPatch} from '../../model/satisfaction.js';
import {decodeConversation} from '../../wire/conversation-wire.js';
import {CustomerSchema} from '../../wire/identity-wire.js';
import {decodeMessageHit} from '../../wire/message-hit-wire.js';
import {SatisfactionSchema} from '../../wire/satisfaction-wire.js';
import {VisitorSchema} from '../../wire/visitor-wire.js';
import type {BackendContext, Customer, CustomerPatch, NewAttachment, Page, SearchQuery} from '../chat-backend.js';
import {AttachmentUpload} from './attachment-upload.js';
import type {Fetch} from './http.js';
import {identify} from './identify.js';
import {read} from './read.js';
import {conversationPath, type VisitorCalls} from './visitor-calls.js';

const me = 'visitors/me';

/** What a visitor does beyond writing and reading: a chunk of its own, loaded with the first such call. */
export class HelpDeskCalls {
  readonly #visitor: VisitorCalls;
  readonly #upload: AttachmentUpload;
  readonly #report: BackendContext['report'];

  constructor(visitor: VisitorCalls, report: BackendContext['report'], fetch: Fetch | undefined) {
    this.#visitor = visitor;
    this.#upload = new AttachmentUpload(visitor, fetch);
    this.#report = report;
  }

  async loadMessage(conversationId: string, messageId: string, signal: AbortSignal): Promise<Message> {
    return read(
      this.#visitor.decodeMessage,
      await this.#visitor.ask({path: messagePath(conversationId, messageId), signal}),
    );
  }

  async endConversation(conversationId: string, signal: AbortSignal): Promise<Conversation> {
    const path = `${conversationPath(conversationId)}/end`;
    return read(decodeConversation, await this.#visitor.ask({method: 'POST', path, signal}));
  }

  async reopenConversation(conversationId: string, signal: AbortSignal): Promise<Conversation> {
    const path = `${conversationPath(conversationId)}/reopen`;
    return read(decodeConversation, await this.#visitor.ask({method: 'POST', path, signal}));
  }

  async stopMessage(conversationId: string, messageId: string, signal: AbortSignal): Promise<void> {
    await this.#visitor.ask({method: 'POST', path: `${messagePath(conversationId, messageId)}/stop`, signal});
  }

  async loadSatisfaction(conversationId: string, signal: AbortSignal): Promise<Satisfaction | null> {
    try {
      const path = `${conversationPath(conversationId)}/satisfaction`;
      return read(decodeSatisfaction, await this.#visitor.ask({path, signal}));
    } catch (error) {
      if (toChatError(error).code === 'not-found') return null;
      throw error;
    }
  }

  async submitSatisfaction(
    conversationId: string,
    patch: SatisfactionPatch,
    signal: AbortSignal,
  ): Promise<Satisfaction> {
    const path = `${conversationPath(conversationId)}/satisfaction`;
    return read(decodeSatisfaction, await this.#visitor.ask({method: 'PATCH', path, body: patch, signal}));
  }

  uploadAttachment(attachment: NewAttachment, signal: AbortSignal): Promise<Attachment> {
    return this.#upload.send(attachment, signal);
  }

  async loadIdentity(signal: AbortSignal): Promise<Identity | null> {
    if (!(await this.#visitor.token.current())) return null;
    return read((json) => VisitorSchema.parse(json), await this.#visitor.ask({path: me, signal}));
  }

  async login(jwtToken: string, signal: AbortSignal): Promise<Identity> {
    const {token} = this.#visitor;
    const current = await token.currentOrNew();
    try {
      return await this.#identify(jwtToken, signal);
    } catch (cause) {
      const {code, reason} = toChatError(cause);
      if (code !== 'unauthorized') throw cause;
      if (reason === 'expired') await token.renew(current).catch(unlessUnauthorized);
      else await token.forget(current);
      await token.currentOrNew();
      return this.#identify(jwtToken, signal);
    }
  }

  async logout(signal: AbortSignal, wipe?: () => Promise<void>): Promise<void> {
    let token: string | undefined;
    try {
      token = await this.#visitor.token.current();
      // The visitor has gone at once, whatever the server says; it hears of it when it can.
      await this.#visitor.token.drop(wipe);
    } catch (error) {
      if (toChatError(error).code === 'aborted') return; // gone already, by another page
      throw error;
    }
    if (token === undefined) return;
    try {
      await this.#visitor.http.json({method: 'DELETE', path: me, token, signal});
    } catch (error) {
      if (toChatError(error).code !== 'unauthorized') this.#report(toChatError(error));
    }
  }

  async erase(signal: AbortSignal): Promise<void> {
    const {token} = this.#visitor;
    if ((await token.current()) === undefined) return;
    await this.#visitor.ask({method: 'DELETE', path: `${me}/customer`, signal});
    const last = await token.current(); // it may have been renewed on the way
    if (last !== undefined) await token.forget(last);
  }

  async describeCustomer(patch: CustomerPatch, signal: AbortSignal): Promise<Customer> {
    const answer = await this.#visitor.ask({method: 'PATCH', path: `${me}/customer`, body: patch, signal});
    return read((json) => CustomerSchema.parse(json), answer);
  }

  async sendArticleFeedback(articleId: string, feedback: ArticleFeedback, signal: AbortSignal): Promise<void> {
    await this.#visitor.token.currentOrNew();
    const path = `articles/${encodeURIComponent(articleId)}/feedback`;
    await this.#visitor.ask({method: 'POST', path, body: feedback, signal});
  }

  async searchMessages(query: SearchQuery, signal: AbortSignal): Promise<Page<MessageHit>> {
    if (!(await this.#visitor.token.current())) return {items: [], nextCursor: null, eventCursor: null};
    const answer = await this.#visitor.ask({path: 'search', query: {...query}, signal});
    return this.#visitor.readPage(decodeMessageHit, answer);
  }

  /** Calls that the old token is refused for meanwhile wait for the new one. */
  async #identify(jwt: string, signal: AbortSignal): Promise<Identity> {
    const {http, token} = this.#visitor;
    let identity: Identity | undefined;
    await token.exchange(jwt, async (current) => {
      const {token, expiresAt, ...rest} = await identify(http, {jwt, token: current}, signal);
      identity = rest;
      return {visitorId: rest.visitorId, token, expiresAt};
    });
    if (!identity) throw new ChatError('internal', 'The visitor’s token was not exchanged.');
    return identity;
  }
}

function unlessUnauthorized(error: unknown): void {
  if (toChatError(error).code !== 'unauthorized') throw error;
}

function decodeSatisfaction(wire: unknown): Satisfaction {
  return SatisfactionSchema.parse(wire);
}

function messagePath(conversationId: string, messageId: string): string {
  return `${conversationPath(conversationId)}/messages/${encodeURIComponent(messageId)}`;
}
