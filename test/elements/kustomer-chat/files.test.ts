import {expect} from '@open-wc/testing';
import {expectAccessible} from '../../support/axe.js';
import {agentMessages} from '../../support/agent-api.js';
import {newChat, until, type ChatPage} from '../../support/chat-page.js';

/** A real picture of this size. */
async function picture(width: number, height: number, name: string): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.fillRect(0, 0, width, height);
  return new File([await canvas.convertToBlob({type: 'image/png'})], name, {type: 'image/png'});
}

async function paste(chat: ChatPage, ...files: readonly File[]): Promise<void> {
  const field = await until(() => chat.field, 'a composer');
  const clipboardData = new DataTransfer();
  for (const file of files) clipboardData.items.add(file);
  field.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, composed: true, cancelable: true}));
}

const inThread = (chat: ChatPage, selector: string) => chat.thread?.shadowRoot?.querySelector<HTMLElement>(selector);

describe('files that a customer sends', () => {
  it('begin a conversation without a word, and are a picture with its size for everybody', async () => {
    const chat = await newChat();
    await chat.element.open();
    await paste(chat, await picture(400, 200, 'crack.png'));
    await until(() => chat.composer?.shadowRoot?.querySelector('.thumb.uploaded'), 'the upload');
    chat.composer?.shadowRoot?.querySelector<HTMLElement>('.send')?.click();
    const {conversationId} = await chat.event('kustomer-conversation-create');
    const sent = await chat.event('kustomer-message-sent');
    expect(sent.attachments.map(({name}) => name)).to.deep.equal(['crack.png']);
    const image = await until(() => inThread(chat, '.photo img'), 'the picture');
    expect(image.getBoundingClientRect().height).to.equal(112);
    expect(inThread(chat, '.bub')).to.be.null;
    const [message] = await agentMessages(conversationId);
    expect(message?.attachments[0]).to.include({name: 'crack.png', width: 400, height: 200});
    await until(() => chat.threadText.includes('Sent'), 'Sent');
    await expectAccessible(chat.thread);
  });

  it('survive a way to the list of conversations and back', async () => {
    const chat = await newChat();
    await chat.element.open();
    await chat.write('Hello');
    await chat.event('kustomer-conversation-create');
    await until(() => chat.threadText.includes('Sent'), 'Sent');
    await paste(chat, new File(['some notes'], 'notes.txt', {type: 'text/plain'}));
    await until(() => chat.composer?.shadowRoot?.querySelector('.thumb.uploaded'), 'the upload');
    chat.back?.click();
    const row = await until(() => chat.home?.shadowRoot?.querySelector<HTMLElement>('button.row'), 'the list');
    row.click();
    await until(() => chat.composer?.shadowRoot?.querySelector('.thumb.uploaded'), 'the tray');
    await chat.write('Here they are');
    await until(() => inThread(chat, 'a.file'), 'the file');
    expect(inThread(chat, 'a.file')?.getAttribute('aria-label')).to.equal('Download notes.txt, TXT, 10 bytes');
  });
});
