import type {LinkPreview, Message} from '../../../src/model/message.js';
import type {LinkPreviewsWire, MessagePatchWire} from '../../../src/wire/request-wire.js';
import type {StoredConversation} from '../store/chat-store.js';
import {settingsOfConversation, type Desk} from './desk.js';
import {writeJournaled} from './journal.js';
import {invalid, notFound, Problem} from './problem.js';
import {ThreadChange} from './thread-change.js';

/** As a message stores them. Refused where the brand wants none: an operator who was told nothing would look for them. */
export function takeLinkPreviews(
  desk: Desk,
  stored: StoredConversation,
  wire: LinkPreviewsWire | undefined,
): readonly LinkPreview[] {
  if (!wire?.length) return [];
  if (!settingsOfConversation(desk, stored)?.features.linkPreviews) {
    throw invalid('/linkPreviews', 'invalid', 'Link previews are switched off: settings.features.linkPreviews.');
  }
  return wire.map(({url, title = null, description = null, imageUrl = null}) => ({url, title, description, imageUrl}));
}

/** Puts previews to a message, whoever wrote it, in place of those that it has. They are no edit of its words. */
export function setLinkPreviews(
  desk: Desk,
  id: string,
  messageId: string,
  {linkPreviews, ...others}: MessagePatchWire,
): Promise<Message> {
  if (Object.values(others).some((value) => value !== undefined)) {
    throw invalid('/linkPreviews', 'invalid', 'linkPreviews comes alone.');
  }
  return writeJournaled(desk, async (transaction, journal) => {
    const stored = await transaction.lockConversation(id);
    if (!stored) throw notFound('conversation');
    const found = await transaction.message(id, messageId);
    if (!found) throw notFound('message');
    const {message} = found;
    if (message.redactedAt !== null) throw new Problem('precondition-failed', 'The message was withdrawn.');
    const previews = takeLinkPreviews(desk, stored, linkPreviews);
    if (JSON.stringify(previews) === JSON.stringify(message.linkPreviews)) return message;
    const changed: Message = {...message, linkPreviews: previews};
    const thread = new ThreadChange(desk, transaction, stored);
    await thread.update(changed);
    await thread.finish(journal);
    return changed;
  });
}
