import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it, mock} from 'node:test';
import {SharedTimer} from '../../../server/src/routes/shared-timer.js';

describe('a timer of many', () => {
  beforeEach(() => mock.timers.enable({apis: ['setInterval']}));
  afterEach(() => mock.timers.reset());

  it('calls everybody once in a period, not all at the same moment', () => {
    const timer = new SharedTimer(3000);
    const calls = new Map<number, number>();
    for (let name = 0; name < 25; name++) timer.add(() => calls.set(name, (calls.get(name) ?? 0) + 1));
    mock.timers.tick(300);
    assert.ok(calls.size > 0 && calls.size < 5, `${calls.size} at once`);
    mock.timers.tick(2700);
    assert.deepEqual(
      [...calls.values()],
      Array.from({length: 25}, () => 1),
    );
    mock.timers.tick(6000);
    assert.deepEqual(
      [...calls.values()],
      Array.from({length: 25}, () => 3),
    );
  });

  it('calls nobody who has left, also while it calls, and begins again after the last one', () => {
    const timer = new SharedTimer(5);
    const heard: string[] = [];
    const leave = timer.add(() => {
      heard.push('once');
      leave();
      leave();
    });
    const stop = timer.add(() => heard.push('stays'));
    mock.timers.tick(10);
    assert.deepEqual(heard, ['once', 'stays', 'stays']);
    stop();
    mock.timers.tick(10);
    assert.equal(heard.length, 3);
    timer.add(() => heard.push('later'));
    mock.timers.tick(5);
    assert.deepEqual(heard.slice(3), ['later']);
  });
});
