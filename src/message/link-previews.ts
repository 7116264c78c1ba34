import {html, nothing, type TemplateResult} from 'lit';
import type {LinkPreview} from '../model/message.js';
import {externalIcon} from './option-icons.js';

/** More cards than this would bury the words that they belong to. */
const maxCards = 3;

/** What the pages that a message links to are, as the server has read them. Nothing else than the web is linked to. */
export function renderLinkPreviews(previews: readonly LinkPreview[]): TemplateResult | typeof nothing {
  const cards = previews.flatMap((preview) => {
    const url = webAddress(preview.url);
    return url ? [renderCard(url, preview)] : [];
  });
  return cards.length > 0 ? html`<div class="more previews">${cards.slice(0, maxCards)}</div>` : nothing;
}

/** A page without a title is told by its address. */
function renderCard({href, host, pathname}: URL, {title, description, imageUrl}: LinkPreview) {
  const name = title?.trim();
  const image = imageUrl === null ? undefined : webAddress(imageUrl);
  return html`<a class="preview" href=${href} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer">
    ${
      image
        ? html`<img
            src=${image.href}
            alt=""
            width="72"
            height="84"
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
            @error=${({currentTarget}: Event) => {
              if (currentTarget instanceof HTMLElement) currentTarget.hidden = true;
            }}
          />`
        : nothing
    }
    <span class="txt" dir="auto">
      ${name ? html`<b>${name}</b>` : nothing}
      ${description?.trim() ? html`<span class="about">${description}</span>` : nothing}
      <small><bdi>${name ? host : host + pathname.replace(/\/$/, '')}</bdi>${externalIcon('s')}</small>
    </span>
  </a>`;
}

/** An address of the web; undefined for all others. */
function webAddress(address: string): URL | undefined {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
  } catch {
    return undefined;
  }
}
