import type {TemplateResult} from 'lit';
import type {LaterStrings} from '../locales/later-strings.js';
import {closeIcon, retryIcon} from '../message/icons.js';
import {composeIcon, searchIcon} from '../message/option-icons.js';
import type {Conversation} from '../model/conversation.js';
import type {ChatState} from '../session/chat-state.js';
import type {Bell} from '../session/environment.js';
import type {SessionView} from '../session/session-view.js';
import {canReopen} from './composer-ending.js';
import {bellIcon, downloadIcon, printIcon} from './menu-icons.js';

type Strings = LaterStrings['menu'];

/** What an entry knows of the moment at which the menu is open, and what it may have the panel do. */
export interface MenuMoment {
  readonly session: SessionView;
  readonly state: ChatState;
  readonly conversation: Conversation;
  readonly bell: Bell | undefined;
  /** Opens the search in the conversation. */
  readonly find: () => void;
  /** Asks first; does it when that is confirmed. */
  readonly confirmEnd: () => void;
  readonly save: (how: 'file' | 'print') => void;
  /** Does it, and tells when it fails. */
  readonly attempt: (act: () => Promise<unknown>) => void;
}

export interface MenuEntry {
  readonly icon: () => TemplateResult;
  readonly label: (strings: Strings) => string;
  /** Only what can be used is shown. */
  readonly isShown: (moment: MenuMoment) => boolean;
  readonly run: (moment: MenuMoment) => void;
  /** Of a switch: whether it is on. The menu stays open when it is turned. */
  readonly isOn?: (moment: MenuMoment) => boolean;
  /** A line stands above it. */
  readonly isApart?: boolean;
}

/** From top to bottom. */
export const menuEntries: readonly MenuEntry[] = [
  {
    icon: composeIcon,
    label: (strings) => strings.newConversation,
    isShown: ({state: {config, conversations}}) =>
      !config?.features.singleConversation || conversations.every(({ended}) => ended),
    run: ({session}) => {
      session.showNewThread();
    },
  },
  {
    icon: searchIcon,
    label: (strings) => strings.search,
    isShown: ({state: {config}}) => config?.capabilities.includes('search') === true,
    run: ({find}) => {
      find();
    },
  },
  {
    icon: downloadIcon,
    label: (strings) => strings.save,
    isShown: () => true,
    run: ({save}) => {
      save('file');
    },
  },
  {
    icon: printIcon,
    label: (strings) => strings.print,
    isShown: () => typeof print === 'function',
    run: ({save}) => {
      save('print');
    },
  },
  {
    icon: bellIcon,
    label: (strings) => strings.sound,
    isShown: ({bell}) => bell !== undefined,
    isOn: ({bell}) => bell?.isOn === true,
    run: ({bell}) => {
      bell?.turn(!bell.isOn);
    },
  },
  {
    icon: retryIcon,
    label: (strings) => strings.reopen,
    isApart: true,
    isShown: ({state, conversation}) => canReopen(state, conversation.id),
    run: ({session, conversation, attempt}) => {
      attempt(() => session.call('reopenConversation', {conversationId: conversation.id}));
    },
  },
  {
    icon: closeIcon,
    label: (strings) => strings.end,
    isApart: true,
    isShown: ({state, conversation}) => !conversation.ended && state.config?.features.closable === true,
    run: ({confirmEnd}) => {
      confirmEnd();
    },
  },
];
