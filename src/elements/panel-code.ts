import type {CSSResultOrNative} from '@lit/reactive-element';
import {tokens} from '../styles/tokens.js';
import './kustomer-chat-panel.js';
import {panelPlace} from './panel-place.styles.js';

// What is loaded before the panel can be shown, as one file.
export {PanelFrame} from './panel-frame.js';

/** For the shadow tree of `<kustomer-chat>`: the tokens, and where the panel stands. */
export async function loadStyles(): Promise<readonly CSSResultOrNative[]> {
  const isNew = CSS.supports('color', 'light-dark(#000, #fff)');
  return [isNew ? tokens : (await import('../styles/any-tokens.js')).tokens, panelPlace];
}
