import type {Bag} from './bag.js';
import {build, drawing} from './dom.js';
import {formatPrice, products, shelves, type Product} from './products.js';

/** All products, one section for each shelf. */
export function renderShelves(place: HTMLElement, bag: Bag): void {
  place.replaceChildren(
    ...shelves.map((shelf) => {
      const title = build('h2', '', shelf);
      title.id = `${shelf.toLowerCase()}-title`;
      const cards = products.filter((product) => product.shelf === shelf).map((product) => renderCard(product, bag));
      const section = build('section', 'shelf', title, build('ul', 'cards', ...cards));
      section.id = shelf.toLowerCase();
      section.setAttribute('aria-labelledby', title.id);
      return section;
    }),
  );
}

function renderCard(product: Product, bag: Bag): HTMLLIElement {
  const link = build('a', '', product.name);
  link.href = `#${product.id}`;
  const add = build('button', 'add', drawing('icon-plus', 'icon'));
  add.type = 'button';
  add.setAttribute('aria-label', `Add ${product.name} to the bag`);
  add.addEventListener('click', () => bag.add(product));
  return build(
    'li',
    'card',
    drawing(`art-${product.id}`, 'art'),
    build('h3', '', link),
    build('p', 'line', product.line),
    build('p', 'price', formatPrice(product.price)),
    add,
  );
}
