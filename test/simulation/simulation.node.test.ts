import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {bundle} from './bundle.js';
import {loadPrograms} from './programs.js';
import {runMany} from './run-many.js';
import {runSeed} from './run-seed.js';

const bundles = await bundle();

describe('the simulation', () => {
  it('takes the same course each time that a seed is played', async () => {
    const programs = loadPrograms(bundles);
    for (const seed of [1, 2, 3]) {
      const first = await runSeed(programs, seed);
      const again = await runSeed(programs, seed);
      const elsewhere = await runSeed(loadPrograms(bundles), seed);
      assert.equal(again.hash, first.hash);
      assert.equal(elsewhere.hash, first.hash);
      assert.ok(first.tasks > 50, 'something happens in it');
    }
  });

  it('finds nothing lost, nothing twice and nothing out of step in 2,000 seeds', async () => {
    const {seeds, failed, firstFailure} = await runMany(bundles, {
      from: 1,
      count: 2000,
      print: (line) => {
        console.log(line);
      },
    });
    assert.equal(failed, 0, firstFailure);
    assert.equal(seeds, 2000);
  });
});
