import {nothing} from 'lit';
import {renderCopyAnswer} from '../message/answer-tools.js';
import {renderArticleLinks} from '../message/article-links.js';
import type {Entry} from '../message/entry.js';
import {renderFeedback} from '../message/feedback-options.js';
import {renderList} from '../message/list-options.js';
import {listOptionStyles} from '../message/list-options.styles.js';
import {bodyText} from '../message/message-body.js';
import {moreStyles} from '../message/more.styles.js';
import {renderReplies, type Choice, type OptionStrings} from '../message/reply-options.js';
import {replyOptionStyles} from '../message/reply-options.styles.js';
import {renderTree, type TreeWalk} from '../message/tree-options.js';
import {treeOptionStyles} from '../message/tree-options.styles.js';
import {messagesBackwards} from '../model/message-pages.js';
import type {Message} from '../model/message.js';
import {laterStrings} from './later-strings.js';
import type {ThreadHost} from './thread-host.js';
import type {ThreadQuestion} from './thread-question.js';

const startOfTree: TreeWalk = {path: [], chosen: null, query: ''};
/** How far back the answer to a question is looked for. */
const reach = 200;

/** The ways to answer a question by choosing, and how far somebody has come in them. */
export class ThreadOptions {
  static readonly styles = [replyOptionStyles, treeOptionStyles, listOptionStyles, moreStyles];
  readonly #host: ThreadHost;
  /** The question that the next two are about. */
  #questionId: string | undefined;
  #walk = startOfTree;
  #isListWhole = false;

  constructor(host: ThreadHost) {
    this.#host = host;
  }

  /** Another thread is shown. */
  reset(): void {
    this.#questionId = undefined;
  }

  /** What stands below the thread. */
  render(question: ThreadQuestion, strings: OptionStrings): unknown {
    const {id, template} = question;
    if (id !== this.#questionId) {
      this.#questionId = id;
      this.#walk = startOfTree;
      this.#isListWhole = false;
    }
    const onChoose = this.#chooserOf(question);
    switch (template?.type) {
      case 'quickReplies':
      case 'articles':
        return renderReplies(template.actions, strings, onChoose);
      case 'list':
        return renderList(template.items, this.#isListWhole, strings, onChoose, () => void this.#showWholeList());
      case 'tree': {
        const tree = {text: bodyText(question), ...template};
        return renderTree(tree, this.#walk, strings, (walk) => void this.#walkTo(walk), onChoose);
      }
      default:
        return nothing;
    }
  }

  /** What stands below a message's bubble. `question` is the one that is open. */
  renderMore(entry: Entry, question: ThreadQuestion | undefined, strings: OptionStrings): unknown {
    const {content} = entry;
    const {template} = content;
    switch (template?.type) {
      case 'articles': {
        const {session} = this.#host.thread;
        const opensHere = session?.state.config?.capabilities.includes('articles') === true;
        const onOpen = (articleId: string) => {
          session?.showArticle(articleId);
        };
        return renderArticleLinks(template.articles, template.followupText, strings, opensHere ? onOpen : undefined);
      }
      case 'feedback': {
        if (content.streaming) return nothing;
        const open = question?.template === template ? question : undefined;
        const onChoose = open ? this.#chooserOf(open) : () => undefined;
        const answer = this.#answerTo(content);
        return renderFeedback(template.actions, answer, open !== undefined, strings, onChoose, this.#copyOf(entry));
      }
      default:
        return nothing;
    }
  }

  /** What copies the answer of a machine. */
  #copyOf({sender, own, content}: Entry): unknown {
    const {locale} = this.#host.language ?? {};
    const strings = locale === undefined ? undefined : laterStrings(locale).code;
    if (!strings || !sender.ai || own || content.body.trim() === '') return nothing;
    return renderCopyAnswer(content.body, {...strings.answer, copied: strings.markup.copied});
  }

  #chooserOf({id}: ThreadQuestion) {
    return ({displayText, value}: Choice) => {
      const {thread, threadKey} = this.#host;
      thread.session?.sendMessage(threadKey, displayText, {messageId: id, value});
    };
  }

  /** The value that was answered, stored or on its way. */
  #answerTo(content: Entry['content'] & Partial<Pick<Message, 'id'>>): string | undefined {
    const thread = this.#host.thread.value;
    if (!thread) return undefined;
    const id = content.id ?? 'opening';
    const sent = thread.outgoing.find(({reply}) => reply?.messageId === id)?.reply;
    if (sent) return sent.value;
    let seen = 0;
    for (const message of messagesBackwards(thread.messages)) {
      if (message.reply?.messageId === id) return message.reply.value;
      if (message.id === id || ++seen === reach) break;
    }
    return undefined;
  }

  async #walkTo(walk: TreeWalk) {
    const isOtherLevel = walk.path !== this.#walk.path;
    this.#walk = walk;
    await this.#update();
    if (isOtherLevel) this.#focus('.opt');
  }

  async #showWholeList() {
    const shown = this.#host.renderRoot.querySelectorAll('.thing').length;
    this.#isListWhole = true;
    await this.#update();
    this.#focus(`.things > :nth-child(${shown + 1}) > .thing`);
  }

  async #update() {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  #focus(selector: string) {
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus({preventScroll: true});
  }
}
