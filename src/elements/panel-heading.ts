import type {Language} from '../controllers/language-context.js';
import type {Availability, ChatConfig} from '../model/chat-config.js';
import type {Conversation} from '../model/conversation.js';
import type {Sender} from '../model/message.js';
import {messagesBackwards} from '../model/message-pages.js';
import type {ChatState, Screen, ThreadKey, ThreadState} from '../session/chat-state.js';
import {roughDuration} from '../locales/duration.js';
import type * as HeadingTimes from './heading-times.js';

/**
 * Who is shown at the top of the panel, and what is said below the name. `face` is null for the team itself, undefined
 * where the name is that of a screen.
 */
export interface Heading {
  readonly name: string;
  readonly face: Pick<Sender, 'type' | 'id' | 'displayName' | 'avatarUrl'> | null | undefined;
  readonly line: string | null;
  readonly presence: 'here' | 'away' | null;
}

/** What the panel's header is made of; each field is one slice of the state. */
export interface HeadingSource {
  readonly config: ChatConfig | undefined;
  readonly availability: Availability | undefined;
  readonly isOnline: boolean;
  readonly retryAt: number | undefined;
  readonly isVolatile: boolean | undefined;
  readonly unopened: ChatState['unopened'];
  readonly screen: Screen;
  /** Undefined at home. */
  readonly threadKey: ThreadKey | undefined;
  readonly conversation: Conversation | undefined;
  readonly thread: ThreadState | undefined;
}

/** What says when somebody is back, or a conversation ended: loaded where it is needed, undefined until then. */
export type NeedTimes = () => typeof HeadingTimes | undefined;

/** How far back the name of the one who answers is looked for. */
const reach = 50;

export function describePanel(source: HeadingSource, language: Language, needTimes: NeedTimes): Heading {
  const heading = describeOnline(source, language, needTimes);
  if (source.isOnline) return heading;
  return {...heading, line: language.strings.panel.reconnecting, presence: null};
}

function describeOnline(source: HeadingSource, language: Language, needTimes: NeedTimes): Heading {
  const {config, availability, conversation, thread} = source;
  const strings = language.strings.panel;
  const team = {name: config?.site.teamName ?? strings.title, face: null};
  const line = (here: string | null, presence: Heading['presence'] = null) => {
    if (availability === 'disabled') return {line: null, presence: null}; // nobody can be reached
    if (availability !== 'offline') return {line: here, presence} as const;
    const away = needTimes()?.backLine(config?.availabilityChangesAt ?? null, language, new Date());
    return {line: away ?? null, presence: 'away'} as const;
  };
  if (source.screen.name === 'home') return {...team, ...line(null)};
  if (source.threadKey === undefined) {
    const {article, home} = language.strings;
    const name = source.screen.name === 'history' ? home.conversations : article.title;
    return {name, face: undefined, line: null, presence: null};
  }

  const agent = agentOf(conversation, thread);
  const person = agent ? {name: agent.displayName ?? team.name, face: agent} : team;
  if (conversation?.ended) {
    const ended = needTimes()?.endedLine(conversation.endedAt, language, new Date());
    return {...person, line: ended ?? null, presence: null};
  }
  if (conversation?.isInAssistantMode) {
    const face = assistantOf(source);
    return {name: face.displayName ?? strings.assistant, face, line: strings.automaticAnswers, presence: null};
  }
  if (!conversation && thread?.opening) {
    return {...team, face: assistantOf(source), ...line(strings.assistantAnswersFirst)};
  }
  if (agent) return {...person, ...line(strings.hereNow, 'here')};
  return {...team, ...line(waitLine(config, strings.usuallyAnswers, language.locale))};
}

/** What the shop says about waiting, else what it usually takes. */
export function waitLine(
  config: ChatConfig | undefined,
  say: (duration: string) => string,
  locale: string,
): string | null {
  if (!config) return null;
  const {waitMessage, replySeconds} = config.site;
  return waitMessage ?? (replySeconds === null ? null : say(roughDuration(replySeconds, locale)));
}

function agentOf(conversation: Conversation | undefined, thread: ThreadState | undefined): Heading['face'] {
  const participant = conversation?.participants.at(-1);
  return newestSender('agent', thread) ?? (participant ? {type: 'agent', ...participant} : null);
}

function assistantOf({config, conversation, thread}: HeadingSource): NonNullable<Heading['face']> {
  const opening = thread?.opening ?? config?.assistant;
  const known = conversation && opening?.id !== conversation.assistantId ? undefined : opening;
  return (
    newestSender('assistant', thread) ?? {
      type: 'assistant',
      id: known?.id ?? null,
      displayName: known?.publicName ?? null,
      avatarUrl: known?.avatarUrl ?? null,
    }
  );
}

function newestSender(type: Sender['type'], thread: ThreadState | undefined): Sender | undefined {
  let seen = 0;
  for (const {sender} of thread ? messagesBackwards(thread.messages) : []) {
    if (sender.type === type) return sender;
    if (++seen === reach) return undefined;
  }
  return undefined;
}
