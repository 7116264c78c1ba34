import type {CustomAttributes} from '../model/custom-attributes.js';
import type {MessageHit} from '../model/message-hit.js';
import type {SocialProfile} from '../model/identity.js';
import type {Unread} from '../model/unread.js';
import type {Bell} from './environment.js';
import type {ReadingView} from './reading-view.js';
import type {
  AttachmentDetail,
  ConversationCreated,
  ConversationDescribed,
  ConversationEnded,
  CustomerIdentified,
  MessageDetail,
  OpenConversation,
  SatisfactionDetail,
} from './sdk-details.js';

/** What a page asks for by name, with what each call gives. */
export interface CallResults {
  readonly createConversation: ConversationCreated;
  readonly describeConversation: ConversationDescribed;
  readonly openConversationById: null;
  readonly getOpenConversations: readonly OpenConversation[];
  readonly getConversations: ConversationPage;
  readonly getUnreadCount: Unread;
  readonly endConversation: ConversationEnded;
  readonly reopenConversation: ConversationEnded;
  readonly getMessages: MessagePage;
  readonly sendMessage: MessageDetail;
  readonly stopMessage: null;
  readonly searchMessages: MessageHits;
  readonly markRead: null;
  readonly sendTypingActivity: null;
  readonly uploadAttachment: AttachmentUploaded;
  /** Of the element alone: what the customer does with files. */
  readonly changeFiles: null;
  /** Of the element alone: a message as it is on the server, with links that are good again. */
  readonly reloadMessage: null;
  readonly submitSatisfactionForm: SatisfactionDetail;
  /** Of the element alone: reads a survey into the state, as it stands on the server. */
  readonly loadSatisfaction: null;
  /** Of the element alone: what makes itself heard, where there is such a thing. */
  readonly bell: Bell | undefined;
  readonly login: CustomerIdentified;
  readonly isLoggedIn: boolean;
  readonly logout: null;
  readonly forget: null;
  readonly describeCustomer: CustomerDescribed;
  readonly openKbArticle: null;
  readonly openKbCategory: null;
  /** Of the element alone: one of the two above; the state tells when it has failed. */
  readonly showKnowledge: null;
  /** Of the element alone: what looks things up, and goes there. */
  readonly reading: ReadingView;
}

export type CallName = keyof CallResults;

/** Options come as the page gave them, and are checked. */
export type SdkCalls = {
  readonly [Name in CallName]: (...args: readonly unknown[]) => Promise<CallResults[Name]>;
};

export interface ConversationPage {
  readonly conversations: readonly OpenConversation[];
  /** Numbers from 1; null where there is no such page. */
  readonly pages: {
    readonly current: number;
    readonly first: number;
    readonly next: number | null;
    readonly previous: number | null;
  };
}

export interface MessagePage {
  readonly conversationId: string;
  /** In the order of the thread. */
  readonly messages: readonly MessageDetail[];
  /** Absent when the customer is not asked what it was like. */
  readonly satisfaction?: SatisfactionDetail;
  /** Leads to the page before these; null at the beginning. */
  readonly nextCursor: string | null;
}

export interface MessageHits {
  readonly hits: readonly MessageHit[];
  readonly nextCursor: string | null;
}

/** Of `uploadAttachment`; `attachmentId` goes into `sendMessage`. */
export interface AttachmentUploaded extends Omit<AttachmentDetail, 'id'> {
  readonly attachmentId: string;
}

/** Exactly what was set. */
export interface CustomerDescribed {
  readonly sharedEmails?: readonly string[];
  readonly sharedPhones?: readonly string[];
  readonly sharedSocials?: readonly SocialProfile[];
  readonly emails?: readonly string[];
  readonly phones?: readonly string[];
  readonly socials?: readonly SocialProfile[];
  readonly customAttributes?: CustomAttributes;
}

export interface SendMessageOptions {
  readonly conversationId: string;
  /** The text; beside `payload` what is shown of the choice. */
  readonly body?: string;
  /** The `value` of an option that the newest question offers: answers it. */
  readonly payload?: string;
  /** Brought to the server first. */
  readonly attachments?: readonly ({readonly file: File} | {readonly attachmentId: string})[];
}

export interface UploadOptions {
  readonly file: Blob;
  /** Default: the file's own. */
  readonly name?: string;
  /** Says what an image shows, for those who do not see it. */
  readonly alt?: string;
}

export interface UploadControl {
  /** Called with what has left this device and the size, in bytes. */
  readonly onProgress?: (sent: number, size: number) => void;
  /** Cancels; the call then rejects with `aborted`. */
  readonly signal?: AbortSignal;
}

export interface SatisfactionOptions {
  /** One of the two names the survey. */
  readonly satisfactionId?: string;
  readonly conversationId?: string;
  /** 1 to 5. */
  readonly rating?: number;
  readonly answers?: readonly {
    /** Of the question; `questionId` is the same. */
    readonly id?: string;
    readonly questionId?: string;
    readonly prompt?: string;
    readonly answer: string | readonly string[];
  }[];
  /** RFC 3339. Given: the customer is done. */
  readonly submittedAt?: string;
}

export interface DescribeCustomerOptions extends CustomerDescribed {
  /** As Kustomer has it: everything but `customAttributes` may also stand in here. */
  readonly attributes?: Omit<CustomerDescribed, 'customAttributes'>;
}

export interface GetMessagesOptions {
  readonly conversationId: string;
  /** The `nextCursor` of another page. */
  readonly cursor?: string;
  /** A message's id: the page before it. */
  readonly before?: string;
  /** 1 to 200; default 50. */
  readonly limit?: number;
}
