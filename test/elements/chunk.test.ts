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

  it('is tried again when the network is back, if there was none', async () => {
    const {chunk, host, tries} = chunkOf([null, null, 'code']);
    Object.defineProperty(navigator, 'onLine', {value: false, configurable: true});
    await chunk.load();
    Reflect.deleteProperty(navigator, 'onLine');
    expect(chunk.failed).to.equal(true);
    dispatchEvent(new Event('online'));
    expect(chunk.failed).to.equal(false);
    chunk.need(host);
    await chunk.load();
    expect([chunk.code, tries()]).to.deep.equal(['code', 3]);
  });

  it('has failed when it does not come within 20 s; what comes later is used then', async () => {
    const {setTimeout} = window;
    let waitedMs = 0;
    let come: (code: string) => void = () => undefined;
    const chunk = new Chunk(() => new Promise<string>((resolve) => (come = resolve)));
    Object.assign(window, {
      setTimeout: (action: (...args: unknown[]) => void, milliseconds: number, ...args: unknown[]) => {
        waitedMs = milliseconds;
        return setTimeout(action, 0, ...args);
      },
    });
    const loading = chunk.load();
    Object.assign(window, {setTimeout});
    await loading;
    expect([waitedMs, chunk.failed, chunk.code]).to.deep.equal([20_000, true, undefined]);
    come('code');
    await new Promise((resolve) => setTimeout(resolve));
    expect([chunk.failed, chunk.code]).to.deep.equal([false, 'code']);
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
