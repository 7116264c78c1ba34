import {html, nothing} from 'lit';
import {moreIcon} from '../message/list-icons.js';
import {Chunk} from './chunk.js';
import type {MenuHost} from './menu-host.js';
import type {PanelMenu} from './panel-menu.js';

const menuChunk = new Chunk(() => import('./panel-menu.js'));
const menus = new WeakMap<MenuHost, PanelMenu>();

/** Opens what can be done with the conversation that is shown; all of that is loaded when it is pressed. */
export function renderMenuButton(host: MenuHost): unknown {
  if (menuChunk.failed) return nothing;
  const onClick = () => {
    void menuChunk.load().then(() => {
      const {code} = menuChunk;
      if (!code) return;
      const menu = menus.get(host) ?? new code.PanelMenu(host);
      menus.set(host, menu);
      void menu.toggle();
    });
  };
  return html`<button
    class="icon-btn"
    id="menu"
    type="button"
    aria-label=${host.language?.strings.thread.more}
    aria-haspopup="menu"
    aria-expanded=${menus.get(host)?.isOpen ? 'true' : 'false'}
    @click=${onClick}
  >
    ${moreIcon()}
  </button>`;
}
