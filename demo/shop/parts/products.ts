export type Shelf = 'Lamps' | 'Furniture' | 'Textiles';

export interface Product {
  /** Also the fragment of its address, and `art-…` is its drawing in the page. */
  readonly id: string;
  readonly shelf: Shelf;
  readonly name: string;
  /** Whole euros. */
  readonly price: number;
  readonly line: string;
  readonly text: string;
  readonly facts: readonly (readonly [term: string, description: string])[];
}

const quick = ['Delivery', 'In 2 to 3 working days'] as const;
const carried = ['Delivery', 'Carried inside, in 2 to 3 weeks'] as const;

export const products: readonly Product[] = [
  {
    id: 'ovo',
    shelf: 'Lamps',
    name: 'Ovo table lamp',
    price: 148,
    line: 'Opal glass, steel base',
    text: 'Hand-blown opal glass on a base of powder-coated steel. The light is even and warm, and the dimmer remembers your last setting.',
    facts: [['Height', '38 cm'], ['Bulb', 'E27, up to 9 W, included'], ['Cable', '2 m, linen-covered'], quick],
  },
  {
    id: 'mira',
    shelf: 'Lamps',
    name: 'Mira floor lamp',
    price: 289,
    line: 'For the chair you read in',
    text: 'A bent steel tube carries a shade in brick red. It turns with one finger, and the light stays on the page.',
    facts: [['Height', '164 cm'], ['Bulb', 'E27, up to 15 W, included'], ['Base', 'Cast iron, 24 cm'], quick],
  },
  {
    id: 'lune',
    shelf: 'Lamps',
    name: 'Lune pendant',
    price: 196,
    line: 'A round light over the table',
    text: 'A full globe of satin glass under a brass cap. Hung low over a table it lights the plates and not your eyes.',
    facts: [['Globe', '30 cm'], ['Bulb', 'E27, up to 12 W'], ['Cable', '3 m, can be shortened'], quick],
  },
  {
    id: 'sund',
    shelf: 'Furniture',
    name: 'Sund armchair',
    price: 640,
    line: 'Wool over beech',
    text: 'A deep seat, a high back, arms wide enough for a cup. The cover comes off and goes to the cleaner.',
    facts: [['Size', '82 × 78 × 96 cm'], ['Cover', 'Wool, rust, removable'], ['Frame', 'Solid beech'], carried],
  },
  {
    id: 'ask',
    shelf: 'Furniture',
    name: 'Ask side table',
    price: 180,
    line: 'Oiled ash, three legs',
    text: 'Three legs never wobble. The top is turned from one board of ash and oiled; a ring from a glass sands out.',
    facts: [['Size', '45 cm, 52 cm high'], ['Wood', 'Ash, oiled'], ['Weight', '4.2 kg'], quick],
  },
  {
    id: 'rad',
    shelf: 'Furniture',
    name: 'Rad bookcase',
    price: 320,
    line: 'Three shelves, no tools',
    text: 'Wedges hold it together, so it can move house as often as you do. Each shelf carries forty kilos of books.',
    facts: [['Size', '80 × 30 × 118 cm'], ['Wood', 'Oak veneer'], ['Carries', '40 kg a shelf'], carried],
  },
  {
    id: 'vik',
    shelf: 'Textiles',
    name: 'Vik wool throw',
    price: 118,
    line: 'Lambswool, woven double',
    text: 'Lambswool from one mill, woven double, so it is warm and still falls softly. The fringe is tied by hand.',
    facts: [['Size', '130 × 190 cm'], ['Wool', '100 % lambswool'], ['Care', 'Air it; wool wash at 30°'], quick],
  },
  {
    id: 'mose',
    shelf: 'Textiles',
    name: 'Mose cushion',
    price: 58,
    line: 'Moss green linen, feather filling',
    text: 'Washed linen with a small woven pattern that you see only from close by. Filled with feathers, closed with a zip.',
    facts: [['Size', '50 × 50 cm'], ['Cover', 'Linen, washable at 40°'], ['Filling', 'Feathers'], quick],
  },
  {
    id: 'kyst',
    shelf: 'Textiles',
    name: 'Kyst rug',
    price: 420,
    line: 'Flat weave, both sides',
    text: 'A flat weave of wool on cotton with the same pattern on both sides: turn it over each spring.',
    facts: [['Size', '170 × 240 cm'], ['Wool', 'On a cotton warp'], ['Underlay', 'Included'], carried],
  },
];

export const shelves: readonly Shelf[] = ['Lamps', 'Furniture', 'Textiles'];

export function formatPrice(euros: number): string {
  return `€\u00a0${euros.toFixed(euros % 1 === 0 ? 0 : 2).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f')}`;
}
