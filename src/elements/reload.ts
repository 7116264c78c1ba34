import {html, type TemplateResult} from 'lit';
import type {ChatStrings} from '../locales/chat-strings.js';

/** In the place of what could not be loaded: nothing is lost, and a reload of the page brings it. */
export function renderReload({screenFailed, reload}: ChatStrings['panel']): TemplateResult {
  return html`<div class="empty">
    <p>${screenFailed}</p>
    <button class="btn quiet" type="button" @click=${onReload}>${reload}</button>
  </div>`;
}

function onReload() {
  location.reload();
}
