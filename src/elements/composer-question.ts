import type {LitElement} from 'lit';
import {messagesBackwards} from '../model/message-pages.js';
import type {ThreadState} from '../session/chat-state.js';
import {addStyles} from './add-styles.js';
import {Chunk} from './chunk.js';
import type {ComposerLine, InputKind} from './composer-line.js';
import {laterStrings} from './later-strings.js';

const lineChunk = new Chunk(() => import('./composer-line.js'));
const lines = new WeakMap<LitElement, ComposerLine>();
/** How far back a question can stand, behind what the assistant has said since. */
const reach = 50;

interface AskedInput {
  readonly id: string;
  readonly kind: InputKind;
  readonly required: boolean;
}

/** How a composer asks for one line, while the thread's newest question wants that and all for it is there. */
export function composerLine(host: LitElement, thread: ThreadState | undefined, locale: string) {
  const asked = thread && askedInput(thread);
  if (!asked) return undefined;
  const Line = lineChunk.need(host)?.ComposerLine;
  const strings = laterStrings(locale).need(host)?.input;
  if (!Line || !strings) return undefined;
  const known = lines.get(host);
  if (!known) addStyles(host, Line.styles);
  const line = known?.id === asked.id ? known : new Line(asked.id, asked.kind, asked.required);
  lines.set(host, line);
  return {line, strings};
}

/** The question for an address, a number or a name that nobody has answered yet. */
function askedInput({messages, opening, outgoing}: ThreadState): AskedInput | undefined {
  if (outgoing.length > 0) return undefined;
  let seen = 0;
  const said = messages.count > 0 ? messagesBackwards(messages) : (opening?.opening.toReversed() ?? []);
  for (const message of said) {
    const id = 'id' in message ? message.id : 'opening';
    if (message.template?.type === 'input') return {id, ...message.template};
    // Another question, a person, or the answer.
    const isOver = message.template !== null || ('direction' in message && message.sender.type !== 'assistant');
    if (isOver || ++seen === reach) return undefined;
  }
  return undefined;
}
