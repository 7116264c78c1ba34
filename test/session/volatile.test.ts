import {expect} from '@open-wc/testing';
import {ChatError} from '../../src/model/chat-error.js';
import {ChatSession} from '../../src/session/chat-session.js';
import {InPageServer} from '../support/in-page.js';
import {TestDevice} from '../support/test-session.js';

/** A session whose storage has had this trouble. */
function sessionWith(reason: string) {
  let report: (error: ChatError) => void = () => undefined;
  const {environment} = new TestDevice();
  const {storage} = environment;
  const told: string[] = [];
  const session = new ChatSession({
    backend: new InPageServer().backend(),
    environment: {
      ...environment,
      storage: {
        get: (...args) => storage.get(...args),
        list: (...args) => storage.list(...args),
        write: (...args) => storage.write(...args),
        set: (...args) => storage.set(...args),
        clear: () => storage.clear(),
        renew: () => storage.renew(),
        onTrouble: (listener) => (report = listener),
      },
    },
    query: {},
    emit: (name) => told.push(name),
  });
  report(new ChatError('storage-blocked', 'No.', {reason}));
  return {session, told};
}

describe('a storage that does not last', () => {
  for (const reason of ['unavailable', 'newer']) {
    it(`is known to whoever shows the chat, and told to the page: ${reason}`, () => {
      const {session, told} = sessionWith(reason);
      expect(session.state.isVolatile).to.equal(true);
      expect(told).to.deep.equal(['error']);
    });
  }

  for (const reason of ['unreadable', 'full']) {
    it(`is none when it is about one value: ${reason}`, () => {
      const {session, told} = sessionWith(reason);
      expect(session.state.isVolatile).not.to.equal(true);
      expect(told).to.deep.equal(['error']);
    });
  }

  it('stays so for the next visitor', async () => {
    const {session} = sessionWith('unavailable');
    await session.start();
    await session.call('logout');
    expect(session.state.isVolatile).to.equal(true);
    session.stop();
  });
});
