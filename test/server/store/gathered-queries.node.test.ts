import assert from 'node:assert/strict';
import {beforeEach, describe, it, mock} from 'node:test';
import {setImmediate} from 'node:timers/promises';
import {GatheredQueries} from '../../../server/src/store/gathered-queries.js';
import {range} from './store-examples.js';

describe('What is asked while the database is busy', () => {
  let sent: {readonly size: number; readonly answer: () => void; readonly fail: () => void}[] = [];
  let gathered: GatheredQueries;
  beforeEach(() => {
    sent = [];
    gathered = new GatheredQueries(
      {
        query: (_text, [questions] = []) =>
          new Promise((resolve, reject) => {
            const asked = JSON.parse(String(questions)) as readonly {readonly n: number; readonly id: number}[];
            const answer = () => resolve(asked.map(({n, id}) => ({n, id})));
            sent.push({size: asked.length, answer, fail: () => reject(new Error('gone'))});
          }),
      },
      '',
    );
  });
  const ask = (number: number) => range(1, number).map((id) => gathered.ask(JSON.stringify({id})));
  const sizes = () => sent.map(({size}) => size);

  it('goes together when it comes back', async () => {
    const answers = ask(10);
    assert.deepEqual(sizes(), [1]);
    sent[0]?.answer();
    await setImmediate();
    assert.deepEqual(sizes(), [1, 9]);
    sent[1]?.answer();
    assert.deepEqual(
      (await Promise.all(answers)).map((row) => row?.['id']),
      range(1, 10),
    );
  });

  it('does not wait when it is much, but goes in four statements at most', () => {
    ask(100).forEach((answer) => void answer);
    assert.deepEqual(sizes(), [1, 16, 16, 16]);
  });

  it('does not wait for long, and not twice', (context) => {
    mock.timers.enable({apis: ['setTimeout']});
    context.after(() => mock.timers.reset());
    ask(3).forEach((answer) => void answer);
    mock.timers.tick(19);
    assert.deepEqual(sizes(), [1]);
    mock.timers.tick(1);
    assert.deepEqual(sizes(), [1, 2]);
    mock.timers.tick(1000);
    assert.deepEqual(sizes(), [1, 2]);
  });

  it('fails together, and what waits goes on', async () => {
    const [first, second] = ask(2);
    sent[0]?.fail();
    await assert.rejects(first ?? assert.fail(), /^Error: gone$/);
    await setImmediate();
    assert.deepEqual(sizes(), [1, 1]);
    sent[1]?.answer();
    assert.deepEqual(await second, {n: 0, id: 2});
  });
});
