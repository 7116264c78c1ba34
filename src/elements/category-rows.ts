import {html, nothing, type TemplateResult} from 'lit';
import {nextIcon} from '../message/option-icons.js';
import {topicIcon} from '../message/search-icons.js';
import type {Category} from '../model/article.js';

/** Topics of the knowledge base, one below the other. */
export function renderCategoryRows(categories: readonly Category[], onClick: (id: string) => void): TemplateResult {
  return html`<ul class="list">
    ${categories.map(
      ({id, title, description}) =>
        html`<li>
          <button
            class="row slim"
            type="button"
            @click=${() => {
              onClick(id);
            }}
          >
            ${topicIcon()}
            <span
              ><b dir="auto">${title}</b
              >${description === null ? nothing : html`<small dir="auto">${description}</small>`}</span
            >
            ${nextIcon('s')}
          </button>
        </li>`,
    )}
  </ul>`;
}
