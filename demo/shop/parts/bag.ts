import {build, byId, drawing} from './dom.js';
import {formatPrice, type Product} from './products.js';

const freeFrom = 80;
const delivery = 5.9;
const most = 9;

/** What the visitor wants to buy. Kept in memory only: this shop sells nothing. */
export class Bag {
  readonly #lines = new Map<Product, number>();
  readonly #dialog = byId('bag', HTMLDialogElement);
  readonly #list = byId('bag-lines', HTMLElement);

  constructor() {
    byId('bag-button', HTMLElement).addEventListener('click', () => this.open());
    byId('bag-close', HTMLElement).addEventListener('click', () => this.#dialog.close());
    byId('bag-checkout', HTMLElement).addEventListener('click', () => {
      byId('bag-note', HTMLElement).textContent = 'This is where a real shop would ask for your address.';
    });
    // The dialog is as large as its content, so a click on the dialog itself is one on the backdrop.
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    this.#render();
  }

  open(): void {
    byId('bag-note', HTMLElement).textContent = '';
    this.#dialog.showModal();
    byId('bag-title', HTMLElement).focus();
  }

  add(product: Product): void {
    this.#set(product, (this.#lines.get(product) ?? 0) + 1);
    if (!this.#dialog.open) this.open();
  }

  /** In words, for the person who answers; empty when there is nothing. */
  describe(): string {
    return [...this.#lines].map(([product, count]) => `${count} × ${product.name}`).join(', ');
  }

  #set(product: Product, count: number): void {
    if (count < 1) this.#lines.delete(product);
    else this.#lines.set(product, Math.min(count, most));
    this.#render();
  }

  #render(): void {
    const lines = [...this.#lines];
    const count = lines.reduce((sum, [, number]) => sum + number, 0);
    const goods = lines.reduce((sum, [product, number]) => sum + product.price * number, 0);
    const cost = goods >= freeFrom ? 0 : delivery;
    byId('bag-count', HTMLElement).textContent = String(count);
    byId('bag-button', HTMLElement).setAttribute('aria-label', `Bag, ${count} ${count === 1 ? 'piece' : 'pieces'}`);
    byId('bag-delivery', HTMLElement).textContent = cost === 0 ? 'Free' : formatPrice(cost);
    byId('bag-total', HTMLElement).textContent = formatPrice(goods + cost);
    byId('bag-empty', HTMLElement).hidden = count > 0;
    byId('bag-sum', HTMLElement).hidden = count === 0;
    this.#list.replaceChildren(...lines.map(([product, number]) => this.#renderLine(product, number)));
  }

  #renderLine(product: Product, count: number): HTMLLIElement {
    return build(
      'li',
      'line',
      drawing(`art-${product.id}`, 'art'),
      build('p', 'what', build('b', '', product.name), build('span', '', formatPrice(product.price * count))),
      build(
        'p',
        'amount',
        this.#renderStep(product, count - 1, 'icon-minus', count === 1 ? 'Remove' : 'One less'),
        build('span', 'number', String(count)),
        this.#renderStep(product, count + 1, 'icon-plus', 'One more'),
      ),
    );
  }

  #renderStep(product: Product, count: number, icon: string, label: string): HTMLButtonElement {
    const button = build('button', 'icon-button', drawing(icon, 'icon'));
    button.type = 'button';
    button.setAttribute('aria-label', `${label}: ${product.name}`);
    button.disabled = count > most;
    button.addEventListener('click', () => {
      const at = [...this.#list.querySelectorAll('button')].indexOf(button);
      this.#set(product, count);
      // The line was drawn anew: focus stays where it was, or goes to the title when the line is gone.
      const again = this.#list.querySelectorAll('button')[at];
      if (again && !again.disabled && this.#lines.has(product)) again.focus();
      else byId('bag-title', HTMLElement).focus();
    });
    return button;
  }
}
