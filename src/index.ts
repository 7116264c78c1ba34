export {KustomerChat} from './elements/kustomer-chat.js';
export type {KustomerChatEventMap} from './elements/kustomer-chat-events.js';
export type {Callback} from './elements/public-call.js';
export type {StartOptions} from './elements/start-options.js';
export type * from './backend/chat-backend.js';
export type {Availability, ChatConfig} from './model/chat-config.js';
export {ChatError, type ChatErrorCode, type FieldError} from './model/chat-error.js';
export type {ChatEvent} from './model/chat-event.js';
export type {Conversation} from './model/conversation.js';
export type {AttributeValue, CustomAttributes} from './model/custom-attributes.js';
export type {CustomerDetails, Identity} from './model/identity.js';
export type {Attachment, Message} from './model/message.js';
export type {MessageHit} from './model/message-hit.js';
export type {Satisfaction} from './model/satisfaction.js';
export type {Article, ArticleSummary, Category} from './model/article.js';
export type {Unread} from './model/unread.js';
export type {CreateConversationOptions, DescribeConversationOptions} from './session/check-options.js';
export type {
  AttachmentUploaded,
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
} from './session/sdk-calls.js';
export type {
  AttachmentDetail,
  ConversationCreated,
  ConversationDescribed,
  ConversationEnded,
  CustomerIdentified,
  DeliveryChange,
  MessageDetail,
  OpenConversation,
  SatisfactionDetail,
  UnsentMessage,
} from './session/sdk-details.js';
