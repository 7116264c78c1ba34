import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Remembered} from '../../../server/src/store/remembered.js';
import {range} from './store-examples.js';

describe('What is remembered', () => {
  const remember = (max: number, keys: readonly string[]) => {
    const remembered = new Remembered<string>(max);
    for (const key of keys) remembered.set(key, `value of ${key}`);
    return remembered;
  };

  it('is the newest of each key, until it is forgotten', () => {
    const remembered = remember(3, ['a', 'b']);
    remembered.set('a', 'another');
    assert.equal(remembered.find('a'), 'another');
    remembered.delete('a');
    assert.equal(remembered.find('a'), undefined);
    remembered.set('a', 'a third');
    assert.equal(remembered.find('a'), 'a third');
    assert.equal(remembered.find('c'), undefined);
  });

  it('is so much and no more: who was not used goes first', () => {
    const remembered = remember(3, ['a', 'b', 'c']);
    remembered.find('a');
    remembered.set('d', 'value of d');
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map((key) => remembered.find(key) !== undefined),
      [true, false, true, true],
    );
  });

  it('makes room also when everything was used, and what was forgotten takes none', () => {
    const remembered = remember(3, ['a', 'b', 'c']);
    for (const key of ['a', 'b', 'c']) remembered.find(key);
    remembered.delete('b');
    for (const key of ['d', 'e']) remembered.set(key, `value of ${key}`);
    const kept = ['a', 'b', 'c', 'd', 'e'].filter((key) => remembered.find(key) !== undefined);
    assert.equal(kept.length, 3);
    assert.ok(kept.includes('d') && kept.includes('e') && !kept.includes('b'), String(kept));
    for (const number of range(1, 100)) remembered.set(String(number), 'value');
    const left = range(1, 100).filter((number) => remembered.find(String(number)) !== undefined);
    assert.ok(left.includes(100));
    assert.equal(left.length, 3);
  });
});
