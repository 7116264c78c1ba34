import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {articleIcon, nextIcon} from '../message/option-icons.js';
import {cutBefore, renderMarked} from '../message/marked-text.js';
import type {ArticleSummary} from '../model/article.js';
import {findWords} from '../model/find-words.js';

/** Characters that stand before a find in a line. */
const lead = 16;

/** Articles by their titles, one below the other. `words` are folded; with `hasExcerpts` the place that was found, too. */
export function renderArticleRows(
  articles: readonly ArticleSummary[],
  onClick: (id: string) => void,
  {words = [], hasExcerpts = false}: {readonly words?: readonly string[]; readonly hasExcerpts?: boolean} = {},
): TemplateResult {
  return html`<ul class="list">
    ${repeat(
      articles,
      ({id}) => id,
      ({id, title, excerpt}) =>
        html`<li>
          <button
            class="row slim"
            type="button"
            @click=${() => {
              onClick(id);
            }}
          >
            ${articleIcon()}
            <span
              ><b dir="auto">${renderMarked(title, findWords(title, words))}</b>${
                hasExcerpts && excerpt !== ''
                  ? html`<small dir="auto"
                      >${renderMarked(...cutBefore(excerpt, findWords(excerpt, words), lead))}</small
                    >`
                  : nothing
              }</span
            >
            ${nextIcon('s')}
          </button>
        </li>`,
    )}
  </ul>`;
}
