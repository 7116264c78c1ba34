import type {Message, Reply} from '../../../src/model/message.js';
import type {MessageTemplate, TreeNode} from '../../../src/model/message-template.js';
import type {NewMessageWire} from '../../../src/wire/request-wire.js';
import type {BrandSettings} from '../config/organisation.js';
import type {StoredConversation, StoreTransaction} from '../store/chat-store.js';
import type {CustomerMessage} from './assistant-run.js';
import {runOf} from './assistant-state.js';
import {openQuestion} from './assistant-takeover.js';
import {invalid, Problem} from './problem.js';
import {offeredValues} from './question.js';

/** A question further back than this counts as answered. */
const rememberedMessages = 1000;
const page = 200;

/** The message as it will be stored, before anybody looks at what it answers. `pointer` names it in the request. */
export function readCustomerMessage(
  wire: NewMessageWire,
  {
    subjectId,
    clientId,
    settings,
    pointer,
  }: {
    readonly subjectId: string;
    readonly clientId: string;
    readonly settings: BrandSettings;
    readonly pointer: string;
  },
): CustomerMessage {
  const {body = '', reply = null, attachmentIds = []} = wire;
  if (body.trim() === '' && !reply && attachmentIds.length === 0)
    throw invalid(`${pointer}/body`, 'empty', 'A message needs a text.');
  const limit = settings.limits.bodyChars;
  if (body.length > limit) {
    throw invalid(`${pointer}/body`, 'too-long', `A message may hold at most ${limit} characters.`, {limit});
  }
  return {
    clientId,
    direction: 'in',
    sender: {type: 'customer', id: subjectId, displayName: null, avatarUrl: null, ai: false},
    body,
    reply,
    attachments: [],
  };
}

/**
 * The message with the text of its choice, if it answers a question by one. Throws `invalid-reply` for what was not
 * offered and for typed text while a locked question waits, `reply-stale` for a question that is
 * answered or was asked again since.
 */
export async function checkReply(
  transaction: StoreTransaction,
  stored: StoredConversation,
  message: CustomerMessage,
): Promise<CustomerMessage> {
  const {id} = stored.conversation;
  if (!message.reply) {
    const [newest] = await transaction.messages(id, {limit: 1});
    const isLocked = newest?.message.inputLocked || (await openQuestion(transaction, {stored}))?.inputLocked;
    if (isLocked) throw new Problem('invalid-reply', 'Choose one of the offered answers to go on.');
    return message;
  }
  const question = (await transaction.message(id, message.reply.messageId))?.message;
  if (!question || question.direction === 'in') throw noSuchAnswer();
  const run = runOf(stored);
  const isOfRun = question.sender.type === 'assistant' && question.sender.id === run?.assistantId;
  if (isOfRun && question.id !== run.questionId) throw new Problem('reply-stale');
  if (await isAnswered(transaction, question)) throw new Problem('reply-stale');
  return withChoice(message, message.reply, question.template);
}

/** As above, for a first message that answers the opening's question, which is not stored yet. */
export function withChoice(message: CustomerMessage, reply: Reply, template: MessageTemplate | null): CustomerMessage {
  const isInput = template?.type === 'input';
  if (!isInput && !offeredValues(template)?.includes(reply.value)) throw noSuchAnswer();
  if (message.body.trim() !== '') return message;
  const body = isInput ? reply.value : (displayTextOf(template, reply.value) ?? reply.value);
  return {...message, body};
}

function noSuchAnswer(): Problem {
  return new Problem('invalid-reply', 'The answer must be one of those that the message offers.');
}

async function isAnswered(transaction: StoreTransaction, question: Message): Promise<boolean> {
  let afterSeq = question.seq;
  for (let seen = 0; seen < rememberedMessages; seen += page) {
    const later = await transaction.messages(question.conversationId, {afterSeq, limit: page});
    if (later.some(({message}) => message.reply?.messageId === question.id)) return true;
    if (later.length < page) return false;
    afterSeq += page;
  }
  return true;
}

function displayTextOf(template: MessageTemplate | null, value: string): string | undefined {
  switch (template?.type) {
    case 'quickReplies':
    case 'articles':
    case 'feedback':
      return template.actions.find((action) => action.value === value)?.displayText;
    case 'list':
      return template.items.find((item) => item.value === value)?.titleText;
    case 'tree':
      return nodeOf(template.children, value)?.displayName;
    case 'input':
    case 'satisfaction':
    case 'text':
    case undefined:
      return undefined;
  }
}

function nodeOf(nodes: readonly TreeNode[], id: string): TreeNode | undefined {
  for (const node of nodes) {
    const found = node.id === id ? node : nodeOf(node.children, id);
    if (found) return found;
  }
  return undefined;
}
