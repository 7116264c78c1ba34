import {ChatError, toChatError} from '../model/chat-error.js';
import type {Message, Reply} from '../model/message.js';
import {messagesBackwards, noMessages, upsertMessage} from '../model/message-pages.js';
import {openQuestion} from '../model/open-question.js';
import type {CallParts} from './call-parts.js';
import {
  checkFiles,
  checkSendOptions,
  checkUploadControl,
  checkUploadOptions,
  type CheckedMessage,
} from './check-message.js';
import {satisfactionDetail, withSatisfaction} from './help-desk-state.js';
import {offers} from './offers.js';
import {checkShape, invalid, requireId} from './option-shape.js';
import {optionText} from './option-text.js';
import type {AttachmentUploaded, MessagePage} from './sdk-calls.js';
import {attachmentDetail, messageDetail, type MessageDetail} from './sdk-details.js';
import {newClientId} from './session-parts.js';
import {takeAnswer} from './take-answer.js';

/** Messages asked for, to find the question that a page answers. */
const questionReach = 50;
const mostMarked = 200;

/** What a page does inside one conversation. */
export class PageMessages {
  readonly #parts: CallParts;
  /** Messages leave in the order of the calls, whatever each has to look up first. */
  #turn: Promise<unknown> = Promise.resolve();
  /** A file that was cancelled or failed, asked for again, goes on with the same attachment. */
  readonly #uploadIds = new WeakMap<Blob, string>();

  constructor(parts: CallParts) {
    this.#parts = parts;
  }

  /** Settles when the server has accepted the message; its bubble stands in the thread meanwhile. */
  async send(options: unknown): Promise<MessageDetail> {
    const {conversationId, body, payload, attachments} = checkSendOptions(
      options,
      this.#parts.store.state.config?.limits,
    );
    if (attachments.length > 0) offers(this.#parts, 'attachments', 'sendMessage');
    const writing = this.#turn.then(async () => {
      await this.#assertExists(conversationId);
      const reply = payload === undefined ? undefined : await this.#replyOf(conversationId, payload);
      const {writer} = await this.#parts.correspond();
      return {writer, reply};
    });
    const sent = writing.then(({writer, reply}) => ({
      message: new Promise<Message>((resolve, reject) => {
        void writer.write(conversationId, body || (reply?.text ?? ''), {
          reply: reply?.reply,
          ...(attachments.length > 0 && {attachments: this.#named(attachments)}),
          waiting: {accepted: resolve, refused: reject},
        });
      }),
    }));
    this.#turn = sent.catch(() => undefined); // whoever called handles it
    return messageDetail(await (await sent).message);
  }

  /** Each file gets the name of its upload once, however often the message is tried. */
  #named(attachments: CheckedMessage['attachments']) {
    return attachments.map((one) =>
      typeof one === 'string' ? one : {...one, clientId: newClientId(this.#parts.environment)},
    );
  }

  async upload(options: unknown, control: unknown): Promise<AttachmentUploaded> {
    const {backend, environment, store, signal} = this.#parts;
    const {file, name, alt} = checkUploadOptions(options);
    const {onProgress, signal: cancel} = checkUploadControl(control);
    offers(this.#parts, 'attachments', 'uploadAttachment');
    checkFiles('uploadAttachment', [{file, name}], store.state.config?.limits);
    const clientId = this.#uploadIds.get(file) ?? newClientId(environment);
    this.#uploadIds.set(file, clientId);
    const attachment = {clientId, file, name, alt, onProgress: (sent: number) => onProgress?.(sent, file.size)};
    try {
      const both = cancel ? AbortSignal.any([signal, cancel]) : signal;
      const {id, ...rest} = attachmentDetail(await backend.uploadAttachment(attachment, both));
      this.#uploadIds.delete(file);
      return {attachmentId: id, ...rest};
    } catch (cause) {
      const error = toChatError(cause);
      if (!error.retryable && error.code !== 'aborted') this.#uploadIds.delete(file);
      throw error;
    }
  }

  async list(options: unknown): Promise<MessagePage> {
    const method = 'getMessages';
    const {backend, signal} = this.#parts;
    const shape = {conversationId: 'string', before: 'string', cursor: 'string', limit: 'number'} as const;
    const checked = checkShape(method, options, shape);
    const conversationId = requireId(method, checked, 'conversationId');
    const {before, cursor, limit} = checked;
    if (before !== undefined && cursor !== undefined) throw invalid(method, 'before', 'and cursor exclude each other');
    if (limit !== undefined && !(Number.isInteger(limit) && Number(limit) >= 1 && Number(limit) <= 200)) {
      throw invalid(method, 'limit', 'must be a whole number from 1 to 200');
    }
    const query = Object.fromEntries(
      Object.entries({before, cursor, limit}).filter(([, value]) => value !== undefined),
    );
    const [page, satisfaction] = await Promise.all([
      backend.listMessages(conversationId, query, signal),
      this.#satisfactionOf(conversationId),
    ]);
    return {
      conversationId,
      messages: page.items.map(messageDetail),
      ...(satisfaction ? {satisfaction} : {}),
      nextCursor: page.nextCursor,
    };
  }

  async markRead(options: unknown): Promise<null> {
    const method = 'markRead';
    const {backend, store, signal} = this.#parts;
    const checked = checkShape(method, options, {conversationId: 'string', messageIds: 'array'});
    const conversationId = requireId(method, checked, 'conversationId');
    const ids = readIds(method, checked['messageIds']);
    const known = [...messagesBackwards(store.state.threads[conversationId]?.messages ?? noMessages)];
    const newest = known.find(({id}) => ids?.includes(id) ?? true);
    if (ids?.every((id) => known.some((message) => message.id === id)) && newest) {
      await backend.markRead(conversationId, newest.id, signal);
      return null;
    }
    const last = ids ?? (await backend.listMessages(conversationId, {limit: 1}, signal)).items.map(({id}) => id);
    // The server moves forward only: the order does not matter.
    for (const id of last) await backend.markRead(conversationId, id, signal);
    return null;
  }

  async sendTyping(options: unknown): Promise<null> {
    const method = 'sendTypingActivity';
    const {backend, signal} = this.#parts;
    const checked = checkShape(method, options, {conversationId: 'string', typing: 'boolean'});
    const conversationId = requireId(method, checked, 'conversationId');
    const {typing} = checked;
    if (typeof typing !== 'boolean') throw invalid(method, 'typing', 'is required: true or false');
    offers(this.#parts, 'typingOut', method);
    await backend.sendTypingActivity(conversationId, typing, signal);
    return null;
  }

  async stop(options: unknown): Promise<null> {
    const method = 'stopMessage';
    const {backend, signal} = this.#parts;
    const checked = checkShape(method, options, {conversationId: 'string', messageId: 'string'});
    const conversationId = requireId(method, checked, 'conversationId');
    const messageId = requireId(method, checked, 'messageId', 'a message');
    offers(this.#parts, 'stop', method);
    await backend.stopMessage(conversationId, messageId, signal);
    return null;
  }

  /** Rejects with `not-found` before anything is shown. */
  async #assertExists(conversationId: string): Promise<void> {
    const {backend, store, signal} = this.#parts;
    if (store.state.conversations.some(({id}) => id === conversationId)) return;
    takeAnswer(store, await backend.loadConversation(conversationId, signal), undefined);
  }

  async #replyOf(conversationId: string, value: string): Promise<{reply: Reply; text: string}> {
    const {backend, store, signal} = this.#parts;
    const {messages = noMessages, outgoing = []} = store.state.threads[conversationId] ?? {};
    const known =
      messages.count > 0
        ? messages
        : (await backend.listMessages(conversationId, {limit: questionReach}, signal)).items.reduce(
            upsertMessage,
            noMessages,
          );
    const question = openQuestion(known, outgoing);
    if (!question) {
      const message = 'sendMessage(): payload answers a question, and none is open in this conversation.';
      throw new ChatError('reply-stale', message, {status: 409, source: 'payload'});
    }
    return {reply: {messageId: question.id, value}, text: optionText(question.template, value) ?? value};
  }

  async #satisfactionOf(conversationId: string) {
    const {backend, store, signal} = this.#parts;
    const conversation = store.state.conversations.find(({id}) => id === conversationId);
    if (!backend.capabilities.has('csat') || conversation?.satisfactionId === null) return undefined;
    const satisfaction = await backend.loadSatisfaction(conversationId, signal);
    if (!satisfaction) return undefined;
    store.change((state) => withSatisfaction(state, satisfaction));
    return satisfactionDetail(satisfaction);
  }
}

function readIds(method: string, given: unknown): readonly string[] | undefined {
  if (given === undefined) return undefined;
  const ids = given as readonly unknown[]; // the shape says that it is an array
  if (ids.length === 0 || ids.length > mostMarked || !ids.every((id) => typeof id === 'string' && id !== '')) {
    throw invalid(method, 'messageIds', `must hold 1 to ${mostMarked} ids of messages`);
  }
  return ids.filter((id) => typeof id === 'string');
}
