import {adoptStyles, type CSSResultOrNative} from 'lit';

/** Adds the sheets of what was loaded later, after those that an element has. */
export function addStyles({shadowRoot}: Element, ...styles: readonly CSSResultOrNative[]): void {
  if (shadowRoot) adoptStyles(shadowRoot, [...shadowRoot.adoptedStyleSheets, ...styles]);
}
