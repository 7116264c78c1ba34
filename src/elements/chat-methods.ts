import type {Unread} from '../model/unread.js';
import type {CreateConversationOptions, DescribeConversationOptions} from '../session/check-options.js';
import type {
  AttachmentUploaded,
  CallName,
  ConversationPage,
  CustomerDescribed,
  DescribeCustomerOptions,
  GetMessagesOptions,
  MessageHits,
  MessagePage,
  SatisfactionOptions,
  SendMessageOptions,
  UploadControl,
  UploadOptions,
} from '../session/sdk-calls.js';
import type {
  ConversationCreated,
  ConversationDescribed,
  ConversationEnded,
  CustomerIdentified,
  MessageDetail,
  OpenConversation,
  SatisfactionDetail,
} from '../session/sdk-details.js';
import {publicCall, type Callback} from './public-call.js';

/**
 * The methods that a page calls by Kustomer's names, as `<kustomer-chat>` has them: installed from a table by
 * `installMethods`, because each written out would cost every page 40 bytes before the chat is opened.
 */
export abstract class ChatMethods {
  /**
   * Opens the chat on a new conversation. With `message` it is created at once; without, by the customer's first
   * message. Settles when the server has created it; rejects with `draft-discarded` when the customer leaves the empty
   * thread, with `attributes-invalid`, `unknown-assistant`, `open-conversation-exists`, and then nothing was created.
   * Source: Kustomer's page on `createConversation`.
   */
  abstract createConversation(
    options?: CreateConversationOptions | Callback<ConversationCreated>,
    callback?: Callback<ConversationCreated>,
  ): Promise<ConversationCreated>;

  /**
   * Writes custom attributes onto one conversation, ended or not; each must be declared on the conversation klass.
   * Settles when they are stored, with all of them; rejects with `attributes-invalid`, `not-found`, and then nothing
   * was written. Source: Kustomer's page on `describeConversation`.
   */
  abstract describeConversation(
    options: DescribeConversationOptions,
    callback?: Callback<ConversationDescribed>,
  ): Promise<ConversationDescribed>;

  /**
   * Opens the chat on this conversation, at its end or at one message; settles when that is shown. Rejects with
   * `not-found`, and then nothing has changed.
   */
  abstract openConversationById(
    options: {readonly conversationId: string; readonly messageId?: string},
    callback?: Callback<null>,
  ): Promise<null>;

  /** All conversations that are not ended, newest first. */
  abstract getOpenConversations(callback?: Callback<readonly OpenConversation[]>): Promise<readonly OpenConversation[]>;

  /** One page of all conversations, newest first. `page` counts from 1; `pageSize` is 100 unless told, at most 200. */
  abstract getConversations(
    options?: {readonly page?: number; readonly pageSize?: number} | Callback<ConversationPage>,
    callback?: Callback<ConversationPage>,
  ): Promise<ConversationPage>;

  /** Asks the server for `{total, conversations}`. */
  abstract getUnreadCount(callback?: Callback<Unread>): Promise<Unread>;

  /** Ends the conversation; settles when it is ended, also when it was before. Rejects with `not-found`. */
  abstract endConversation(
    options: {readonly conversationId: string},
    callback?: Callback<ConversationEnded>,
  ): Promise<ConversationEnded>;

  /** Makes an ended conversation writable again. Rejects with `reopen-not-allowed` where the settings forbid it. */
  abstract reopenConversation(
    options: {readonly conversationId: string},
    callback?: Callback<ConversationEnded>,
  ): Promise<ConversationEnded>;

  /**
   * The messages of one conversation in their order, 50 unless `limit` is told, at most 200: the newest, or the page
   * that `cursor` leads to, or the one before the message `before`. Rejects with `not-found`.
   */
  abstract getMessages(options: GetMessagesOptions, callback?: Callback<MessagePage>): Promise<MessagePage>;

  /**
   * Sends a message of the customer's, in the order of all that is written; its bubble stands in the thread at once.
   * `payload` answers the question that is open. Files are brought first. Settles when the server has accepted it;
   * rejects with `not-found`, `conversation-ended`, `reply-stale`, `invalid-reply`, `attachment-too-large`,
   * `attachment-type`, and then there is no such message.
   */
  abstract sendMessage(options: SendMessageOptions, callback?: Callback<MessageDetail>): Promise<MessageDetail>;

  /** Messages that hold all words of `query`, newest first; without `conversationId` in all conversations. */
  abstract searchMessages(
    options: {readonly query: string; readonly conversationId?: string; readonly cursor?: string},
    callback?: Callback<MessageHits>,
  ): Promise<MessageHits>;

  /** Everything up to the newest of `messageIds`, or of the conversation, was read; settles also when it was before. */
  abstract markRead(
    options: {readonly conversationId: string; readonly messageIds?: readonly string[]},
    callback?: Callback<null>,
  ): Promise<null>;

  /** Tells the agents that the customer types, or types no more. Say it again at most every 3 s; it fades after 5 s. */
  abstract sendTypingActivity(
    options: {readonly conversationId: string; readonly typing: boolean},
    callback?: Callback<null>,
  ): Promise<null>;

  /**
   * Brings one file to the server, for a later `sendMessage`. `control.onProgress` is called on the way; `control.signal`
   * cancels. The same file again after a failure goes on with the same attachment. Rejects with `attachment-too-large`,
   * `attachment-type`, `aborted`.
   */
  abstract uploadAttachment(
    options: UploadOptions,
    control?: UploadControl | Callback<AttachmentUploaded>,
    callback?: Callback<AttachmentUploaded>,
  ): Promise<AttachmentUploaded>;

  /**
   * Answers the survey of an ended conversation, in one step or several: the rating as soon as it is chosen, the answers
   * when `submittedAt` says that the customer is done. Rejects with `not-found`, `satisfaction-locked`.
   */
  abstract submitSatisfactionForm(
    options: SatisfactionOptions,
    callback?: Callback<SatisfactionDetail>,
  ): Promise<SatisfactionDetail>;

  /**
   * Says who the visitor is, by a token that your own server has signed. The conversations of the anonymous visitor move
   * to the customer. Settles when the lists are those of the customer; rejects with `identity-invalid` (`reason` says
   * why), `already-identified`. Empty drafts are discarded; what was typed stays. Once a user, not once a page.
   */
  abstract login(
    options: {readonly jwtToken: string},
    callback?: Callback<CustomerIdentified>,
  ): Promise<CustomerIdentified>;

  /** Whether the visitor is logged in with this `email` or `externalId`, as it stands in the token. */
  abstract isLoggedIn(
    options: {readonly email?: string; readonly externalId?: string},
    callback?: Callback<boolean>,
  ): Promise<boolean>;

  /**
   * Forgets who the visitor is: nothing of the conversations stays in this browser. What was written and not sent is told
   * by `kustomer-unsent` before it goes. Settles also when nobody was here.
   */
  abstract logout(callback?: Callback<null>): Promise<null>;

  /**
   * Erases everything that the server has of the visitor, on all devices, then all of it in this browser, in every tab.
   * Settles when it is gone. When the server cannot be reached it rejects, and nothing has changed: call it again. Rejects
   * with `unauthorized` when the server does not know this visitor any more: this browser is wiped then, and the help desk
   * has to erase the rest. A help desk that does not erase is logged out of.
   */
  abstract forget(callback?: Callback<null>): Promise<null>;

  /**
   * Writes contact data and custom attributes onto the customer, or onto the anonymous visitor once there is one. Settles
   * with what was set; rejects with `attributes-invalid` (nothing was written), `not-found` (nobody is here yet).
   */
  abstract describeCustomer(
    options: DescribeCustomerOptions,
    callback?: Callback<CustomerDescribed>,
  ): Promise<CustomerDescribed>;

  /** Opens the chat on an article of the knowledge base, named by its id; settles when it is shown. */
  abstract openKbArticle(article: string | {readonly articleId: string}, callback?: Callback<null>): Promise<null>;

  /** Opens the chat on a category of the knowledge base, named by its id; settles when its articles are shown. */
  abstract openKbCategory(category: string | {readonly categoryId: string}, callback?: Callback<null>): Promise<null>;
}

/** Separated by spaces: as a list, or as methods written out, they would cost every page more. */
const names =
  'createConversation describeConversation endConversation reopenConversation getConversations getOpenConversations openConversationById openKbArticle openKbCategory searchMessages getMessages sendMessage sendTypingActivity submitSatisfactionForm uploadAttachment describeCustomer getUnreadCount markRead login isLoggedIn logout forget' as const;

type Name<Text> = Text extends `${infer First} ${infer Rest}` ? First | Name<Rest> : Text;
type None<Missing extends never> = Missing;
/** Does not compile when a method is missing above. */
export type Missing = None<Exclude<keyof ChatMethods, Name<typeof names>>>;

/**
 * Gives `prototype` the methods above. The first function among the arguments is the callback: what is optional may be
 * left out. Without one the session counts the arguments.
 */
export function installMethods<Element extends object>(
  prototype: Element,
  makeCall: (element: Element, name: CallName, args: readonly unknown[]) => Promise<unknown>,
): void {
  for (const name of names.split(' ')) {
    (prototype as Record<string, unknown>)[name] = function (this: Element, ...args: unknown[]) {
      const at = args.findIndex((argument) => typeof argument === 'function');
      const [callback] = args.splice(at >>> 0) as Callback<unknown>[]; // for -1 far behind the end
      return publicCall(callback, () => makeCall(this, name as CallName, args));
    };
  }
}
