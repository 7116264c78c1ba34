import type {KustomerChatPanel} from './kustomer-chat-panel.js';
import type {SlotName} from './panel-parts.js';

const slotNames: readonly SlotName[] = ['header', 'empty', 'composer-actions', 'footer'];

/** A slot is passed on only while the page fills it: passed on empty, it would hide what stands there otherwise. */
export function passSlots(host: Element, panel: KustomerChatPanel): void {
  const filled = new Set(Array.from(host.children, ({slot}) => slot));
  const names = slotNames.filter((name) => filled.has(name));
  if (names.join() === panel.filledSlots.join()) return;
  panel.filledSlots = names;
  panel.replaceChildren(
    ...names.map((name) => {
      const slot = document.createElement('slot');
      slot.name = slot.slot = name;
      return slot;
    }),
  );
}
