import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {mutants} from './mutants.js';

describe('the deliberate breaks', () => {
  it('find the places that they break, each once', () => {
    for (const {name, patches} of mutants) {
      for (const {file, find} of patches) {
        const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
        assert.equal(source.split(find).length, 2, `“${name}” in ${file}`);
      }
    }
  });
});
