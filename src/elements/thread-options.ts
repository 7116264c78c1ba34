import type {TemplateResult} from 'lit';
import {bodyText} from '../message/message-body.js';
import type {MessageStrings} from '../message/message-strings.js';
import {renderReplies, renderTree, repliesOf, type Choice, type TreeWalk} from '../message/reply-options.js';
import {replyOptionStyles} from '../message/reply-options.styles.js';
import type {ThreadHost} from './thread-host.js';
import type {ThreadQuestion} from './thread-question.js';

const startOfTree: TreeWalk = {path: [], chosen: null};

/** The ways to answer a question by choosing, and how far somebody has come in a tree of them. */
export class ThreadOptions {
  static readonly styles = replyOptionStyles;
  readonly #host: ThreadHost;
  readonly #onChosen: () => void;
  #walk = startOfTree;
  #walkedId: string | undefined;

  constructor(host: ThreadHost, onChosen: () => void) {
    this.#host = host;
    this.#onChosen = onChosen;
  }

  /** Another thread is shown. */
  reset(): void {
    this.#walkedId = undefined;
  }

  render(question: ThreadQuestion, strings: MessageStrings): TemplateResult {
    const onChoose = ({displayText, value}: Choice) => {
      const {thread, threadKey} = this.#host;
      thread.session?.sendMessage(threadKey, displayText, {messageId: question.id, value});
      this.#onChosen();
    };
    if (question.template?.type !== 'tree') return renderReplies(repliesOf(question.template), strings, onChoose);
    const {children, leafRequired} = question.template;
    const tree = {text: bodyText(question), children, leafRequired};
    const walk = this.#walkedId === question.id ? this.#walk : startOfTree;
    return renderTree(tree, walk, strings, (next) => void this.#walkTo(question.id, next), onChoose);
  }

  async #walkTo(questionId: string, walk: TreeWalk) {
    const isOtherLevel = walk.path !== this.#walk.path;
    this.#walkedId = questionId;
    this.#walk = walk;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (isOtherLevel) this.#host.renderRoot.querySelector<HTMLElement>('.opt')?.focus({preventScroll: true});
  }
}
