// A call whose session was stopped never settled, the offline banner stayed, and a wrong time made endless requests.
import {expect} from '@open-wc/testing';
import {until} from '../support/chat-page.js';
import {refusal} from '../support/errors.js';
import {ChatError} from '../../src/model/chat-error.js';
import {pauseAfter} from '../../src/session/session-parts.js';
import {InPageServer} from '../support/in-page.js';
import {startSession, TestDevice, withMethods} from '../support/test-session.js';

const soon = <Value>(promise: Promise<Value>) =>
  Promise.race([
    promise,
    new Promise<never>((_resolve, reject) => setTimeout(() => reject(new TypeError('it never settled')), 1500)),
  ]);

describe('a session that is stopped', () => {
  it('refuses a call whose code was still loading', async () => {
    const {session, device} = await startSession(new InPageServer().backend());
    const created = session.call('createConversation', {});
    session.stop();
    expect((await refusal(soon(created))).code).to.equal('aborted');
    expect(device.stored.size).to.equal(0);
  });
});

describe('the banner', () => {
  it('goes when the browser is online again, also before anything was written', async () => {
    const {session, device} = await startSession(new InPageServer().backend());
    session.open();
    device.change({isOnline: false});
    expect(session.state.connection).to.equal('offline');
    device.change({isOnline: true});
    await until(() => session.state.connection === 'online', 'the banner to go', 1500);
  });
});

describe('the configuration', () => {
  for (const availabilityChangesAt of ['soon', '2020-01-01T00:00:00.000Z']) {
    it(`is not asked for without end when it says it changes at ${availabilityChangesAt}`, async () => {
      const backend = new InPageServer().backend();
      let asked = 0;
      const {session} = await startSession(
        withMethods(backend, {
          loadConfig: async (...args) => {
            asked++;
            return {...(await backend.loadConfig(...args)), availabilityChangesAt};
          },
        }),
      );
      await until(() => asked > 2, '', 2500).catch(() => undefined);
      session.stop();
      expect(asked).to.equal(1);
    });
  }
});

describe('the pause before another try', () => {
  it('is never longer than a timer can be', () => {
    const error = new ChatError('rate-limited', '', {retryAfter: 1e9});
    expect(pauseAfter(1, error, new TestDevice().environment)).to.be.lessThan(2 ** 31);
  });
});
