import {expect} from '@open-wc/testing';
import {inTurn} from '../../src/browser/page-turn.js';
import {newDatabaseName} from '../support/database.js';
import {refusal} from '../support/errors.js';
import {resume, suspend} from '../support/page-lifecycle.js';
import {ChatError} from '../../src/model/chat-error.js';
import {gate} from '../support/test-session.js';

describe('what pages do in turn', () => {
  it('is never done by two at once, and each gets its own outcome', async () => {
    const name = newDatabaseName();
    let running = 0;
    const work = async (value: number) => {
      expect(++running).to.equal(1);
      await new Promise((resolve) => setTimeout(resolve));
      running--;
      return value;
    };
    const outcomes = await Promise.all([1, 2, 3].map((value) => inTurn(name, () => work(value))));
    expect(outcomes).to.deep.equal([1, 2, 3]);
  });

  it('fails for the page that fails, and the next has its turn', async () => {
    const name = newDatabaseName();
    const failing = inTurn(name, () => Promise.reject(new ChatError('aborted', 'Wiped.')));
    const next = inTurn(name, () => Promise.resolve('done'));
    expect(await refusal(failing)).to.include({code: 'aborted'});
    expect(await next).to.equal('done');
  });

  it('does not wait for ever for a page that is frozen', async () => {
    const name = newDatabaseName();
    const frozen = gate();
    const stuck = inTurn(name, () => frozen.passed);
    expect(await inTurn(name, () => Promise.resolve('done'), 50)).to.equal('done');
    frozen.open();
    await stuck;
  });

  it('is given up by a page that the browser puts aside, which goes on later', async () => {
    const name = newDatabaseName();
    const answer = gate();
    const first = inTurn(name, () => answer.passed.then(() => 'late'));
    const second = inTurn(name, () => Promise.resolve('done'));
    suspend();
    try {
      expect(await second).to.equal('done');
    } finally {
      resume();
    }
    answer.open();
    expect(await first).to.equal('late');
  });
});
