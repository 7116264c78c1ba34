import assert from 'node:assert/strict';
import {it} from 'node:test';
import {foldText as foldAny} from '../../../src/model/fold-text.js';
import {foldText} from '../../../server/src/store/fold-text.js';
import {range} from './store-examples.js';

it('folds every text as the model does, the short way too', () => {
  const ascii = range(0, 127).map((code) => String.fromCharCode(code));
  const texts = [
    ...ascii,
    ascii.join(''),
    ascii.slice(1).join(''),
    '',
    'Plain TEXT',
    'Café',
    'ẞ',
    'İstanbul',
    'a\uD800b',
  ];
  for (const text of texts) assert.equal(foldText(text), foldAny(text), JSON.stringify(text));
});
