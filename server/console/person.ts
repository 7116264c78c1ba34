import {html, type TemplateResult} from 'lit';
import {renderAvatar} from '../../src/message/avatar.js';
import type {Conversation} from '../../src/model/conversation.js';
import type {Sender} from '../../src/model/message.js';
import {strings} from './console-strings.js';

/** What to call a visitor who gave no name: a mark by which two of them can be told apart. */
export function visitorName({id}: Pick<Conversation, 'id'>): string {
  return strings.visitor(
    id
      .replaceAll(/[^a-z0-9]/gi, '')
      .slice(-4)
      .toUpperCase(),
  );
}

/** The customer as a sender who has a name, and the same colour in list, thread and column. */
export function visitorAs(sender: Sender, conversationId: string): Sender {
  return {...sender, id: conversationId, displayName: sender.displayName ?? visitorName({id: conversationId})};
}

/** Decoration: the name stands beside it. While an assistant answers, the machine is shown. */
export function renderVisitorAvatar({id, isInAssistantMode}: Conversation): TemplateResult {
  return renderAvatar({id, displayName: visitorName({id}), avatarUrl: null}, isInAssistantMode, 's36');
}

export function renderAgentAvatar(name: string): TemplateResult {
  return html`${renderAvatar({id: name, displayName: name, avatarUrl: null}, false, 's36')}`;
}

/** The letter that stands for a team. */
export function initialOf(name: string): string {
  return [...name.trim()][0]?.toLocaleUpperCase() ?? '';
}
