import {html, nothing} from 'lit';
import {alertIcon} from '../message/icons.js';
import {deliveryStrings} from './delivery-strings.js';
import type {MenuHost} from './menu-host.js';

/** Chats whose customer has read that nothing is kept. */
const read = new WeakSet();

/** Below the header: what was asked for and did not open; that the chat was switched off, or is kept nowhere. */
export function renderTroubles(host: MenuHost): unknown {
  const {session, language} = host;
  const strings = language && deliveryStrings(language.locale).need(host);
  if (!session || !strings) return nothing;
  const {availability, isVolatile, unopened, screen, conversations, threads} = session.state;
  const hasWritten = conversations.length > 0 || Object.values(threads).some(({outgoing}) => outgoing.length > 0);
  const onRead = () => {
    read.add(session);
    host.requestUpdate();
    host.renderRoot.querySelector<HTMLElement>('#heading')?.focus(); // the button is gone
  };
  return html`${
    unopened?.screen === screen
      ? html`<p class="banner">
          ${alertIcon()}<span>${unopened.code === 'not-found' ? strings.unopenedForGood : strings.unopened}</span>
        </p>`
      : nothing
  }${
    availability === 'disabled'
      ? html`<p class="banner">${alertIcon()}<span>${strings.switchedOff}</span></p>`
      : nothing
  }${
    isVolatile && hasWritten && !read.has(session)
      ? html`<p class="banner notice">
          ${alertIcon()}<span>${strings.volatile}</span>
          <button type="button" class="link" @click=${onRead}>${strings.understood}</button>
        </p>`
      : nothing
  }`;
}
