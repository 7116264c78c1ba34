import {expect} from '@open-wc/testing';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import type {ChatConfig} from '../../src/model/chat-config.js';
import {ConfigWatch} from '../../src/session/config-watch.js';
import {sampleConfig} from '../support/model-samples.js';
import {sessionParts, StillClock} from '../support/session-parts.js';

describe('the watch over the configuration', () => {
  function watching(answers: readonly Partial<ChatConfig>[]) {
    const clock = new StillClock();
    let reads = 0;
    const loadConfig = () => {
      const answer = answers[Math.min(reads++, answers.length - 1)];
      return Promise.resolve({...sampleConfig(), ...answer});
    };
    // The one method that it asks.
    const test = sessionParts(clock, {loadConfig} as unknown as ChatBackend);
    return {...test, watch: new ConfigWatch(test.parts), reads: () => reads};
  }

  it('reads again when the availability is due to change, and tells the page', async () => {
    const closesAt = '2026-01-05T18:00:00.000Z';
    const {watch, clock, told, parts, reads} = watching([
      {availability: 'online', availabilityChangesAt: closesAt},
      {availability: 'offline', availabilityChangesAt: null},
    ]);
    await watch.load();
    expect(parts.store.state.availability).to.equal('online');
    await clock.pass(8 * 60 * 60 * 1000 - 1000);
    expect(reads()).to.equal(1);
    await clock.pass(10_000);
    expect(reads()).to.equal(2);
    expect(parts.store.state.availability).to.equal('offline');
    expect(told).to.deep.equal([{name: 'availability-change', detail: {availability: 'offline'}}]);
    expect(clock.waiting).to.equal(0);
  });

  it('tells nothing when nothing changes', async () => {
    const {watch, told} = watching([{availability: 'online', availabilityChangesAt: null}]);
    await watch.load();
    await watch.reload();
    expect(told).to.deep.equal([]);
  });
});
