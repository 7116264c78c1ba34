import {css, html, type TemplateResult} from 'lit';
import type {SiteConfig} from '../model/chat-config.js';

/** The team's sign: its icon, else the first letter of its name. Decoration: the name stands beside it. */
export function renderTeamMark({teamIconUrl, teamName}: SiteConfig, locale: string): TemplateResult {
  if (teamIconUrl !== null) return html`<img class="mark" src=${teamIconUrl} alt="" />`;
  const [initial = ''] = teamName.trim();
  return html`<span class="mark" aria-hidden="true">${initial.toLocaleUpperCase(locale)}</span>`;
}

export const teamMarkStyles = css`
  .mark {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: calc(var(--kustomer-chat-radius) * 0.5625);
    background: var(--kustomer-chat-text);
    color: var(--kustomer-chat-surface);
    font-size: 15px;
    font-weight: 600;
    line-height: 1;
    object-fit: cover;
  }
  img.mark {
    background: none;
  }
  @media (forced-colors: active) {
    .mark {
      border: 1px solid CanvasText;
    }
  }
`;
