import {expect} from '@open-wc/testing';
import {agentMessages} from '../../support/agent-api.js';
import {newChat} from '../../support/chat-page.js';
import {newText, refusal} from '../../support/errors.js';

const file = (text = 'some notes', name = 'notes.txt') => new File([text], name, {type: 'text/plain'});

describe('uploadAttachment()', () => {
  it('brings a file with progress, and a message takes it', async () => {
    const chat = await newChat();
    const progress: [number, number][] = [];
    const big = file('x'.repeat(400_000));
    const uploaded = await chat.element.uploadAttachment(
      {file: big, alt: 'Notes'},
      {onProgress: (sent, size) => progress.push([sent, size])},
    );
    expect(uploaded).to.include({name: 'notes.txt', contentType: 'text/plain', contentLength: 400_000});
    expect(progress.at(-1)).to.deep.equal([400_000, 400_000]);
    const {conversationId} = await chat.element.createConversation({message: newText()});
    const sent = await chat.element.sendMessage({conversationId, attachments: [{attachmentId: uploaded.attachmentId}]});
    expect(sent.attachments.map(({id, name}) => [id, name])).to.deep.equal([[uploaded.attachmentId, 'notes.txt']]);
    const url = sent.attachments[0]?.url ?? '';
    expect(await (await fetch(url)).text()).to.have.length(400_000);
    expect((await agentMessages(conversationId)).at(-1)?.attachments).to.have.length(1);
  });

  it('goes on with the same attachment after it was cancelled', async () => {
    const chat = await newChat();
    const ending = new AbortController();
    const notes = file();
    const cancelled = chat.element.uploadAttachment({file: notes}, {signal: ending.signal});
    ending.abort();
    expect(await refusal(cancelled)).to.include({code: 'aborted'});
    const again = await chat.element.uploadAttachment({file: notes});
    expect(again.attachmentId).to.be.a('string');
    const other = await chat.element.uploadAttachment({file: notes});
    expect(other.attachmentId).not.to.equal(again.attachmentId);
  });

  it('refuses what is too large, of another type, or no file, before anything is sent', async () => {
    const chat = await newChat();
    await chat.element.open();
    const tooLarge = await refusal(chat.element.uploadAttachment({file: file('x'.repeat(5_000_001))}));
    expect(tooLarge).to.include({code: 'attachment-too-large', status: 413, source: 'file'});
    expect(tooLarge.message).to.contain('5 MB').and.to.contain('notes.txt');
    const program = new File(['MZ'], 'run.exe', {type: 'application/x-msdownload'});
    const wrongType = await refusal(chat.element.uploadAttachment({file: program}));
    expect(wrongType).to.include({code: 'attachment-type', status: 415});
    const wrong = [
      [{}, {}, 'file'],
      [{file: 'notes.txt'}, {}, 'file'],
      [{file: new Blob(['x'])}, {}, 'name'],
      [{file: file()}, {onProgress: 1}, 'onProgress'],
      [{file: file()}, {signal: true}, 'signal'],
    ] as const;
    for (const [options, control, source] of wrong) {
      const error = await refusal(chat.element.uploadAttachment(options as never, control as never));
      expect(error).to.include({code: 'invalid-request', status: 400, source});
    }
  });
});

describe('sendMessage({attachments})', () => {
  it('brings the files first and keeps the order of the messages', async () => {
    const chat = await newChat();
    const {conversationId} = await chat.element.createConversation({message: newText()});
    const [withFile, after] = await Promise.all([
      chat.element.sendMessage({conversationId, body: 'see this', attachments: [{file: file()}]}),
      chat.element.sendMessage({conversationId, body: 'after it'}),
    ]);
    expect(withFile.attachments.map(({name, contentLength}) => [name, contentLength])).to.deep.equal([
      ['notes.txt', 10],
    ]);
    const {messages} = await chat.element.getMessages({conversationId});
    expect(messages.slice(1).map(({messageId}) => messageId)).to.deep.equal([withFile.messageId, after.messageId]);
  });

  it('refuses before anything is shown', async () => {
    const chat = await newChat();
    const {conversationId} = await chat.element.createConversation({message: newText()});
    const big = file('x'.repeat(4_900_000));
    const error = await refusal(
      chat.element.sendMessage({conversationId, body: newText(), attachments: [{file: big}, {file: big}]}),
    );
    expect(error).to.include({code: 'attachment-too-large', status: 413});
    expect((await chat.element.getMessages({conversationId})).messages).to.have.length(1);
  });
});
