import {expect} from '@open-wc/testing';
import {ChatError} from '../../src/model/chat-error.js';
import type {ComposerFile} from '../../src/model/composer-file.js';
import type {ChatSession} from '../../src/session/chat-session.js';
import {until} from '../support/chat-page.js';
import {InPageServer} from '../support/in-page.js';
import {gate, startSession, withMethods} from '../support/test-session.js';

const note = (name = 'note.txt') => new File(['some notes'], name, {type: 'text/plain'});

/** A session on a server, whose uploads wait at a door, or are refused. */
async function open(refusal?: ChatError) {
  const backend = new InPageServer().backend();
  const door = gate();
  const uploads: string[] = [];
  let next = refusal;
  const {session} = await startSession(
    withMethods(backend, {
      uploadAttachment: async (attachment, signal) => {
        uploads.push(`${attachment.name} ${attachment.alt ?? ''}`.trim());
        await Promise.race([door.passed, new Promise((resolve) => signal.addEventListener('abort', resolve))]);
        const error = next;
        next = undefined;
        if (error) throw error;
        return backend.uploadAttachment(attachment, signal);
      },
    }),
  );
  session.showNewThread();
  return {session, door, uploads, key: session.state.draft?.clientId ?? ''};
}

const tray = ({state}: ChatSession, key: string): readonly ComposerFile[] => state.composerFiles?.[key] ?? [];
/** What stands in the thread that is shown, stored and on its way. */
function shown({state}: ChatSession) {
  const thread = state.screen.name === 'thread' ? state.threads[state.screen.key] : undefined;
  return {messages: thread?.messages.pages.flat() ?? [], outgoing: thread?.outgoing ?? []};
}

describe('the files of a composer', () => {
  it('are uploaded while the customer writes, and create the conversation with the first message', async () => {
    const {session, door, key} = await open();
    await session.call('changeFiles', key, {type: 'add', files: [note()]});
    expect(tray(session, key)[0]).to.include({status: 'uploading', sentBytes: 0});
    door.open();
    await until(() => tray(session, key)[0]?.status === 'uploaded', 'the upload');
    await session.call('changeFiles', key, {type: 'send', body: '', files: tray(session, key)});
    expect(tray(session, key)).to.be.empty;
    const [message] = await until(() => shown(session).messages.length > 0 && shown(session).messages, 'the message');
    expect(message).to.include({body: ''});
    expect(message?.attachments.map(({name}) => name)).to.deep.equal(['note.txt']);
    expect(shown(session).outgoing).to.be.empty;
  });

  it('hold a message back until they are there, and what is written after it', async () => {
    const {session, door, key} = await open();
    session.sendMessage(key, 'first');
    const id = await until(() => session.state.conversations[0]?.id, 'the conversation');
    await session.call('changeFiles', id, {type: 'add', files: [note()]});
    await session.call('changeFiles', id, {type: 'send', body: 'with a file', files: tray(session, id)});
    session.sendMessage(id, 'after it');
    await until(() => shown(session).outgoing.length === 2, 'both on their way');
    expect(shown(session).outgoing[0]?.files?.[0]?.status).to.equal('uploading');
    door.open();
    await until(() => shown(session).outgoing.length === 0, 'both stored');
    const bodies = shown(session)
      .messages.filter(({direction}) => direction === 'in')
      .map(({body}) => body);
    expect(bodies).to.deep.equal(['first', 'with a file', 'after it']);
  });

  it('are the same attachment when they are tried again, and another one when their description changes', async () => {
    const {session, door, uploads, key} = await open(new ChatError('backend-unavailable', 'gone', {retryable: true}));
    await session.call('changeFiles', key, {type: 'add', files: [note()]});
    door.open();
    const failed = await until(() => tray(session, key).find(({status}) => status === 'failed'), 'the failure');
    expect(failed.error?.retryable).to.be.true;
    await session.call('changeFiles', key, {type: 'retry', id: failed.id});
    const first = await until(() => tray(session, key)[0]?.attachmentId, 'the upload');
    await session.call('changeFiles', key, {type: 'describe', id: failed.id, alt: 'Notes'});
    const second = await until(() => tray(session, key)[0]?.attachmentId, 'the upload with words');
    expect(second).not.to.equal(first);
    expect(uploads).to.deep.equal(['note.txt', 'note.txt', 'note.txt Notes']);
  });

  it('are tried again with the message that waits for them', async () => {
    const {session, door, key} = await open(new ChatError('backend-unavailable', 'gone', {retryable: true}));
    await session.call('changeFiles', key, {type: 'add', files: [note()]});
    door.open();
    await until(() => tray(session, key)[0]?.status === 'failed', 'the failure');
    await session.call('changeFiles', key, {type: 'send', body: 'see', files: tray(session, key)});
    const [message] = await until(() => shown(session).messages.length > 0 && shown(session).messages, 'the message');
    expect(message?.attachments).to.have.length(1);
  });

  it('go back to the tray with a message whose upload was cancelled, and can be sent again', async () => {
    const {session, door, key} = await open();
    session.sendMessage(key, 'first');
    const id = await until(() => session.state.conversations[0]?.id, 'the conversation');
    await session.call('changeFiles', id, {type: 'add', files: [note()]});
    await session.call('changeFiles', id, {type: 'send', body: 'see', files: tray(session, id)});
    const [waiting] = await until(() => shown(session).outgoing.length > 0 && shown(session).outgoing, 'the bubble');
    await session.call('changeFiles', id, {type: 'remove', id: waiting?.files?.[0]?.id ?? ''});
    const [failed] = await until(
      () => shown(session).outgoing[0]?.delivery === 'failed' && shown(session).outgoing,
      'the failure',
    );
    session.discardFailed(id, failed?.clientId ?? '', true);
    await session.call('changeFiles', id, {type: 'restore', body: 'see', files: failed?.files ?? []});
    expect(tray(session, id).map(({status}) => status)).to.deep.equal(['failed']);
    door.open();
    await session.call('changeFiles', id, {type: 'send', body: 'see', files: tray(session, id)});
    await until(() => shown(session).messages.some(({attachments}) => attachments.length === 1), 'the message');
  });

  it('go along when the draft becomes a conversation, and away with the visitor', async () => {
    const {session, door, key} = await open();
    await session.call('changeFiles', key, {type: 'add', files: [note()]});
    session.sendMessage(key, 'without it');
    const id = await until(() => session.state.conversations[0]?.id, 'the conversation');
    expect(tray(session, id).map(({file}) => file.name)).to.deep.equal(['note.txt']);
    expect(tray(session, key)).to.be.empty;
    door.open();
    await session.call('logout');
    expect(session.state.composerFiles ?? {}).to.deep.equal({});
  });

  it('are forgotten when they are taken out', async () => {
    const {session, door, uploads, key} = await open();
    await session.call('changeFiles', key, {type: 'add', files: [note('one.txt'), note('two.txt')]});
    await session.call('changeFiles', key, {type: 'remove', id: tray(session, key)[0]?.id ?? ''});
    expect(tray(session, key).map(({file}) => file.name)).to.deep.equal(['two.txt']);
    door.open();
    await until(() => tray(session, key)[0]?.status === 'uploaded', 'the other');
    expect(uploads).to.deep.equal(['one.txt', 'two.txt']);
  });
});
