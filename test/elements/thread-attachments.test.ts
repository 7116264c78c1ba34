import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {fileStrings} from '../../src/elements/file-strings.js';
import type {KustomerChatViewer} from '../../src/elements/kustomer-chat-viewer.js';
import type {ComposerFile} from '../../src/model/composer-file.js';
import type {Attachment} from '../../src/model/message.js';
import {expectAccessible} from '../support/axe.js';
import {sampleMessage} from '../support/model-samples.js';
import {ThreadPage} from '../support/thread-page.js';

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
/** A picture that loads, under an address that a message may have. */
const pictureUrl = URL.createObjectURL(
  new Blob([Uint8Array.from(atob(pixel.split(',')[1] ?? ''), (c) => c.charCodeAt(0))], {type: 'image/png'}),
);
const nowhere = 'http://localhost:1/nothing.png';

function attachment(id: string, change: Partial<Attachment> = {}): Attachment {
  return {
    id,
    name: `${id}.png`,
    contentType: 'image/png',
    size: 118_000,
    width: 800,
    height: 600,
    alt: null,
    url: pictureUrl,
    urlExpiresAt: null,
    ...change,
  };
}
const pdf = attachment('claim', {
  name: 'claim.pdf',
  contentType: 'application/pdf',
  width: null,
  height: null,
  url: 'https://desk.example/v1/attachments/claim',
});

async function openThread(...files: readonly (readonly Attachment[])[]) {
  await fileStrings('en-GB').load();
  const page = await ThreadPage.open(
    files.map((attachments, index) => sampleMessage(index + 1, {body: index === 0 ? 'See this' : '', attachments})),
    {height: 700},
  );
  await waitUntil(() => page.all('.files').length === files.length, 'the files', {timeout: 8000});
  return page.settled();
}

describe('files of a message', () => {
  it('stand below its words, and alone where there are none', async () => {
    const page = await openThread([attachment('crack', {alt: 'A lamp with a crack'})], [pdf]);
    expect(page.all('.bub').map(({textContent}) => textContent.trim())).to.deep.equal(['See this']);
    const [first, second] = page.articles;
    expect(first?.getAttribute('aria-label')).to.contain('See this, A lamp with a crack');
    expect(second?.getAttribute('aria-label')).to.contain('claim.pdf');
    await expectAccessible(page.element);
  });

  it('have their height before a picture is loaded', async () => {
    const page = await openThread([attachment('late', {url: nowhere, width: 800, height: 600})]);
    expect(page.get('.photo img').getBoundingClientRect().height).to.equal(168);
  });

  it('are a link to be saved, by name, kind and size', async () => {
    const page = await openThread([pdf]);
    const link = page.get('a.file');
    expect(link.getAttribute('href')).to.equal(pdf.url);
    expect(link.getAttribute('aria-label')).to.equal('Download claim.pdf, PDF, 118 kB');
    expect(link.getAttribute('rel')).to.equal('noopener noreferrer');
  });

  it('make no link of an address that no browser should follow', async () => {
    const page = await openThread([{...pdf, url: 'javascript:alert(1)'}], [attachment('x', {url: 'data:text/html,x'})]);
    expect(page.all('a')).to.be.empty;
    expect(page.all('img')).to.be.empty;
    expect(page.text).to.contain('claim.pdf').and.to.contain('x.png');
  });

  it('are read again once when their link leads nowhere, and are a card after that', async () => {
    const page = await openThread([attachment('gone', {url: nowhere})]);
    await waitUntil(() => page.session.callsOf('call').length > 0, 'the message is read again', {timeout: 8000});
    expect(page.session.callsOf('call')).to.deep.equal([['reloadMessage', 'co_1', 'me_1']]);
    await page.change({
      messages: {pages: [[sampleMessage(1, {attachments: [attachment('gone', {url: `${nowhere}?new`})]})]], count: 1},
    });
    await waitUntil(() => page.all('a.file').length === 1, 'a card', {timeout: 8000});
    expect(page.session.callsOf('call')).to.have.length(1);
  });

  it('have native controls for video and sound', async () => {
    const page = await openThread([
      attachment('film', {name: 'film.mp4', contentType: 'video/mp4'}),
      attachment('voice', {name: 'voice.mp3', contentType: 'audio/mpeg'}),
    ]);
    expect(page.get('video').hasAttribute('controls')).to.be.true;
    expect(page.get('video').getAttribute('aria-label')).to.equal('Video: film.mp4');
    expect(page.get('audio').hasAttribute('controls')).to.be.true;
  });

  it('say how far they have come, and can be cancelled', async () => {
    const page = await openThread([pdf]);
    const file: ComposerFile = {
      id: 'f1',
      file: new File(['x'.repeat(1000)], 'note.pdf', {type: 'application/pdf'}),
      alt: '',
      status: 'uploading',
      sentBytes: 410,
      attachmentId: null,
      error: null,
    };
    const outgoing = {
      clientId: 'c1',
      body: '',
      files: [file],
      reply: null,
      createdAt: '2026-11-21T13:00:00.000Z',
      delivery: 'sending',
      error: null,
    } as const;
    await page.change({outgoing: [outgoing]});
    expect(page.text).to.contain('Uploading, 41% of 1 kB');
    expect(page.get('progress').getAttribute('aria-label')).to.contain('note.pdf');
    page.button('Cancel the upload of note.pdf').click();
    expect(page.session.callsOf('call')).to.deep.equal([['changeFiles', 'co_1', {type: 'remove', id: 'f1'}]]);
  });

  it('go back to the composer, or out again, with a message that was not sent', async () => {
    const page = await openThread([pdf]);
    const file: ComposerFile = {
      id: 'f1',
      file: new File(['x'], 'note.pdf', {type: 'application/pdf'}),
      alt: '',
      status: 'failed',
      sentBytes: 0,
      attachmentId: null,
      error: null,
    };
    const outgoing = {
      clientId: 'c1',
      body: 'Here',
      files: [file],
      reply: null,
      createdAt: '2026-11-21T13:00:00.000Z',
      delivery: 'failed',
      error: null,
    } as const;
    await page.change({outgoing: [outgoing]});
    page.button('Edit').click();
    expect(page.session.callsOf('call')).to.deep.equal([
      ['changeFiles', 'co_1', {type: 'restore', body: 'Here', files: [file]}],
    ]);
    page.button('try again').click();
    expect(page.session.callsOf('call').at(-1)).to.deep.equal([
      'changeFiles',
      'co_1',
      {type: 'send', body: 'Here', files: [file]},
    ]);
    expect(page.session.callsOf('sendMessage')).to.be.empty;
  });
});

describe('the viewer of photos', () => {
  async function openViewer() {
    const page = await openThread([attachment('one', {alt: 'The first'})], [attachment('two'), attachment('three')]);
    const opener = page.button('Open The first');
    opener.focus();
    opener.click();
    const viewer = await waitUntilFound(() => page.element.shadowRoot?.querySelector('kustomer-chat-viewer'));
    await viewer.updateComplete;
    return {page, viewer, opener, read: () => viewer.shadowRoot?.textContent.replace(/\s+/g, ' ').trim() ?? ''};
  }
  const focused = (viewer: KustomerChatViewer) => viewer.shadowRoot?.activeElement?.getAttribute('aria-label');

  it('starts on Close, keeps focus inside, and gives it back', async () => {
    const {page, viewer, opener} = await openViewer();
    expect(focused(viewer)).to.equal('Close');
    for (let count = 0; count < 8; count++) {
      await sendKeys({press: 'Tab'});
      const inside = viewer.shadowRoot?.activeElement ?? document.activeElement;
      expect(inside === document.body || viewer.shadowRoot?.contains(inside)).to.equal(true);
    }
    await sendKeys({press: 'Escape'});
    await waitUntil(() => !viewer.isConnected, 'closed', {timeout: 8000});
    expect(page.focused).to.equal(opener);
    expect(page.session.callsOf('close')).to.be.empty;
  });

  it('leads through all photos of the thread by keys and buttons', async () => {
    const {viewer, read} = await openViewer();
    expect(read()).to.contain('one.png').and.to.contain('The first').and.to.contain('1 of 3');
    await sendKeys({press: 'ArrowRight'});
    await viewer.updateComplete;
    expect(read()).to.contain('two.png').and.to.contain('2 of 3');
    viewer.shadowRoot?.querySelector<HTMLElement>('[aria-label="Next photo"]')?.click();
    await viewer.updateComplete;
    expect(read()).to.contain('three.png');
    await sendKeys({press: 'ArrowRight'});
    await sendKeys({press: 'Home'});
    await viewer.updateComplete;
    expect(read()).to.contain('one.png');
  });

  it('enlarges by keys, buttons and a double click, and begins anew with the next photo', async () => {
    const {viewer, read} = await openViewer();
    const image = () => viewer.shadowRoot?.querySelector('img');
    await waitUntil(() => image()?.complete, 'the photo', {timeout: 8000});
    const fitting = image()?.getBoundingClientRect().width ?? 0;
    await sendKeys({press: '+'});
    await viewer.updateComplete;
    expect(read()).to.contain('150%');
    expect(image()?.getBoundingClientRect().width).to.be.closeTo(fitting * 1.5, 1);
    image()?.dispatchEvent(new MouseEvent('dblclick', {bubbles: true}));
    await viewer.updateComplete;
    expect(read()).to.contain('100%');
    viewer.shadowRoot?.querySelector<HTMLElement>('[aria-label="Larger"]')?.click();
    viewer.index = 1;
    await waitUntil(() => read().includes('100%'), 'as large as it fits', {timeout: 8000});
  });

  it('has nothing for axe to find', async () => {
    const {viewer} = await openViewer();
    await expectAccessible(viewer);
  });
});

async function waitUntilFound<Found>(find: () => Found | null | undefined): Promise<Found> {
  await waitUntil(() => find(), 'found', {timeout: 8000});
  const found = find();
  if (!found) throw new Error('gone again');
  return found;
}
