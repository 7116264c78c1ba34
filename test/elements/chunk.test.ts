import {expect} from '@open-wc/testing';
import {Chunk} from '../../src/elements/chunk.js';

describe('a chunk', () => {
  it('is loaded once, when it is first needed, and has whoever needs it update', async () => {
    const {chunk, host, tries} = chunkOf(['code']);
    expect(chunk.need(host)).to.equal(undefined);
    expect(chunk.need(host)).to.equal(undefined);
    await chunk.load();
    expect(chunk.need(host)).to.equal('code');
    expect([tries(), host.updates]).to.deep.equal([1, 2]);
  });

  it('is tried a second time', async () => {
    const {chunk, tries} = chunkOf([null, 'code']);
    await chunk.load();
    expect([chunk.code, chunk.failed, tries()]).to.deep.equal(['code', false, 2]);
  });

  it('has failed after two tries, which is told and not tried again', async () => {
    const {chunk, host, tries} = chunkOf([null, null, 'code']);
    chunk.need(host);
    await chunk.load();
    expect(chunk.need(host)).to.equal(undefined);
    expect([chunk.failed, tries(), host.updates]).to.deep.equal([true, 2, 1]);
  });
});

/** `null` is a try that fails. */
function chunkOf(outcomes: (string | null)[]) {
  let tries = 0;
  const chunk = new Chunk(() => {
    const code = outcomes[tries++];
    return typeof code === 'string' ? Promise.resolve(code) : Promise.reject(new TypeError('Failed to fetch'));
  });
  const host = {
    updates: 0,
    requestUpdate() {
      this.updates++;
    },
  };
  return {chunk, host, tries: () => tries};
}
