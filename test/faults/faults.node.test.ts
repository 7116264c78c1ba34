import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {runSeed} from './run-seed.js';
import {Stage} from './stage.js';

const seedCount = 15;
/** Side by side: most of the time each waits for what it has set going. */
const stageCount = 2;

const name = 'three tabs of a real browser, on a network that fails, before a server that is killed';
describe(name, {concurrency: stageCount}, () => {
  for (let first = 1; first <= stageCount; first++) {
    describe(`on stage ${first}`, {concurrency: 1}, () => {
      const stage = new Stage();
      before(() => stage.start());
      after(() => stage.stop());
      for (let seed = first; seed <= seedCount; seed += stageCount) {
        it(`lose nothing, tell nothing twice and agree in the end: seed ${seed}`, async () => {
          const {wrongs, journal} = await runSeed(stage, seed);
          if (wrongs.length === 0) return;
          const path = stage.keep(`seed-${seed}`, journal);
          const again = `npm run test:faults -- --seed ${seed}`;
          assert.fail([...wrongs, `What happened: ${path}`, `Once more: ${again}`].join('\n'));
        });
      }
    });
  }
});
