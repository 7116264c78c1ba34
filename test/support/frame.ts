import {ContextProvider} from '@lit/context';
import {fixtureSync, html} from '@open-wc/testing';
import {adoptStyles, type LitElement} from 'lit';
import {languageContext, type Language} from '../../src/controllers/language-context.js';
import {sessionContext} from '../../src/controllers/session-context.js';
import {strings} from '../../src/locales/en.js';
import {tokens} from '../../src/styles/tokens.js';
import type {StillSession} from './still-session.js';

export const english: Language = {locale: 'en-GB', strings};

export interface FrameOptions {
  readonly scheme?: 'light' | 'dark';
  readonly dir?: 'ltr' | 'rtl';
  /** Pixels. */
  readonly width?: number;
  readonly height?: number;
}

/** Stands where `<kustomer-chat>` stands: has the tokens, gives session and language to what is inside. */
class TestFrame extends HTMLElement {
  constructor() {
    super();
    adoptStyles(this.attachShadow({mode: 'open'}), [tokens]);
  }
}
if (!customElements.get('test-frame')) customElements.define('test-frame', TestFrame);

/** Puts `element` into a frame on the page; it goes when the test ends. */
export async function inFrame<Element extends LitElement>(
  element: Element,
  session: StillSession,
  {scheme = 'light', dir = 'ltr', width = 400, height = 640}: FrameOptions = {},
): Promise<Element> {
  // Not `fixture`: it waits for an animation frame, and a test in a hidden tab has none.
  const frame = fixtureSync<HTMLElement>(html`<test-frame color-scheme=${scheme} dir=${dir}></test-frame>`);
  Object.assign(frame.style, {display: 'block', inlineSize: `${width}px`, blockSize: `${height}px`});
  frame.style.background = scheme === 'dark' ? '#1b1a18' : '#fff';
  new ContextProvider(frame, {context: sessionContext, initialValue: session});
  new ContextProvider(frame, {context: languageContext, initialValue: english});
  element.style.blockSize = '100%';
  frame.shadowRoot?.append(element);
  await element.updateComplete;
  return element;
}
