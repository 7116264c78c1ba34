import {expect} from '@open-wc/testing';
import {ChatError, type ChatErrorCode, type ChatErrorOptions} from '../../src/model/chat-error.js';
import type {ComposerFile} from '../../src/model/composer-file.js';
import type {OutgoingMessage} from '../../src/session/chat-state.js';
import {until} from '../support/chat-page.js';
import {emptyState, sampleConfig} from '../support/model-samples.js';
import {ThreadPage} from '../support/thread-page.js';

const photo: ComposerFile = {
  ...{id: 'file', alt: '', status: 'uploading', sentBytes: 0, attachmentId: null, error: null},
  file: new File(['x'.repeat(2_400_000)], 'crack.txt', {type: 'text/plain'}),
};

function message(change: Partial<OutgoingMessage> = {}): OutgoingMessage {
  const createdAt = new Date().toISOString();
  return {clientId: 'out', body: 'Hello?', reply: null, createdAt, delivery: 'waiting', error: null, ...change};
}

function refused(code: ChatErrorCode, options: ChatErrorOptions = {status: 409}): OutgoingMessage {
  return message({delivery: 'failed', error: new ChatError(code, 'No.', options)});
}

/** The thread once what stands below the message has these words. */
async function shows(outgoing: readonly OutgoingMessage[], words: string): Promise<ThreadPage> {
  const page = await ThreadPage.open({outgoing});
  await until(() => page.text.includes(words), `“${words}” in “${page.text}”`);
  return page;
}

const labels = (page: ThreadPage) => page.all('.meta button').map(({textContent}) => textContent.trim());
const verbs = (page: ThreadPage) => page.session.calls.filter(([verb]) => verb !== 'markRead');

describe('a message that waits', () => {
  it('says so, and is tried when the customer wants it', async () => {
    const page = await shows([message()], 'Try now');
    expect(page.text).to.contain('Waiting for the connection.');
    page.button('Try now').click();
    expect(verbs(page)).to.deep.equal([['retrySend']]);
  });

  const reasons = [
    ['unavailable', {status: 503, retryable: true}, 'Waiting to send. The chat can’t take it right now'],
    ['rate-limited', {status: 429, retryable: true}, 'Waiting to send. That was a lot at once'],
    ['backend-unavailable', {retryable: true}, 'Waiting for the connection.'],
    ['backend-unavailable', {status: 403, retryable: true}, 'Waiting for the connection.'],
  ] as const;
  for (const [code, options, words] of reasons) {
    it(`says why: ${code}, ${JSON.stringify(options)}`, async () => {
      const page = await shows([message({error: new ChatError(code, 'No.', options)})], words);
      expect(labels(page)).to.deep.equal(['Try now', 'Remove']);
    });
  }

  it('is removed by asking the server first, which is said meanwhile', async () => {
    const page = await shows([message()], 'Try now');
    page.button('Remove').click();
    await page.settled();
    expect(verbs(page)).to.deep.equal([['removeOutgoing', 'out']]);
    expect(page.text).to.contain('We check whether it has arrived already.');
    expect(labels(page)).to.deep.equal([]);
    expect(page.focused === page.log).to.equal(true);
  });

  it('is counted with those above it', async () => {
    const page = await shows([message({clientId: 'one'}), message()], 'Try now');
    expect(page.text).to.contain('2 messages wait for the connection.');
    page.button('Remove the last one').click();
    expect(verbs(page)).to.deep.equal([['removeOutgoing', 'out']]);
  });

  it('says that it is kept only while the page is open, where that is so', async () => {
    await shows([message({isVolatile: true})], 'It is kept only while this page is open.');
    await shows([message({isVolatile: true, files: [photo]})], 'This browser has no room for the files');
  });

  it('shows the files that wait with it, with their size and without a bar that stands still', async () => {
    const page = await shows([message({files: [photo]})], 'crack.txt');
    expect(page.text).to.contain('2.4 MB');
    expect(page.all('progress').length).to.equal(0);
  });
});

describe('a message that was refused', () => {
  const faces = [
    ['conversation-ended', 'This conversation has ended.', ['Send in a new conversation', 'delete']],
    ['not-found', 'This conversation isn’t here any more.', ['Send in a new conversation', 'delete']],
    ['unauthorized', 'You are signed out: this was written before.', ['Send as a new visitor', 'delete']],
    ['reply-stale', 'This question has already been answered.', ['Edit', 'delete']],
    ['body-too-large', 'This message is too long.', ['Edit', 'delete']],
    ['attachment-type', 'Files of this kind aren’t taken here.', ['Edit', 'delete']],
    ['chat-disabled', 'The chat is switched off at the moment.', ['Edit', 'try again', 'delete']],
    ['invalid-request', 'Not sent.', ['Edit', 'try again', 'delete']],
  ] as const;
  for (const [code, words, buttons] of faces) {
    it(`says why, and what can be done: ${code}`, async () => {
      const page = await shows([refused(code)], words);
      expect(labels(page)).to.deep.equal(buttons);
    });
  }

  it('goes to a new conversation with all that was refused for the same reason, in order', async () => {
    const first = {...refused('unauthorized'), clientId: 'one', body: 'First'};
    const page = await shows([first, refused('unauthorized')], 'You are signed out');
    const draft = {clientId: 'new', assistantId: undefined, customAttributes: undefined};
    page.session.state = {...emptyState, ...page.session.state, config: sampleConfig(), draft};
    page.button('Send as a new visitor').click();
    expect(verbs(page)).to.deep.equal([
      ['showNewThread'],
      ['sendMessage', 'new', 'First'],
      ['discardFailed', 'co_1', 'one', false],
      ['sendMessage', 'new', 'Hello?'],
      ['discardFailed', 'co_1', 'out', false],
    ]);
  });
});
