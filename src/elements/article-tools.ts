import {css, html, nothing, type TemplateResult} from 'lit';
import {icon} from '../message/icons.js';
import {externalIcon} from '../message/option-icons.js';
import {addStyles} from './add-styles.js';
import {historyStrings} from './history-strings.js';
import type {MenuHost} from './menu-host.js';

const expandIcon = () => icon('M14 4.75h5.25V10M10 19.25H4.75V14M18.75 5.25 13.5 10.5M5.25 18.75l5.25-5.25');
const narrowIcon = () => icon('M19.25 10H14V4.75M4.75 14H10v5.25M14.25 9.75l5-5M9.75 14.25l-5 5');

/** Whoever has widened one article reads the next one as wide. */
const widened = new WeakSet<Element>();
const styled = new WeakSet<MenuHost>();

/** In the panel's header while it shows an article: the same page in a tab of its own, and more room. */
export function renderArticleTools(panel: MenuHost, isInline: boolean): TemplateResult | typeof nothing {
  const {language, session} = panel;
  const screen = session?.state.screen;
  const strings = language && historyStrings(language.locale).need(panel)?.knowledge;
  if (screen?.name !== 'article' || !strings) return nothing;
  if (!styled.has(panel)) addStyles(panel, articleToolStyles);
  styled.add(panel);
  const url = webAddress(screen.article.url);
  const isWide = widened.has(panel);
  const label = isWide ? strings.narrow : strings.widen;
  return html`${
    url === undefined
      ? nothing
      : html`<a class="icon-btn" href=${url} target="_blank" rel="noopener noreferrer" aria-label=${strings.newTab}
          >${externalIcon()}</a
        >`
  }${
    isInline
      ? nothing
      : html`<button
          class="icon-btn widen"
          type="button"
          aria-label=${label}
          @click=${() => {
            if (!widened.delete(panel)) widened.add(panel);
            widen(panel);
            panel.requestUpdate();
          }}
        >
          ${isWide ? narrowIcon() : expandIcon()}
        </button>`
  }`;
}

/** Only an article has more room; `panel-place.styles.ts` says how much. */
export function widen(panel: Element & Partial<Pick<MenuHost, 'session'>>): void {
  panel.toggleAttribute('wide', widened.has(panel) && panel.session?.state.screen.name === 'article');
}

function webAddress(address: string | null | undefined): string | undefined {
  return address && /^https?:\/\/[^\s/]/i.test(address) ? address : undefined;
}

const articleToolStyles = css`
  /* Where the panel has the whole screen there is no more. */
  @media (max-width: 479px), (max-height: 439px) {
    .widen {
      display: none;
    }
  }
`;
