import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {runSeed} from './run-seed.js';
import {Stage} from './stage.js';

// Fixed, so that a run of today is a run of tomorrow; others are for `npm run test:faults`.
const seeds = Array.from({length: 15}, (_, index) => index + 1);

describe('three tabs, a network that fails and a server that is killed', () => {
  const stage = new Stage();
  before(() => stage.start());
  after(() => stage.stop());

  for (const seed of seeds) {
    it(`end well, with nothing lost and nothing twice, under seed ${seed}`, async () => {
      const {wrongs, journal} = await runSeed(stage, seed);
      if (wrongs.length === 0) return;
      const path = stage.keep(`seed-${seed}`, journal);
      const again = `once more: npm run test:faults -- --seed ${seed}; what happened: ${path}`;
      assert.fail([...wrongs, again].join('\n'));
    });
  }
});
