import {html, nothing, type TemplateResult} from 'lit';
import type {ArticleLink} from '../model/message-template.js';
import {articleIcon, externalIcon, nextIcon} from './option-icons.js';
import type {OptionStrings} from './reply-options.js';

/** Articles that may answer a question, and what is asked after them. `onOpen` shows one in the chat, where that can. */
export function renderArticleLinks(
  articles: readonly ArticleLink[],
  followupText: string | null,
  strings: OptionStrings,
  onOpen: ((articleId: string) => void) | undefined,
): TemplateResult {
  return html`<div class="more">
    ${
      articles.length === 0
        ? nothing
        : html`<ul class="links" aria-label=${strings.articles}>
            ${articles.map((article) => html`<li>${renderLink(article, onOpen)}</li>`)}
          </ul>`
    }
    ${followupText === null ? nothing : html`<div class="bub" dir="auto"><p>${followupText}</p></div>`}
  </div>`;
}

/** A real link where there is an address, so that it can be kept or opened elsewhere. */
function renderLink({id, title, url}: ArticleLink, onOpen: ((articleId: string) => void) | undefined) {
  const content = html`${articleIcon()}<span class="t"><bdi>${title}</bdi></span
    >${onOpen ? nextIcon('s') : externalIcon('s')}`;
  const open = (event: MouseEvent) => {
    if (!onOpen || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(id);
  };
  if (url !== null && /^https?:\/\//i.test(url)) {
    return html`<a class="opt" href=${url} target="_blank" rel="noopener noreferrer" @click=${open}>${content}</a>`;
  }
  return onOpen
    ? html`<button type="button" class="opt" @click=${open}>${content}</button>`
    : html`<p class="opt">
        ${articleIcon()}<span class="t"><bdi>${title}</bdi></span>
      </p>`;
}
