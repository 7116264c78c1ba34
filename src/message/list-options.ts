import {html, nothing, type TemplateResult} from 'lit';
import type {ListItem} from '../model/message-template.js';
import {boxIcon} from './option-icons.js';
import type {OnChoose, OptionStrings} from './reply-options.js';

/** More than these are not shown at once: the question would be out of sight. */
const maxShown = 5;

/** Things to choose one of, as cards. `isWhole`: the customer has asked for those at the end, too. */
export function renderList(
  items: readonly ListItem[],
  isWhole: boolean,
  strings: OptionStrings,
  onChoose: OnChoose,
  onShowAll: () => void,
): TemplateResult {
  // One more is no longer than the button.
  const shown = isWhole || items.length <= maxShown + 1 ? items : items.slice(0, maxShown);
  const hasPictures = items.some(({imageUrl}) => imageUrl !== null);
  return html`<ul class="things ${hasPictures ? 'pictured' : ''}" aria-label=${strings.answers}>
      ${shown.map(
        (item) =>
          html`<li>
            <button
              type="button"
              class="thing"
              @click=${() => {
                onChoose({value: item.value, displayText: item.titleText});
              }}
            >
              ${hasPictures ? renderPicture(item) : nothing}
              <span
                ><b><bdi>${item.titleText}</bdi></b
                >${item.detailsText === null ? nothing : html` <small><bdi>${item.detailsText}</bdi></small>`}</span
              >
            </button>
          </li>`,
      )}
    </ul>
    ${
      shown.length < items.length
        ? html`<button type="button" class="link-btn all" @click=${onShowAll}>${strings.showAll(items.length)}</button>`
        : nothing
    }`;
}

/** Its room is there before it is, and stays when it never comes. The title beside it says what it shows. */
function renderPicture({imageUrl}: ListItem) {
  return html`<span class="pic">
    ${boxIcon()}
    ${
      imageUrl === null
        ? nothing
        : html`<img
            src=${imageUrl}
            alt=""
            width="56"
            height="56"
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
            @error=${({currentTarget}: Event) => {
              if (currentTarget instanceof HTMLElement) currentTarget.hidden = true;
            }}
          />`
    }
  </span>`;
}
