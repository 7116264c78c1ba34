import type {MessageStrings} from '../../src/message/message-strings.js';

/** What a thread's rows say, told from the agents' side. */
export const messageStrings: MessageStrings = {
  you: 'Our side',
  agent: 'Visitor',
  assistant: 'Assistant',
  ai: 'AI',
  messageOf: (name, time, text) => (time ? `${name}, ${time}: ${text}` : `${name}: ${text}`),
  newLine: 'New',
  sending: 'Sending',
  sent: 'Sent',
  read: 'Read',
  waiting: 'Waiting to be sent',
  notSent: 'Not sent. {edit}, {retry} or {delete}',
  edit: 'Edit',
  retry: 'try again',
  delete: 'delete',
  deleted: 'This message was deleted.',
  writing: (name) => `${name} is writing`,
  code: 'Code',
  table: 'Table',
  copy: 'Copy',
  copied: 'Copied',
  newMessages: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
};
