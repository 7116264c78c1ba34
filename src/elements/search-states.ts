import {html, type TemplateResult} from 'lit';
import type {HistoryStrings} from '../locales/history-strings.js';
import {offlineIcon, retryIcon} from '../message/icons.js';
import {searchIcon} from '../message/option-icons.js';

/** Bones of rows, while these are on their way. */
export function renderBones(words: string): TemplateResult {
  const bones = html`<li class="row">
    <span class="bone face"></span><span><span class="bone line"></span><span class="bone line"></span></span>
  </li>`;
  return html`<p class="visually-hidden">${words}</p>
    <ul class="list skeleton" aria-hidden="true">
      ${bones}${bones}${bones}
    </ul>`;
}

export function renderNone(query: string, {search}: HistoryStrings): TemplateResult {
  return html`<div class="note">
    ${searchIcon()}
    <h3>${search.noneTitle(query)}</h3>
    <p>${search.noneText}</p>
  </div>`;
}

export function renderFailure(
  {failedTitle, failedText}: {readonly failedTitle: string; readonly failedText: string},
  tryAgain: string,
  onRetry: () => void,
): TemplateResult {
  return html`<div class="note">
    ${offlineIcon()}
    <h3>${failedTitle}</h3>
    <p>${failedText}</p>
    <button class="btn quiet" type="button" @click=${onRetry}>${retryIcon()}${tryAgain}</button>
  </div>`;
}
