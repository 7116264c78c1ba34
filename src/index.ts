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
export type {Message} from './model/message.js';
export type {Unread} from './model/unread.js';
export type {CreateConversationOptions, DescribeConversationOptions} from './session/check-options.js';
export type {
  ConversationCreated,
  ConversationDescribed,
  MessageDetail,
  OpenConversation,
} from './session/sdk-details.js';
