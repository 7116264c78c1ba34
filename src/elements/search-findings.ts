import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {cutBefore, renderMarked} from '../message/marked-text.js';
import type {ArticleSummary} from '../model/article.js';
import type {Conversation} from '../model/conversation.js';
import {findWords, wordsOf} from '../model/find-words.js';
import type {MessageHit} from '../model/message-hit.js';
import {renderArticleRows} from './article-rows.js';
import {headingOf, renderConversationRow, type ConversationRowContext} from './conversation-row.js';

/** What a search has found. */
export interface Findings {
  readonly hits: readonly MessageHit[];
  readonly articles: readonly ArticleSummary[];
  /** To more hits. */
  readonly nextCursor: string | null;
}

export const noFindings: Findings = {hits: [], articles: [], nextCursor: null};

interface FindingsActions {
  readonly previewOf: (conversation: Conversation) => string;
  readonly onConversation: (conversation: Conversation) => void;
  readonly onHit: (hit: MessageHit) => void;
  readonly onArticle: (id: string) => void;
}

/** Characters that stand before a find in a line. */
const lead = 24;

/** Messages, conversations by their titles, and articles, each with what was looked for marked in it. */
export class FindingsList {
  readonly count: number;
  readonly #findings: Findings;
  readonly #conversations: readonly Conversation[];
  /** Of these the title has all words, and no message. */
  readonly #titled: readonly Conversation[];
  readonly #words: readonly string[];

  constructor(findings: Findings, query: string, conversations: readonly Conversation[]) {
    const words = wordsOf(query);
    const {articles, hits} = findings;
    this.#findings = findings;
    this.#conversations = conversations;
    this.#words = words;
    this.#titled = conversations.filter(
      ({id, title}) =>
        title !== null &&
        words.every((word) => findWords(title, [word]).length > 0) &&
        !hits.some(({conversationId}) => conversationId === id),
    );
    this.count = this.#titled.length + hits.length + articles.length;
  }

  render(context: ConversationRowContext, actions: FindingsActions): TemplateResult {
    const {articles, hits, nextCursor} = this.#findings;
    const {search} = context.strings ?? {};
    const count = this.#titled.length + hits.length;
    return html`${
      count > 0
        ? html`<div class="section">
              <h3 id="hits">${search?.conversations}</h3>
              <span class="chip">${count}${nextCursor === null ? '' : '+'}</span>
            </div>
            <ul class="list" aria-labelledby="hits">
              ${this.#titled.map((found) => html`<li>${this.#renderTitled(found, context, actions)}</li>`)}
              ${repeat(
                hits,
                ({messageId}) => messageId,
                (hit) => html`<li>${this.#renderHit(hit, context, actions)}</li>`,
              )}
            </ul>`
        : nothing
    }${
      articles.length > 0
        ? html`<div class="section">
              <h3>${search?.articles}</h3>
              <span class="chip">${articles.length}</span>
            </div>
            ${renderArticleRows(articles, actions.onArticle, {words: this.#words})}`
        : nothing
    }`;
  }

  #renderTitled(conversation: Conversation, context: ConversationRowContext, actions: FindingsActions) {
    const row = {
      conversation,
      title: this.#marked(headingOf(conversation, context.site)),
      text: actions.previewOf(conversation),
      at: conversation.lastMessageAt,
      tellsEnd: true,
      onClick: () => {
        actions.onConversation(conversation);
      },
    };
    return renderConversationRow(row, context);
  }

  #renderHit(hit: MessageHit, context: ConversationRowContext, {onHit}: FindingsActions) {
    const conversation = this.#conversations.find(({id}) => id === hit.conversationId);
    const row = {
      conversation,
      title: this.#marked(headingOf(conversation, context.site)),
      text: renderMarked(...cutBefore(hit.excerpt, hit.ranges, lead)),
      at: hit.createdAt,
      onClick: () => {
        onHit(hit);
      },
    };
    return renderConversationRow(row, context);
  }

  #marked(text: string) {
    return renderMarked(text, findWords(text, this.#words));
  }
}
