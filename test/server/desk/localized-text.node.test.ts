import assert from 'node:assert/strict';
import {it} from 'node:test';
import {localized} from '../../../server/src/desk/localized-text.js';

const text = {en: 'Hello', 'pt-BR': 'Oi', de: 'Hallo', 'de-CH': 'Grüezi', 'zh-Hant': '你好'};

it('a text is shown in the nearest language that there is, else in the first', () => {
  const table: readonly (readonly [string | null, string])[] = [
    ['de', 'Hallo'],
    ['DE-ch', 'Grüezi'],
    ['de-AT', 'Hallo'],
    ['de-CH-1996', 'Grüezi'],
    ['de-u-co-phonebk', 'Hallo'],
    ['pt', 'Oi'],
    ['pt-PT', 'Oi'],
    ['zh-Hant-TW', '你好'],
    ['fr-FR', 'Hello'],
    ['d', 'Hello'],
    ['', 'Hello'],
    ['-', 'Hello'],
    ['constructor', 'Hello'],
    [null, 'Hello'],
  ];
  for (const [language, expected] of table) assert.equal(localized(text, language), expected, String(language));
});

it('a text in one language is shown as it is, and none in none', () => {
  assert.equal(localized('Hello', 'de'), 'Hello');
  assert.equal(localized({}, 'de'), '');
});
