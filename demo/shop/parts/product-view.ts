import type {Bag} from './bag.js';
import {build, byId, show} from './dom.js';
import {formatPrice, products, type Product} from './products.js';

/** The product that the address names, large. Returns the names of what was looked at, newest last. */
export function startProductView(bag: Bag): () => readonly string[] {
  const section = byId('product', HTMLElement);
  const seen = new Set<string>();
  let shown: Product | undefined;

  function showProduct(product: Product): void {
    shown = product;
    seen.delete(product.name);
    seen.add(product.name);
    show(byId('product-art', SVGSVGElement), `art-${product.id}`);
    byId('product-kind', HTMLElement).textContent = product.shelf;
    byId('product-name', HTMLElement).textContent = product.name;
    byId('product-price', HTMLElement).textContent = formatPrice(product.price);
    byId('product-text', HTMLElement).textContent = product.text;
    byId('product-facts', HTMLElement).replaceChildren(
      ...product.facts.map(([term, fact]) => build('div', '', build('dt', '', term), build('dd', '', fact))),
    );
  }

  /** Undefined when the address names a place of the page instead. */
  function named(): Product | undefined {
    return products.find(({id}) => `#${id}` === location.hash);
  }

  addEventListener('hashchange', () => {
    const product = named();
    if (!product) return;
    showProduct(product);
    section.focus({preventScroll: true});
    section.scrollIntoView({block: 'start'});
  });
  byId('product-add', HTMLElement).addEventListener('click', () => {
    if (shown) bag.add(shown);
  });
  byId('product-ask', HTMLElement).addEventListener('click', () => {
    byId('contact-topic', HTMLSelectElement).value = 'A question about a product';
  });
  const first = named() ?? products[0];
  if (first) showProduct(first);
  return () => [...seen];
}
