/** Registers `element` unless its tag is taken: a tag manager may load the script twice, and the first load stays. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
