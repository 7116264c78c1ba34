import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {UuidSource} from '../../../server/src/desk/uuid-source.js';
import {range} from '../store/store-examples.js';

describe('Ids that are made in numbers', () => {
  const ids = new UuidSource();

  it('are UUIDs of version 7 that begin with their time', () => {
    const now = Date.UTC(2026, 0, 5);
    for (const id of range(1, 1000).map(() => ids.next(now))) {
      assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      assert.equal(parseInt(id.slice(0, 13).replace('-', ''), 16), now);
    }
    assert.ok(ids.next(now) < ids.next(now + 1));
  });

  it('never share random bytes, however often these are made anew', () => {
    const all = range(1, 5000).map(() => ids.next(0).slice(-17));
    assert.equal(new Set(all).size, all.length);
  });

  it('have every bit free that is not fixed', () => {
    const digits = range(1, 2000).map(() => ids.next(0).replaceAll('-', '').slice(12));
    for (const place of range(0, 19)) {
      const seen = new Set(digits.map((text) => text[place]));
      assert.equal(seen.size, place === 0 ? 1 : place === 4 ? 4 : 16, `digit ${place}`);
    }
  });
});
