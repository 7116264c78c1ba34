import type {DeliveryStrings} from './delivery-strings.js';

/** English, as in `en.ts`. */
export const strings: DeliveryStrings = {
  waiting: 'Waiting to send.',
  waitsFor: (code) =>
    code === 'rate-limited'
      ? 'That was a lot at once: it goes out in a moment.'
      : 'The chat can’t take it right now: we keep trying.',
  tryNow: 'Try now',
  remove: 'Remove',
  removeLast: 'Remove the last one',
  removing: 'Not sent any more. We check whether it has arrived already.',
  notKept: 'It is kept only while this page is open.',
  filesNotKept: 'This browser has no room for the files: they are kept only while this page is open.',
  refusedFor: (code) => reasons.get(code) ?? '',
  notSent: 'Not sent. {edit} or {delete}',
  notSentHere: 'Not sent. {send} or {delete}',
  sendAsNewVisitor: 'Send as a new visitor',
  sendInNewConversation: 'Send in a new conversation',
  switchedOff: 'The chat is switched off at the moment. What you wrote is kept here.',
  volatile: 'This browser keeps nothing of the chat. When you leave this page, the conversation is gone from here.',
  unopened: 'This page didn’t open. Try again in a moment.',
  unopenedForGood: 'This page isn’t here any more.',
  understood: 'OK',
};

/** In the customer's words. What is not in here says only that it was not sent. */
const reasons = new Map([
  ['unauthorized', 'You are signed out: this was written before.'],
  ['conversation-ended', 'This conversation has ended.'],
  ['not-found', 'This conversation isn’t here any more.'],
  ['reply-stale', 'This question has already been answered.'],
  ['invalid-reply', 'That answer isn’t on offer any more.'],
  ['body-too-large', 'This message is too long. Shorten it or send it in two parts.'],
  ['chat-disabled', 'The chat is switched off at the moment.'],
  ['attachment-too-large', 'A file is too large.'],
  ['attachment-type', 'Files of this kind aren’t taken here.'],
]);
