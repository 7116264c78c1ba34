import type {Language} from '../controllers/language-context.js';
import type {Availability, ChatConfig} from '../model/chat-config.js';
import type {Conversation} from '../model/conversation.js';
import type {Sender} from '../model/message.js';
import {messagesBackwards} from '../model/message-pages.js';
import type {Screen, ThreadKey, ThreadState} from '../session/chat-state.js';
import {daysFromNow, nearDay, roughDuration, shortDate, timeOfDay, weekday} from '../locales/moment.js';

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
  readonly screen: Screen['name'];
  /** Undefined at home. */
  readonly threadKey: ThreadKey | undefined;
  readonly conversation: Conversation | undefined;
  readonly thread: ThreadState | undefined;
}

/** How far back the name of the one who answers is looked for. */
const reach = 50;

export function describePanel(source: HeadingSource, language: Language, now: Date): Heading {
  const heading = describeOnline(source, language, now);
  if (source.isOnline) return heading;
  return {...heading, line: language.strings.panel.reconnecting, presence: null};
}

function describeOnline(source: HeadingSource, language: Language, now: Date): Heading {
  const {config, availability, conversation, thread} = source;
  const strings = language.strings.panel;
  const team = {name: config?.site.teamName ?? strings.title, face: null};
  const away = availability === 'offline' ? backLine(config?.availabilityChangesAt ?? null, language, now) : null;
  const line = (here: string | null, presence: Heading['presence'] = null) =>
    away === null ? ({line: here, presence} as const) : ({line: away, presence: 'away'} as const);
  if (source.screen === 'home') return {...team, ...line(null)};
  if (source.threadKey === undefined) {
    const {article, home} = language.strings;
    const name = source.screen === 'history' ? home.conversations : article.title;
    return {name, face: undefined, line: null, presence: null};
  }

  const agent = agentOf(conversation, thread);
  const person = agent ? {name: agent.displayName ?? team.name, face: agent} : team;
  if (conversation?.ended) return {...person, line: endedLine(conversation.endedAt, language, now), presence: null};
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

/** “Back tomorrow at 09:00”, in the visitor's own time. */
export function backLine(changesAt: string | null, {locale, strings: {panel}}: Language, now: Date): string {
  const date = new Date(changesAt ?? NaN);
  const days = daysFromNow(date, now);
  if (!(date > now)) return panel.closedNow;
  const time = timeOfDay(date, locale);
  if (days === 0) return panel.backAt(time);
  if (days === 1) return panel.backTomorrow(time);
  return panel.backOn(days < 7 ? weekday(date, locale) : shortDate(date, now, locale), time);
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

function endedLine(endedAt: string | null, {locale, strings: {panel}}: Language, now: Date): string | null {
  if (endedAt === null) return null;
  const date = new Date(endedAt);
  const days = daysFromNow(date, now);
  if (days === 0) return panel.endedAt(timeOfDay(date, locale));
  return panel.endedOn(days === -1 ? nearDay(-1, locale) : shortDate(date, now, locale));
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
