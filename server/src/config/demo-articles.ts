import type {ArticleSurvey} from '../../../src/model/article.js';
import type {ArticleSource, CategorySource} from './organisation.js';

export const demoCategories: readonly CategorySource[] = [
  category('orders', {en: 'Orders and delivery', de: 'Bestellung und Lieferung'}),
  category('returns', {en: 'Returns and repairs', de: 'Rückgabe und Reparatur'}),
  {...category('repairs', {en: 'Repairs', de: 'Reparatur'}), parentId: 'returns'},
  category('care', {en: 'Care', de: 'Pflege'}),
];

export const demoArticles: readonly ArticleSource[] = [
  article('delivery-times', 'orders', {
    title: {en: 'How long does delivery take?', de: 'Wie lange dauert die Lieferung?'},
    body: {
      en: [
        'Small things leave our house within **two working days**. Furniture is made to order:',
        '- lamps: 2 to 4 days\n- chairs and shelves: 2 to 3 weeks\n- dining tables: 5 to 6 weeks',
        'You get the day of delivery by email, and we ring you an hour before.',
      ].join('\n\n'),
      de: 'Kleines verlässt unser Haus in **zwei Werktagen**. Möbel werden auf Bestellung gefertigt.',
    },
  }),
  article('track-order', 'orders', {
    title: {en: 'Where is my order?', de: 'Wo ist meine Bestellung?'},
    body: {
      en: 'Your order number looks like `A-1234`. Write it into the chat, and we look it up at once.',
      de: 'Die Bestellnummer sieht aus wie `A-1234`. Schreiben Sie sie in den Chat, wir sehen sofort nach.',
    },
  }),
  article('return-something', 'returns', {
    title: {en: 'How do I send something back?', de: 'Wie schicke ich etwas zurück?'},
    body: {
      en: [
        'Everything can go back within **30 days**, used or not, and we pay for it.',
        '1. Tell us the order number in the chat.\n2. We send you a label.\n3. Hand the parcel in at any post office.',
        'The money is back within five working days after the parcel has arrived.',
      ].join('\n\n'),
      de: 'Alles kann innerhalb von **30 Tagen** zurück, gebraucht oder nicht, und wir bezahlen das.',
    },
  }),
  article('repair-lamp', 'repairs', {
    title: {en: 'My lamp flickers', de: 'Meine Lampe flackert'},
    body: {
      en: 'Most often the bulb sits loosely. Switch the lamp off, let it cool, and turn the bulb to the right until it holds. If it still flickers, we repair it for **ten years** without a charge.',
      de: 'Meist sitzt die Birne locker. Sonst reparieren wir die Lampe **zehn Jahre** lang kostenlos.',
    },
  }),
  article('oil-table', 'care', {
    title: {en: 'How to oil a table', de: 'Einen Tisch ölen'},
    body: {
      en: 'Twice a year is enough. Wipe the table, let it dry for a day, put on a thin coat of linseed oil with a cloth, and rub it dry after twenty minutes.',
      de: 'Zweimal im Jahr genügt. Dünn Leinöl auftragen und nach zwanzig Minuten trocken reiben.',
    },
  }),
];

export const demoSurvey: ArticleSurvey = {
  title: 'Did this help?',
  reasons: [
    {value: 'unclear', displayText: 'Hard to understand'},
    {value: 'missing', displayText: 'Something is missing'},
    {value: 'wrong', displayText: 'It is wrong'},
  ],
  comment: true,
};

function category(id: string, title: CategorySource['title']): CategorySource {
  return {id, parentId: null, title, description: null};
}

function article(id: string, categoryId: string, texts: Pick<ArticleSource, 'title' | 'body'>): ArticleSource {
  return {id, categoryId, ...texts, updatedAt: '2026-01-05T10:00:00.000Z'};
}
