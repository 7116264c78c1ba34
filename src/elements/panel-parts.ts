/** What a page may put into the panel. The launcher's icon is a slot as well. */
export type SlotName = 'header' | 'empty' | 'composer-actions' | 'footer';

/** What a page may style inside the panel: `exportparts` of everything between it and the page. */
export const panelParts =
  'header,heading,home,start-button,thread,bubble-in,bubble-out,composer,composer-field,send-button';
