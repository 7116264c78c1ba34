import {html, nothing} from 'lit';
import {offlineIcon} from '../message/icons.js';
import type {MenuHost} from './menu-host.js';

/** Panels that will count on. */
const counting = new WeakSet<MenuHost>();

/** While the server cannot be reached: what is safe, when it is tried again, and the way to try now. */
export function renderOffline(host: MenuHost): unknown {
  const {session, language} = host;
  if (!session || !language) return nothing;
  const {offline, unreachable, nextTry, tryNow} = language.strings.panel;
  const isThere = navigator.onLine;
  const seconds = isThere ? Math.ceil(((session.state.retryAt ?? 0) - Date.now()) / 1000) : 0;
  if (seconds > 0 && !counting.has(host)) {
    counting.add(host);
    setTimeout(() => {
      counting.delete(host);
      if (host.isConnected) host.requestUpdate();
    }, 1000);
  }
  const onClick = () => {
    session.retrySend();
  };
  return html`<p class="banner">
    ${offlineIcon()}<span
      >${isThere ? unreachable : offline}
      ${
        // A line of its own, kept between two tries: what is below does not move. Not heard: it would be, each second.
        isThere
          ? html`<br /><span class="tok" aria-hidden="true">${seconds > 0 ? nextTry(seconds) : '\u00a0'}</span>`
          : nothing
      }</span
    ><button class="link" type="button" @click=${onClick}>${tryNow}</button>
  </p>`;
}
